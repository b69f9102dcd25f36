import type { Words } from './en.ts'
import type { Formats } from './formats.ts'

/** The interface in Spanish. */
export const es = (f: Formats): Words => ({
  verdicts: {
    refuted: 'Refutado',
    misleading: 'Engañoso',
    mixed: 'Mixto',
    supported: 'Respaldado',
    unproven: 'Sin probar',
  },
  verdictMeanings: {
    refuted: 'Las pruebas muestran que no es así.',
    misleading: 'Lo que dice puede ser cierto; lo que da a entender, no.',
    mixed: 'Una parte es cierta y otra no.',
    supported: 'Las pruebas muestran que es así.',
    unproven: 'Las pruebas no deciden en ningún sentido.',
  },
  lifecycles: {
    draft: 'Borrador',
    corrected: 'Verificación corregida',
    disputed: 'Verificación discutida',
    withdrawn: 'Verificación retirada',
    superseded: 'Verificación reemplazada',
  },
  since: (date) => `desde ${f.date(date)}`,
  accurateWhenWritten: 'Exacto cuando se escribió',
  heldWhenWritten: 'Verificado para esta fecha',
  outdated: 'Desactualizado',
  notYet: 'Anterior a la verificación',
  heldUntil: (until) => `El veredicto vale hasta ${f.date(until)}. Esta página es anterior a ese día.`,
  outdatedSince: (until) => `El veredicto vale hasta ${f.date(until)}. Esta página es más reciente.`,
  appliesFrom: (from) => `El veredicto vale desde ${f.date(from)}. Esta página es anterior.`,
  holds: (from, until) =>
    from === undefined
      ? `El veredicto vale hasta ${f.date(until ?? '')}`
      : until === undefined
        ? `El veredicto vale desde ${f.date(from)}`
        : `El veredicto vale desde ${f.date(from)} hasta ${f.date(until)}`,

  kinds: {
    'primary-document': (n) => f.plural(n, 'documento primario', 'documentos primarios'),
    'official-data': (n) => f.plural(n, 'dato oficial', 'datos oficiales'),
    'official-statement': (n) => f.plural(n, 'declaración oficial', 'declaraciones oficiales'),
    transcript: (n) => f.plural(n, 'transcripción', 'transcripciones'),
    study: (n) => f.plural(n, 'estudio', 'estudios'),
    poll: (n) => f.plural(n, 'encuesta', 'encuestas'),
    report: (n) => f.plural(n, 'noticia', 'noticias'),
    'fact-check': (n) => f.plural(n, 'verificación', 'verificaciones'),
    other: (n) => f.plural(n, 'otra fuente', 'otras fuentes'),
  },
  relations: { supports: 'Respalda', refutes: 'Refuta', context: 'Contexto' },
  sources: (n) => `${f.number(n)} ${f.plural(n, 'fuente', 'fuentes')}`,
  sourcesHeading: 'Fuentes',
  sourceKinds: (kinds) => f.list(kinds),
  countOf: (n, what) => `${f.number(n)} ${what}`,
  published: (date) => `Publicado: ${f.date(date)}`,
  accessed: (date) => `leído: ${f.date(date)}`,
  archived: (host) => `Copia archivada en ${host}`,
  noLink: 'La dirección de esta fuente no es una dirección https simple; por eso no es un enlace.',
  quotedPassage: 'Pasaje citado',
  opensIn: (host) => `abre ${host} en una pestaña nueva`,

  stances: {
    asserted: 'Esta página lo afirma con sus propias palabras',
    attributed: 'Esta página lo presenta como palabras de otra persona',
    denied: 'Esta página dice que no es así',
    asked: 'Esta página pregunta si es así',
  },
  attributedTo: 'Atribuido a ',
  deniedBy: 'Negado por ',

  card: (verdict) => `Footnote: ${verdict}`,
  cardUnknown: 'Footnote',
  close: 'Cerrar (Esc)',
  previousMark: 'Marca anterior',
  nextMark: 'Marca siguiente',
  claimsInSentence: 'Afirmaciones en esta frase',
  claimTab: (index, count, verdict) => `Afirmación ${f.number(index)} de ${f.number(count)}: ${verdict}`,
  finding: 'Conclusión',
  ratedBefore: 'Calificado ',
  ratedBy: ' por ',
  rating: (value, best) => `${f.number(value)} de ${f.number(best)}`,
  scale: (name) => `Escala: ${name}`,
  scaleLink: 'Sobre esta escala',
  reviewed: (date) => `revisado: ${f.date(date)}`,
  explanation: 'Explicación',
  claimMissing: 'Esta afirmación ya no está en sus paquetes.',
  claimant: (name, role) => (role === undefined ? name : `${name}, ${role}`),
  firstSaid: 'Dicho por primera vez',
  saidBy: 'Dicho por',
  fromPack: (pack) => `Paquete: ${pack}`,
  corrections: 'Política de correcciones',
  sourcing: 'Política de fuentes',

  why: '¿Por qué esta frase?',
  sure: (score) =>
    score >= 0.995
      ? 'Más de 99 % de seguridad de que la frase dice lo mismo que la afirmación.'
      : `${f.percent(score)} de seguridad de que la frase dice lo mismo que la afirmación.`,
  sureShort: (score) => (score >= 0.995 ? '> 99 % de seguridad' : `${f.percent(score)} de seguridad`),
  onThisPage: 'En esta página',
  comparedWith: 'Comparado con',
  underlined: 'Las palabras subrayadas coinciden con la afirmación.',
  standsFor: (here, there) => `«${here}» equivale a «${there}»`,
  fromContext: 'Tomado del texto anterior',
  missing: 'No aparece en esta página',
  guardPassed: 'Se cumple',
  guardFailed: 'No se cumple',
  guards: 'Condiciones',
  markMeans:
    'Una marca indica que la frase contiene una afirmación verificada. No indica que la afirmación sea falsa.',

  popup: {
    title: 'Footnote',
    onThisSite: 'En este sitio',
    siteOn: (host) => `Footnote lee ${host}`,
    siteOff: (host) => `Footnote está desactivado en ${host}`,
    loading: 'Mirando esta página …',
    reading: 'Todavía leyendo esta página …',
    found: (claims, sentences) =>
      `${f.number(claims)} ${f.plural(claims, 'afirmación', 'afirmaciones')} en ${f.number(sentences)} ${f.plural(sentences, 'frase', 'frases')}`,
    filter: 'Mostrar por estado',
    all: 'Todas',
    count: (n, verdict) => `${verdict}: ${f.number(n)}`,
    goTo: (sentence) => `Ir a la frase: ${sentence}`,
    unplacedHeading: 'Encontradas, pero sin lugar',
    unplaced: 'Estas frases se leyeron, pero su lugar en la página cambió o está oculto.',
    cannotGo: 'No hay un lugar en la página adonde ir',
    sentenceGone: 'Esa frase ya no está en la página.',
    nothingTitle: 'No se encontró ninguna afirmación conocida',
    nothing:
      'Una página sin marcas no es por eso verdadera: puede contener afirmaciones que nadie ha verificado.',
    readSentences: (n) =>
      `Se ${f.plural(n, 'leyó', 'leyeron')} ${f.number(n)} ${f.plural(n, 'frase', 'frases')} de esta página.`,
    lookedFor: (claims, packs) =>
      `Se ${f.plural(claims, 'buscó', 'buscaron')} ${f.number(claims)} ${f.plural(claims, 'afirmación', 'afirmaciones')} de ${f.number(packs)} ${f.plural(packs, 'paquete', 'paquetes')}`,
    newest: (date) => `el más reciente es de ${f.date(date)}`,
    noPacks: 'No hay ningún paquete activado; por eso no se buscó nada.',
    levels: {
      strict: 'Estricto: marca solo lo muy seguro',
      balanced: 'Equilibrado: marca más, con algunos errores',
      wide: 'Amplio: marca mucho, con más errores',
    },
    packDetails: 'Paquetes',
    packLine: (claims, date) =>
      `${f.number(claims)} ${f.plural(claims, 'afirmación', 'afirmaciones')}, ${f.date(date)}`,
    notArticleTitle: 'No es un artículo',
    notArticle: 'Footnote lee artículos de noticias. Esta página no parece uno; por eso no se tocó.',
    notWebTitle: 'Aquí no hay nada que leer',
    notWeb: 'Footnote lee páginas web. El navegador se reserva esta página.',
    reloadTitle: 'Esta página aún no se lee',
    reload:
      'Esta página se abrió antes de que Footnote estuviera listo, o el navegador la protege. Recargarla puede ayudar.',
    reloadButton: 'Recargar la página',
    offTitle: 'Desactivado en este sitio',
    off: 'Footnote no toca este sitio hasta que usted lo active de nuevo.',
    turnOn: 'Activar',
    errorTitle: 'Algo salió mal',
    error: 'Footnote no pudo terminar de mirar esta página. No se envió nada y no se perdió nada.',
    errorDetail: 'Detalles',
    retry: 'Intentar de nuevo',
    privacy: 'Todo en su dispositivo',
  },
})
