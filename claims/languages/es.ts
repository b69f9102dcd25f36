/** Spanish. language.ts explains each part. */
import { stemmer } from '@orama/stemmers/spanish'
import type { Language, Sentences } from './language.ts'

export const sentences: Sentences = {
  neverLast: 'sra sres srta dra dña ud uds lic ing gral cnel sto sta',
  lastUnlessNumber:
    'nr nro núm num p pp pág págs art arts ene feb mar abr jun jul ago sep sept oct nov dic ca c aprox',
  lastBeforeStarter: 'sr av',
  starters: `el la los las un una le les se su sus este esta estos estas ese esa eso y o pero ni si en de del al por para con
    sin según desde hasta entre sobre tras como cuando mientras aunque que también además más otro otra después`,
  dayHalves: 'am pm',
  afterHour: '',
  speechVerbs: 'dijo preguntó respondió',
}

export const language: Language = {
  stopWords: `el la los las un una unos unas lo al del de a ante bajo con contra desde durante en entre hacia hasta mediante para por
    segun sobre tras y e o u pero mas si porque que como cuando donde quien quienes cual cuales cuyo cuya este esta estos estas
    ese esa esos esas aquel aquella aquellos aquellas esto eso aquello se me te nos os le les mi mis tu tus su sus nuestro nuestra
    nuestros nuestras yo el ella ellos ellas nosotros usted ustedes es son era eran fue fueron ser sido siendo sea sean esta estan
    estaba estaban estar estado ha han habia habian haber hay he hemos hubo tiene tienen tenia tener muy mas menos tambien ya aun
    todavia solo asi entonces luego despues antes otro otra otros otras mismo misma mismos mismas todo toda todos todas cada
    alguno alguna algunos algunas algun tanto tan mucho mucha muchos muchas poco poca pocos pocas dijo dice senor senora mientras`,
  stems: {
    stem: stemmer,
    // Irregular verbs that are common in news and that the stemmer does not bring together.
    irregular: `decir:dijo dijeron dice dicen dicho diciendo|hacer:hizo hicieron hace hacen hecho|ir:fueron va van iba|
      poder:pudo pudieron puede pueden|poner:puso pusieron puesto|querer:quiso quiere quieren|saber:supo supieron|tener:tuvo tuvieron tiene tienen|
      venir:vino vinieron viene vienen|ver:visto vio vieron|morir:murio murieron muere mueren muerto muertos muerta muertas muerte muertes|
      elegir:eligio eligieron elegido elegidos eleccion elecciones|pedir:pidio pidieron pide piden|perder:pierde pierden perdida perdidas|
      votar:voto votos votacion votaciones|conducir:condujo condujeron|producir:produjo produjeron|reducir:redujo redujeron|
      romper:roto rota|escribir:escrito escrita|volver:vuelto vuelve vuelven|abrir:abierto abierta|cubrir:cubierto|
      sugerir:sugiere sugirio|mentir:miente mintio|seguir:sigue siguio|impedir:impide impidio|detener:detuvo detuvieron|obtener:obtuvo obtuvieron`,
    samples: `ministros elecciones rapidamente corriendo fraudulentas nacionales dijeron pidio votantes democracia
      constitucional gobernadores presidenta corrupcion seguridad economicas comunistas mataron detenido hablaban
      votaremos acusandolo vinieron muertes creible inseguros`,
  },
  contractions: { negatedEnding: '', negatedBases: {}, negatedWithoutApostrophe: '', endings: '' },
  prefixes: 're co anti pre ex',
  sentences,
  names: {
    titles: 'presidente ministro gobernador alcalde lunes martes miercoles jueves viernes sabado domingo',
    sameName: { eeuu: 'usa', 'ee.uu': 'usa' },
    twoWords: {
      'estados unidos': 'usa',
      'ee uu': 'usa',
      'reino unido': 'uk',
      'naciones unidas': 'un',
      'union europea': 'eu',
    },
    inCapitals: {},
    withFigures: 'covid',
    capitalNouns: false,
  },
  numbers: {
    small: `cero uno dos tres cuatro cinco seis siete ocho nueve diez once doce trece catorce quince dieciseis diecisiete dieciocho diecinueve veinte veintiuno veintidos veintitres veinticuatro veinticinco veintiseis veintisiete veintiocho veintinueve`,
    tens: `30:treinta 40:cuarenta 50:cincuenta 60:sesenta 70:setenta 80:ochenta 90:noventa 100:cien 100:ciento 200:doscientos 200:doscientas 300:trescientos 300:trescientas 400:cuatrocientos 500:quinientos 500:quinientas 600:seiscientos 700:setecientos 800:ochocientos 900:novecientos 12:docena`,
    // A Spanish billón is a million millions; "mil millones" multiplies by itself.
    scales: '1e3:mil 1e6:millon 1e6:millones 1e12:billon 1e12:billones 1e6:m',
    attachedScales: 'm',
    bareScales: 'mil',
    hundred: '',
    thousand: 'mil',
    and: 'y',
    one: 'un una',
    half: 'medio',
    afterHalf: 'un',
    thousandsSeparator: '.',
    ordinalEndings: '',
    percent: '',
    percentOfTwo: ['por ciento', 'por cient'],
    currencies: 'euro euros dolares bolivares pesos',
    over: ['mas de', 'al menos', 'por lo menos', 'superior a', 'no menos de'],
    under: ['menos de', 'casi', 'hasta', 'cerca de', 'a lo sumo'],
    about: ['unos', 'unas', 'alrededor de', 'aproximadamente'],
  },
  dates: {
    months: `enero,febrero,marzo,abril,mayo,junio,julio,agosto,septiembre setiembre,octubre,noviembre,diciembre`,
    capitalMonths: false,
    of: 'de',
    beforeMonth: 'en desde hasta de',
    counted: 'personas muertos votos millones',
  },
  terms: {
    same: {
      2: 'dos',
      3: 'tres',
      4: 'cuatro',
      5: 'cinco',
      6: 'seis',
      7: 'siete',
      8: 'ocho',
      9: 'nueve',
      10: 'diez',
      12: 'doce',
      13: 'trece',
      14: 'catorce',
      15: 'quince',
      20: 'veinte',
      30: 'treinta',
      40: 'cuarenta',
      50: 'cincuenta',
      60: 'sesenta',
      70: 'setenta',
      80: 'ochenta',
      90: 'noventa',
      thousand: 'mil miles',
      million: 'millon millones',
      us: 'eeuu',
    },
    thousand: '',
    million: 'm',
    billion: '',
    silent: '',
  },
  negation: {
    negators: 'no nunca jamas ni sin ningun ninguno ninguna tampoco nadie nada',
    denyingStems: 'neg nieg rechaz',
    turningStems: 'evit exclu imped prohib carec falt incapaz apenas escas',
    refusingStems: 'neg nieg',
    only: 'solo',
    noDoubt: [],
    sparing: '',
    everAfterComparing: 'jamas nunca',
    prefixes: 'in im ir',
  },
  opposites: `mas:menos antes:despues mayor:menor mejor:peor segura:peligrosa subio:bajo subir:bajar
    abierto:cerrado aumento:disminuyo crecio:cayo aprobo:rechazo apoyar:rechazar permitir:prohibir
    gano:perdio ganar:perder cierto:falso verdadero:falso culpable:inocente sobre:bajo primero:ultimo
    vivo:muerto todos:ninguno anulo:confirmo mantuvo:abolio mantener:abolir firmo:veto causar:prevenir
    causa:previene mejoro:empeoro aumenta:reduce amplio:redujo fortalecer:debilitar lleno:vacio
    limpio:sucio voluntario:obligatorio temporal:permanente mayoria:minoria muchos:pocos
    superavit:deficit exito:fracaso`,
  suppositions: {
    words: 'si podria quiza pide exig',
    stems: `podri pod deberi esper plane pretend quer ped propus propon prev prevei estudi amenaz busc intent
      promet prometi`,
    perfect: 'haber',
    conditions: ['aunque', 'si', 'a menos que'],
  },
  comparisons: {
    than: '',
    thanAfterMore: 'que',
    more: 'mas menos mayor menor mejor peor',
    most: 'maximo minimo',
  },
  pronouns: {
    leaning: 'el ella ellos su sus este esta eso',
    addressing: 'yo nosotros usted ustedes mi nuestro nuestra',
    relative: 'que cual quien cuyo cuya',
  },
  articles: 'el la los las un una unos unas su sus',
  placing: 'en de a desde por contra con',
  speakers: { before: ['[Dd]ice'], after: [], that: [] },
  stance: {
    reporting: {
      verbs: [
        'dijo',
        'dice',
        'dicen',
        'dijeron',
        'asegur(?:a|an|o|ó|aron)',
        'afirm(?:a|an|o|ó|aron)',
        'sostien(?:e|en)',
        'sostuvo',
        'denunci(?:a|an|o|ó|aron)',
        'inform(?:a|an|o|ó|aron)',
        'declar(?:a|an|o|ó|aron) que',
        'señal(?:a|an|o|ó|aron)',
        'indic(?:a|an|o|ó|aron)',
        'calcul(?:a|an|o|ó|aron)',
        'estim(?:a|an|o|ó|aron)',
        'reiter(?:a|o|ó)',
        'advirti(?:o|ó|eron)',
        'explic(?:a|o|ó)',
        'agreg(?:a|o|ó)',
        'acus(?:a|an|o|ó|aron)',
      ],
      plainest: ['dijo', 'dice'],
      noVerbAfter: 'para de el la su',
      noVerbAfterEnding: [],
      notReporting: [],
      trailing: ['dijo', 'dijeron', 'asegur[oó]', 'inform[oó]'],
      trailingAs: [],
      noTrailingSubject: 'que y',
      trailingSources: [],
      trailingInverted: [
        'dij(?:o|eron)',
        'dicen?',
        'inform(?:a|ó|aron)',
        'anunci(?:a|ó|aron)',
        'confirm(?:a|ó|aron)',
        'critic(?:a|ó|aron)',
        'asegur(?:a|an|ó|aron)',
        'advierten?',
        'advirti(?:ó|eron)',
        'afirm(?:a|an|ó|aron)',
        'sostienen?',
        'sostuv(?:o|ieron)',
        'denunci(?:a|ó|aron)',
        'señal(?:a|ó|aron)',
        'indic(?:a|ó|aron)',
        'explic(?:a|ó|aron)',
        'agreg(?:a|ó)',
        'aclar(?:a|ó|aron)',
        'lament(?:a|ó|aron)',
        'declar(?:a|ó|aron)',
        'opin(?:a|ó)',
        'reconoc(?:e|ió)',
        'admit(?:e|ió)',
        'record(?:ó|aron)',
        'cuentan?',
        'contó',
      ],
      invertedArticles: 'el la los las un una su',
    },
    according: ['seg[uú]n', 'de acuerdo con', 'a juicio de'],
    hearsay: {
      patterns: ['es acusad[oa] de', 'supuestamente', 'presuntamente', 'presunt[oa]s?', 'supuest[oa]s?'],
      wholeEndings: ['mente', 'de'],
    },
    denial: {
      patterns: [
        'nieg(?:a|an)',
        'neg(?:o|ó|aron)',
        'desmient(?:e|en)',
        'desminti(?:o|ó|eron)',
        'rechaz(?:a|an|o|ó|aron)',
        'descartan? que',
        '(?:es|son) (?:(?:un )?mitos?|fals[oa]s?|mentiras?)',
        'bulo',
        '(?:no|tampoco) es (?:cierto|verdad)',
        '(?:sin|no hay|ninguna) (?:pruebas?|evidencias?)',
        'ning[uú]n estudio',
        'fals[oa](?=:)',
      ],
      verbs: ['nieg', 'neg', 'desm', 'rechaz'],
      inPassing: [],
      undone: ['no'],
    },
    subjects: {
      articles: 'el la los',
      placing: 'en a durante ante',
      describing: 'que quien cuyo',
      connecting: 'mientras',
      leading: 'y pero mientras',
      relative: 'que quien',
      trailing: ['han', 'ha'],
      placed: [],
      nobody: 'se',
      none: ['no', 'ning[uú]n'],
    },
  },
  verbs: undefined,
  wordTable: { kept: 16_000, ordinary: { aboveZipf: 4.3 }, mostRarity: 4.5 },
}
