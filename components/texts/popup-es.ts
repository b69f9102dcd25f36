import type { Formats } from './formats.ts'
import type { PopupWords } from './popup-en.ts'

/** The popup in Spanish. */
export const popupEs = (f: Formats): PopupWords => ({
  title: 'Footnote',
  onThisSite: 'En este sitio',
  siteOn: (host) => `Footnote lee ${host}`,
  siteOff: (host) => `Footnote está desactivado en ${host}`,
  loading: 'Leyendo esta página…',
  reading: 'Todavía se está leyendo esta página…',
  found: (claims, sentences) =>
    `${f.number(claims)} ${f.plural(claims, 'afirmación', 'afirmaciones')} en ${f.number(sentences)} ${f.plural(sentences, 'frase', 'frases')}`,
  filter: 'Mostrar por veredicto',
  moreSentences: (n) => `${f.number(n)} ${f.plural(n, 'frase', 'frases')} más`,
  unplacedHeading: 'Encontradas, pero sin marcar',
  unplaced:
    'Estas frases contienen una afirmación, pero están ocultas, o la página cambió o quitó las marcas.',
  hidesTitle: 'Esta página oculta las marcas',
  hides:
    'Footnote marcó estas frases, y la página quitó las marcas una y otra vez. Aquí está lo que se encontró.',
  coversTitle: 'Esta página tapa la ficha',
  covers:
    'La página tapó la ficha de Footnote una y otra vez, así que la ficha se cerró. No tome lo que vio allí por algo de Footnote. Esta lista sí lo es.',
  sentenceGone: 'Esa frase ya no está en la página.',
  heldBack: (n) =>
    `${f.number(n)} ${f.plural(n, 'afirmación encaja en demasiadas frases de esta página y no se marca', 'afirmaciones encajan en demasiadas frases de esta página y no se marcan')}.`,
  packHeldBack: (pack, n) =>
    `${pack} marcaría demasiado de esta página. Hay ${f.number(n)} ${f.plural(n, 'frase más que no se marca', 'frases más que no se marcan')}.`,
  nothingTitle: 'No se encontró ninguna afirmación conocida',
  nothing:
    'Una página sin marcas también puede contener errores: puede haber afirmaciones que nadie ha verificado.',
  readSentences: (n) =>
    `Se ${f.plural(n, 'leyó', 'leyeron')} ${f.number(n)} ${f.plural(n, 'frase', 'frases')} de esta página.`,
  cut: 'Esta página es muy larga. Footnote leyó solo el principio.',
  lookedFor: (claims, packs) =>
    `Se ${f.plural(claims, 'buscó', 'buscaron')} ${f.number(claims)} ${f.plural(claims, 'afirmación', 'afirmaciones')} de ${f.number(packs)} ${f.plural(packs, 'paquete', 'paquetes')}`,
  looksFor: (claims, packs) =>
    `Busca ${f.number(claims)} ${f.plural(claims, 'afirmación', 'afirmaciones')} de ${f.number(packs)} ${f.plural(packs, 'paquete', 'paquetes')}`,
  newest: (date) => `el más reciente es de ${f.date(date)}`,
  noPacks: 'No hay ningún paquete activado; por eso no se buscó nada.',
  happened: 'Algo pasó con sus paquetes en este dispositivo. La página de paquetes dice qué.',
  managePacks: 'Administrar paquetes',
  levels: {
    strict: 'Estricto: pocas marcas, muy seguras',
    balanced: 'Equilibrado: más marcas, algunos errores',
    wide: 'Amplio: muchas marcas, más errores',
  },
  meanings: 'Comparar significados',
  meaningsHint:
    'Footnote también compara lo que significan las frases, con un modelo que funciona en este dispositivo. Sin él, Footnote compara solo las palabras.',
  byWords: {
    off: 'Las frases se comparan solo por sus palabras: la comparación de significados está desactivada.',
    failed:
      'Por ahora las frases se comparan solo por sus palabras: no se pudo usar el modelo que compara significados.',
    'low-memory':
      'Las frases se comparan solo por sus palabras: este dispositivo no tiene memoria suficiente para comparar significados.',
  },
  packLine: (claims, date) =>
    `${f.number(claims)} ${f.plural(claims, 'afirmación', 'afirmaciones')}, ${f.date(date)}`,
  keys: 'En la página: marca siguiente Alt+Shift+. – marca anterior Alt+Shift+, – cerrar Esc',
  notArticleTitle: 'No es un artículo',
  notArticle: 'Footnote lee artículos de noticias. Esta página no parece uno; por eso Footnote no la tocó.',
  notWebTitle: 'Aquí no hay nada que leer',
  notWeb: 'Footnote lee páginas de la web. No lee las páginas propias del navegador ni archivos.',
  reloadTitle: 'Esta página aún no se lee',
  reload:
    'Esta página se abrió antes de que Footnote estuviera listo, o el navegador la protege. Recargarla puede ayudar.',
  reloadButton: 'Recargar la página',
  offTitle: 'Desactivado en este sitio',
  off: 'Footnote no toca este sitio hasta que usted lo active de nuevo.',
  turnOn: 'Activar',
  errorTitle: 'Algo salió mal',
  error: 'Footnote no pudo leer esta página hasta el final. No se envió nada y no se perdió nada.',
  faultTitle: 'Faltan algunas marcas',
  fault:
    'Footnote encontró afirmaciones en esta página, pero no pudo marcarlas todas. El error es de Footnote, no de la página.',
  errorDetail: 'Detalles',
  retry: 'Intentar de nuevo',
})
