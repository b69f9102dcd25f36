import type { Formats } from './formats.ts'
import type { PacksWords } from './packs-en.ts'

/** The packs page in Spanish. */
export const packsEs = (f: Formats): PacksWords => ({
  title: 'Paquetes',
  intro:
    'Un paquete es una lista de afirmaciones verificadas de un mismo editor. Footnote busca las afirmaciones de sus paquetes en las páginas que usted lee. Lo hace en este dispositivo.',
  loading: 'Cargando sus paquetes…',
  none: 'No hay ningún paquete instalado; por eso Footnote no marca nada. Elija uno abajo o añada uno suyo.',
  yours: 'Sus paquetes',
  claims: (n) => `${f.number(n)} ${f.plural(n, 'afirmación', 'afirmaciones')}`,
  by: 'de ',
  on: 'Activado',
  off: 'Desactivado',
  lookFor: (pack) => `Buscar las afirmaciones de ${pack}`,
  version: 'Versión',
  versionLine: (version, date) => `${f.number(version)}, publicada el ${f.date(date)}`,
  installed: 'En este dispositivo desde',
  licence: 'Licencia',
  languages: 'Idiomas',
  origin: 'Procedencia',
  fromExtension: 'El propio Footnote',
  fromFile: (name) => `El archivo ${name}. Sin firma.`,
  fromChannel: (host) => `${host}, con firma`,
  policies: 'Normas',
  sourcing: 'Fuentes y método',
  corrections: 'Correcciones',
  homepage: 'Sitio web',
  moveUp: (pack) => `Subir ${pack}`,
  moveDown: (pack) => `Bajar ${pack}`,
  rollBack: (version) => `Volver a la versión ${f.number(version)}…`,
  rollBackTitle: (pack, version) => `¿Volver a la versión ${f.number(version)} de ${pack}?`,
  rollBackText: (from) =>
    `La versión ${f.number(from)} se elimina y no vuelve por sí sola. Las más nuevas sí llegan.`,
  rollBackYes: 'Volver',
  remove: 'Eliminar…',
  removeTitle: (pack) => `¿Eliminar ${pack}?`,
  removeText: (n) =>
    `${f.plural(n, 'Su afirmación se borra', `Sus ${f.number(n)} afirmaciones se borran`)} de este dispositivo y ya no se ${f.plural(n, 'marca', 'marcan')} en las páginas.`,
  directory: 'Paquetes para elegir',
  directoryText:
    'Esta lista viene con Footnote. Dice quién publica un paquete, no que sus afirmaciones sean correctas.',
  here: 'En este dispositivo',
  topics: 'Trata de:',
  address: 'Canal',
  listedLookAt: (pack) => `Verlo: ${pack}`,
  putBack: 'Restaurar',
  putBackPack: (pack) => `Restaurar ${pack}`,
  removeForGood: 'No vuelve por sí solo. Puede restaurarlo desde la lista de paquetes de esta página.',
  removeChannel: 'Deja de actualizarse, y Footnote olvida las claves de su canal.',
  removeYes: 'Eliminar',
  keep: 'Cancelar',
  close: 'Cerrar',
  working: {
    fetching: 'Contactando con el canal…',
    reading: 'Leyendo el archivo…',
    storing: 'Guardando las afirmaciones…',
    indexing: 'Preparando las afirmaciones…',
  },
  workHint: 'Hasta que termine, las páginas se marcan con sus paquetes como estaban.',
  problemTitle: 'No se pudo hacer',
  problemKept: 'Sus paquetes están como estaban.',
  problems: {
    address: 'La dirección de un canal empieza por https:// y no lleva nombre de usuario ni contraseña.',
    'address-inside':
      'La dirección lleva a un dispositivo o a una red de usted. Un canal tiene que estar en un sitio público.',
    network: 'No se pudo llegar al canal.',
    'not-found': 'No hay ningún canal en esa dirección.',
    expired:
      'Las firmas del canal han caducado y nadie responde de lo que ofrece. El editor tiene que firmar de nuevo, salvo que el reloj de este dispositivo esté mal.',
    unsigned: 'Lo que envió el canal no está firmado con las claves que él mismo nombra.',
    'other-keys':
      'Las claves del canal no son las de la lista de paquetes de Footnote. Puede que otra persona controle el canal.',
    changed: 'El canal ha cambiado desde que usted lo vio. Véalo de nuevo.',
    rollback: 'El canal envió algo más antiguo que lo que Footnote ya había visto.',
    mismatch: 'Lo que envió el canal no es lo que se firmó.',
    'too-long': 'El canal envió más de lo permitido.',
    malformed: 'No hay ningún canal en esa dirección, o lo que envió no se puede leer.',
    storage: 'Este dispositivo no pudo guardar lo necesario. ¿Queda espacio?',
    'disk-full':
      'El disco de este dispositivo está lleno y no se pudo guardar nada. Libere espacio e inténtelo de nuevo; después, cierre y abra el navegador una vez.',
    quota: 'El navegador no da más espacio a Footnote. Quite un paquete que no necesite o libere espacio.',
    'database-newer':
      'En este dispositivo se usó una versión más nueva de Footnote. Esta versión no puede leer lo que guardó: actualice Footnote.',
    'upgrade-blocked':
      'Una copia más antigua de Footnote en otra pestaña o ventana retiene los datos. Cierre las otras páginas de Footnote o inicie de nuevo el navegador.',
    'newer-record':
      'Una versión más nueva de Footnote guardó este ajuste. Esta versión no puede cambiarlo: actualice Footnote.',
    'storage-failed':
      'El navegador no pudo leer o escribir sus datos y no dice por qué. Inicie de nuevo el navegador; si no ayuda, mire si el disco está lleno.',
    'no-such-target':
      'El canal no tiene ningún paquete con ese nombre, o tiene varios. Los detalles dicen cuáles.',
    'file-gone': 'El archivo ya no se puede leer. Elíjalo de nuevo.',
    'file-changed': 'El archivo ha cambiado desde que usted lo vio. Elíjalo de nuevo.',
    'file-too-large': 'El archivo es mayor de lo que puede ser un paquete.',
    'file-name-taken':
      'El paquete lleva el nombre de uno que viene con Footnote, está en su lista o llega de un canal firmado. Un archivo sin firma no puede ocupar su lugar.',
    'file-newer': 'El paquete se hizo para una versión más nueva de Footnote.',
    'file-invalid': 'El archivo no es un paquete, está incompleto o se cambió después de hacerse.',
  },
  incidents: {
    title: 'Algo pasó con sus paquetes',
    missing: (pack, n) =>
      `${pack} se dañó en este dispositivo: ${f.plural(n, 'faltaba', 'faltaban')} ${f.number(n)} de sus afirmaciones.`,
    changed: (pack) => `${pack} se dañó en este dispositivo.`,
    beforeDamaged: (pack) =>
      `La versión anterior de ${pack} se dañó en este dispositivo; ya no se puede volver a ella.`,
    waitingDamaged: (pack) =>
      `Una versión de ${pack} que esperaba su respuesta se dañó en este dispositivo. Se le preguntará de nuevo.`,
    wentBack: (pack) => `En este dispositivo ${pack} había vuelto a un estado anterior.`,
    lost: (pack) => `${pack} se perdió en este dispositivo.`,
    unsubscribed: (pack) =>
      `Footnote ha perdido el canal de ${pack}. El paquete sigue funcionando, pero no recibe actualizaciones.`,
    recordsLost:
      'Footnote ha perdido sus ajustes en este dispositivo. Los sitios que usted desactivó se leen de nuevo, y las marcas son estrictas. Sus paquetes siguen aquí.',
    everythingLost:
      'Se perdió todo lo que Footnote guardaba en este dispositivo: sus paquetes, canales y ajustes. Solo han vuelto los paquetes que vienen con Footnote.',
    indexBehind:
      'Su último cambio está hecho, pero Footnote no pudo preparar las afirmaciones. Lo intenta de nuevo por sí mismo.',
    restored: 'Ha vuelto tal como estaba.',
    fetching: 'Footnote lo pide a su canal; hasta entonces pueden faltar marcas.',
    addFile: (file) => `También se perdió su copia. Añada de nuevo el archivo ${file}.`,
    subscribe: (address) => `Suscríbase de nuevo: ${address}`,
    addAgain: 'Añada abajo de nuevo sus otros paquetes.',
    found: (when) => `Visto el ${when}.`,
    seen: 'Entendido',
  },
  details: 'Detalles',
  waitingTitle: (version) => `La versión ${f.number(version)} espera su respuesta`,
  waitingText: 'El cambio es grande; por eso la versión no se usa hasta que usted acepte.',
  waitingLook: 'Ver los cambios…',
  waitingAsk: (pack, version) => `¿Usar la versión ${f.number(version)} de ${pack}?`,
  waitingYes: 'Usarla',
  waitingDecline: 'Rechazar esta versión',
  reasons: {
    verdicts: (n, of) => `Cambian ${f.number(n)} de ${f.number(of)} veredictos.`,
    withdrawn: (n, of) =>
      `${f.number(n)} de ${f.number(of)} ${f.plural(of, 'afirmación se retira o falta', 'afirmaciones se retiran o faltan')}.`,
    rewritten: (n, of) =>
      `${f.number(n)} de ${f.number(of)} ${f.plural(of, 'afirmación dice', 'afirmaciones dicen')} otra cosa que antes, o ${f.plural(of, 'tiene', 'tienen')} más formulaciones.`,
    unsigned: 'El paquete que usted tiene no tiene firma. Este sí, y ocupa su lugar.',
    broad: (n, of) =>
      `Sus afirmaciones nuevas son demasiado amplias: aparecieron en ${f.number(n)} de ${f.number(of)} frases corrientes que no afirman nada de eso.`,
    growth: (n, of) =>
      `Hay ${f.number(n)} ${f.plural(n, 'afirmación nueva', 'afirmaciones nuevas')}, junto a ${f.number(of)} que usted aceptó.`,
    publisher: (before, after) => `Cambia el editor: antes ${before}, ahora ${after}.`,
    licence: (before, after) => `Cambia la licencia: antes ${before}, ahora ${after}.`,
  },
  changes: 'Qué cambia',
  since: (version) =>
    `En comparación con la versión ${f.number(version)}, la última que usted aceptó. Las siguientes cambiaron demasiado poco para preguntarle.`,
  comparing: 'Comparando las dos versiones…',
  unchanged: 'Ninguna afirmación cambia.',
  flipped: (n) =>
    `${f.plural(n, 'Cambia', 'Cambian')} ${f.number(n)} ${f.plural(n, 'veredicto', 'veredictos')}`,
  withdrawn: (n) =>
    `${f.plural(n, 'Se retira', 'Se retiran')} ${f.number(n)} ${f.plural(n, 'afirmación', 'afirmaciones')}`,
  rewritten: (n) =>
    `${f.number(n)} ${f.plural(n, 'afirmación reescrita', 'afirmaciones reescritas')}: otras palabras, otra calificación, conclusión, condición o fuente`,
  added: (n) => `${f.number(n)} ${f.plural(n, 'afirmación nueva', 'afirmaciones nuevas')}`,
  changed: (n) =>
    `${f.number(n)} ${f.plural(n, 'afirmación cambia, pero no su veredicto', 'afirmaciones cambian, pero no su veredicto')}`,
  same: (n) =>
    `${f.number(n)} ${f.plural(n, 'afirmación queda como está', 'afirmaciones quedan como están')}.`,
  andMore: (n) => `y ${f.number(n)} más`,
  turns: 'pasa a',
  add: 'Añadir un paquete',
  addText: 'Suelte aquí un archivo de paquete, o',
  addChoose: 'Elegir un archivo…',
  addHint: 'Antes de instalar nada, verá lo que contiene el paquete.',
  drop: 'Suelte el archivo para verlo',
  stop: 'Detener',
  preview: (pack) => `¿Añadir ${pack}?`,
  previewReplace: (pack) => `¿Reemplazar ${pack}?`,
  previewYes: 'Añadir',
  previewReplaceYes: 'Reemplazar',
  unsigned:
    'Este paquete viene de un archivo y no está firmado: nadie responde de quién lo hizo. Añádalo solo si sabe de dónde viene.',
  triedOut: (of) =>
    `Probado con ${f.number(of)} frases corrientes que no afirman nada de eso: no marcaría ninguna.`,
  triedOutFew: (n, of) =>
    `Probado con ${f.number(of)} frases corrientes que no afirman nada de eso: marcaría ${f.number(n)} por error.`,
  triedOutBroad: (n, of) =>
    `Este paquete es demasiado amplio. Se probó con ${f.number(of)} frases corrientes que no afirman nada de eso, y marcaría ${f.number(n)}. Habrá muchas marcas equivocadas.`,
  triedOutSuch: (sentence) => `Por ejemplo: «${sentence}»`,
  doubts: {
    mixed: (word) =>
      `El nombre del editor mezcla letras de distintos alfabetos en «${word}». Nombres así sirven para hacerse pasar por otro.`,
    looksLike: (name) =>
      `El nombre del editor se parece a ${name}, pero está escrito con otros caracteres. Puede que alguien se haga pasar por ese editor.`,
    otherSite: (name, site) =>
      `Usted conoce a ${name} por ${site}. Este paquete tiene el mismo nombre y otra dirección. Puede que alguien se haga pasar por ese editor.`,
  },
  sameFile: 'Este mismo archivo ya está instalado.',
  replaces: (pack, publisher, version) =>
    `Reemplaza ${pack}, de ${publisher}, versión ${f.number(version)}. Podrá volver a esa versión.`,
  replacesUnsigned: (pack, publisher, version) =>
    `Ocupa el lugar de ${pack}, de ${publisher}, versión ${f.number(version)}, que no tiene firma y se elimina.`,
  older: (mine, theirs) =>
    `Es más antiguo: usted tiene la versión ${f.number(mine)} y esta es la ${f.number(theirs)}.`,
  samples: 'Algunas de sus afirmaciones',
  signed: (host) => `Firmado con las claves del canal de ${host}. Huella de las claves:`,
  signedHint:
    'Si el editor muestra una huella en otro lugar, debe ser la misma. Toda versión posterior debe estar firmada con las mismas claves o con otras que estas hayan aprobado.',
  otherKeys:
    'Usted tiene este paquete de un canal con otra huella. Suscríbase solo si sabe por qué es distinta: otra persona puede estar haciéndose pasar por el editor.',
  signedListed:
    'La lista de paquetes de Footnote tiene la misma huella. Toda versión posterior debe estar firmada con las mismas claves o con otras que estas hayan aprobado.',
  subscribeYes: 'Suscribirse',
  addressLabel: 'O la dirección de un canal, para un paquete que se actualiza solo',
  addressHint: 'https://…',
  addressLook: 'Verlo',
  linkTitle: (host) => `¿Ver el canal de ${host}?`,
  linkText: 'Un enlace le trajo aquí. Ofrece un paquete que se actualiza solo, desde esta dirección:',
  linkTextFrom: (host) =>
    `Un enlace de ${host} le trajo aquí. Ofrece un paquete que se actualiza solo, desde esta dirección:`,
  linkHint:
    'Footnote aún no ha contactado con esa dirección. Antes de añadir nada, verá lo que contiene el paquete y con qué claves está firmado.',
  updates: 'Actualizaciones',
  updatesText: 'Footnote las busca varias veces al día, lea usted lo que lea.',
  checked: (when) => `Última consulta: ${when}.`,
  neverChecked: 'Aún no se ha consultado.',
  updateNow: 'Actualizar ahora',
  fingerprint: 'Huella',
  stale: (since) =>
    `Sin confirmar: la última confirmación de que esta es la versión más nueva es del ${since}. El paquete sigue funcionando.`,
  staleNever:
    'Sin confirmar: nadie responde de que esta sea la versión más nueva. El paquete sigue funcionando.',
  channelProblems: {
    network: 'No se pudo llegar al canal. Footnote lo intentará de nuevo.',
    'not-found': 'El canal ya no está en su dirección. Footnote lo intentará de nuevo.',
    unsigned: 'Lo que envió el canal no está firmado con las claves que usted aceptó. No se usó.',
    rollback: 'El canal envió algo más antiguo que lo que Footnote ya había visto. No se usó.',
    mismatch: 'Lo que envió el canal no es lo que se firmó. No se usó.',
    'too-long': 'El canal envió más de lo permitido. No se usó.',
    malformed: 'El canal envió algo que no se puede leer. No se usó.',
    storage: 'Este dispositivo no pudo guardar lo necesario. ¿Queda espacio?',
    'disk-full':
      'El disco de este dispositivo está lleno y no se pudo guardar la actualización. Footnote lo intentará de nuevo.',
    quota: 'El navegador no da más espacio a Footnote para la actualización. Footnote lo intentará de nuevo.',
    'storage-failed': 'El navegador no pudo guardar la actualización. Footnote lo intentará de nuevo.',
    'no-such-target': 'El canal ya no ofrece este paquete.',
  },
  newKeys:
    'Si este mensaje no desaparece, pregunte al editor en un lugar que usted sepa que es suyo. Solo si allí explica por qué tiene claves nuevas y muestra la nueva huella: elimine este paquete, suscríbase de nuevo en la dirección que sigue y compare la huella antes de aceptar. Si no tiene claves nuevas, puede que otra persona responda en su lugar. El paquete que usted tiene no se toca.',
  channelProblem: 'La actualización no funcionó. Footnote lo intentará de nuevo.',
  used: (size) => `Footnote ocupa ${size} en este dispositivo.`,
})
