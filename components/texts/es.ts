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
    unproven: 'Las pruebas no bastan para decidirlo.',
  },
  lifecycles: {
    draft: 'Borrador',
    corrected: 'Verificación corregida',
    disputed: 'Verificación cuestionada',
    withdrawn: 'Verificación retirada',
    superseded: 'Verificación reemplazada',
  },
  since: (date) => `Desde ${f.date(date)}.`,
  accurateWhenWritten: 'Exacto cuando se escribió',
  heldWhenWritten: 'Verificado para esta fecha',
  outdated: 'Desactualizado',
  notYet: 'Anterior a la verificación',
  heldUntil: (until) => `El veredicto vale hasta ${f.date(until)}. Esta página es de ese período.`,
  outdatedSince: (until) =>
    `El veredicto vale hasta ${f.date(until)}. Esta página es más reciente o no indica fecha.`,
  appliesFrom: (from) => `El veredicto vale desde ${f.date(from)}. Esta página es anterior.`,
  holds: (from, until) =>
    from === undefined
      ? `El veredicto vale hasta ${f.date(until ?? '')}`
      : until === undefined
        ? `El veredicto vale desde ${f.date(from)}`
        : `El veredicto vale desde ${f.date(from)} hasta ${f.date(until)}`,

  kinds: {
    'primary-document': (n) => f.plural(n, 'documento primario', 'documentos primarios'),
    'official-data': (n) => f.plural(n, 'conjunto de datos oficiales', 'conjuntos de datos oficiales'),
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
  countOf: (n, what) => `${f.number(n)} ${what}`,
  accessed: (date) => `consultado: ${f.date(date)}`,
  archived: (host) => `Copia archivada en ${host}`,
  noLink: 'No es un enlace porque su dirección no es una dirección https simple.',
  quotedPassage: 'Pasaje citado',
  opensIn: (host) => `abre ${host} en una pestaña nueva`,

  stances: {
    asserted: 'Esta página lo afirma con sus propias palabras',
    attributed: 'Esta página cuenta que alguien lo dice',
    denied: 'Esta página dice que no es así',
    asked: 'Esta página pregunta si es así',
  },
  attributedTo: 'Atribuido a: ',
  deniedBy: 'Negado por: ',
  partOfClaim:
    'La frase dice solo una parte de esta afirmación. El veredicto se refiere a la afirmación completa.',

  card: (verdict) => `Footnote: ${verdict}`,
  cardUnknown: 'Footnote',
  close: 'Cerrar',
  previousMark: 'Marca anterior',
  nextMark: 'Marca siguiente',
  claimsInSentence: 'Afirmaciones en esta frase',
  signedBefore: 'Firmado por ',
  shipped: 'Incluido en Footnote',
  unsigned: 'Sin firma',
  unsignedMeaning: 'Este paquete vino de un archivo. Nadie garantiza que lo haya hecho su editor.',
  ratedBefore: 'Calificado ',
  ratedBy: ' por ',
  rating: (value, best) => `${f.number(value)} de ${f.number(best)}`,
  scale: (name) => `Escala: ${name}`,
  scaleLink: 'Sobre esta escala',
  reviewed: (date) => `revisado: ${f.date(date)}`,
  explanation: 'Explicación',
  about: 'Sobre esta afirmación',
  claimMissing: 'Esta afirmación ya no está en sus paquetes.',
  firstSaid: 'Dicho por primera vez',
  verdict: 'Veredicto',
  validity: 'Período',
  saidBy: 'Dicho por',
  corrections: 'Correcciones',
  sourcing: 'Fuentes y método',

  why: '¿Por qué esta frase?',
  sure: (score) =>
    score >= 0.995
      ? 'Más del 99\u00a0% de seguridad de que la frase dice lo mismo que la afirmación.'
      : `${f.percent(score)} de seguridad de que la frase dice lo mismo que la afirmación.`,
  sureShort: (score) => (score >= 0.995 ? '> 99\u00a0% de seguridad' : `${f.percent(score)} de seguridad`),
  meaning: {
    same: 'Comparado por su significado: la frase dice lo mismo.',
    part: 'Comparado por su significado: la frase dice solo una parte.',
    other: 'Comparado por su significado: la frase parece decir otra cosa. Han decidido las palabras.',
  },
  byWordsAlone: 'Comparado solo por las palabras.',
  onThisPage: 'En esta página',
  comparedWith: 'Comparado con',
  underlined: 'Las palabras subrayadas coinciden con la afirmación.',
  standsFor: (here, there) => `«${here}» equivale a «${there}»`,
  fromContext: 'Tomado del titular o del texto cercano',
  missing: 'No aparece en la frase ni cerca de ella',
  guardPassed: 'Se cumple',
  guardFailed: 'No se cumple',
  guards: 'Condiciones',
  guardNames: {
    names: 'Nombre',
    places: 'Lugar',
    number: 'Cifra',
    window: 'Fecha de la página',
    supposed: 'Solo una suposición',
    'other name': 'Otro nombre',
    'other words': 'Otra palabra',
    'other way round': 'Al revés',
    'too short': 'La afirmación es demasiado corta',
    'said elsewhere': 'Demasiado poco en la frase misma',
    scattered: 'Palabras dispersas',
    date: 'Fecha',
    'counter-example': 'Cercana a un contraejemplo',
    'too broad': 'Encaja en demasiadas frases de esta página',
  },
  markMeans:
    'Una marca indica que la frase contiene una afirmación verificada. No indica que la afirmación sea falsa.',
})
