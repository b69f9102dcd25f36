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
  since: (date) => `Desde ${f.date(date)}.`,
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
  countOf: (n, what) => `${f.number(n)} ${what}`,
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
  attributedTo: 'Atribuido a: ',
  deniedBy: 'Negado por: ',
  partOfClaim: 'La frase dice una parte de esta afirmación; lo verificado se refiere a toda ella.',

  card: (verdict) => `Footnote: ${verdict}`,
  cardUnknown: 'Footnote',
  close: 'Cerrar',
  previousMark: 'Marca anterior',
  nextMark: 'Marca siguiente',
  claimsInSentence: 'Afirmaciones en esta frase',
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
  guardNames: {
    names: 'Nombre',
    places: 'Lugar',
    number: 'Cifra',
    window: 'Fecha de la página',
    supposed: 'Solo una suposición',
    'other name': 'Otro nombre',
    'other words': 'Otras palabras',
    'other way round': 'Al revés',
    'too short': 'Demasiado corta',
    'said elsewhere': 'Dicho en otro lugar',
    scattered: 'Palabras dispersas',
    date: 'Fecha',
    'counter-example': 'Cercana a un contraejemplo',
    'too broad': 'Demasiado frecuente en esta página',
  },
  markMeans:
    'Una marca indica que la frase contiene una afirmación verificada. No indica que la afirmación sea falsa.',
})
