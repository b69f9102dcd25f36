/** English. language.ts explains each part. */
import { stemmer } from '@orama/stemmers/english'
import type { Language, Sentences } from './language.ts'

export const sentences: Sentences = {
  neverLast: `mr mrs ms mx dr prof sen sens rep reps gov govs gen col lt sgt capt maj adm rev hon det atty vs v
    e.g i.e cf viz mme hr`,
  lastUnlessNumber: `no nos nr num fig vol ch sec p pp art arts
    jan feb mar apr jun jul aug sep sept oct nov dec approx ca c`,
  lastBeforeStarter: 'st mt ft jr sr inc corp co ltd ave blvd rd ph.d m.d d.c',
  starters: `a an the this that these those there here he she it they we i you his her its their our my who what when where why
    how which and but or so yet for if in on at by to from of with without as after before since until while during
    although though because however meanwhile also even not no more most many some several all both each
    another one two then now still according despite among about is are was were has have had did can will would
    last later nearly almost`,
  dayHalves: 'am pm',
  afterHour: `(?:mon|tues|wednes|thurs|fri|satur|sun)day (?:jan|febr)uary march april may june july august
    (?:septem|octo|novem|decem)ber [ecmp][sd]?t gmt utc bst cest? eastern central mountain pacific local`,
  speechVerbs: 'said says asked asks wrote replied added tweeted told',
}

export const language: Language = {
  stopWords: `a an the this that these those there here it its itself he him his himself she her hers herself they them their theirs
    themselves we us our ours ourselves i me my mine myself you your yours yourself who whom whose which what when where why how
    is are was were be been being am do does did done doing has have had having will would shall should can could may might must
    and or but if then than so as of at by for from in into on onto to up down out off over under with within about above after
    before again against between through during until while because since also too very just only even still such some any each
    every both either all more most much many few less least other another own same once ever yet however although though mr mrs
    ms dr says said say saying s t re ve ll d m via per upon among across toward towards around because whether
    according meanwhile`,
  stems: {
    stem: stemmer,
    irregular: `arise:arose arisen|be:is are was were been am|bear:bore borne|beat:beaten|become:became|begin:began begun|
      bend:bent|bet:betted|bind:bound|bite:bit bitten|bleed:bled|blow:blew blown|break:broke broken|breed:bred|bring:brought|build:built|
      burn:burnt|buy:bought|catch:caught|choose:chose chosen|cling:clung|come:came|creep:crept|deal:dealt|die:died dies dying dead death deaths|
      dig:dug|do:did done does|draw:drew drawn|drink:drank drunk|drive:drove driven|eat:ate eaten|fall:fell fallen|feed:fed|feel:felt|
      fight:fought|find:found|flee:fled|fly:flew flown flies|forbid:forbade forbidden|forget:forgot forgotten|forgive:forgave forgiven|
      freeze:froze frozen|get:got gotten|give:gave given|go:went gone goes|grind:ground|grow:grew grown|hang:hung|have:has had|hear:heard|
      hide:hid hidden|hold:held|keep:kept|kneel:knelt|know:knew known|lay:laid|lead:led|learn:learnt|leave:left|lend:lent|lie:lying lies lied|
      light:lit|lose:lost loss losses|make:made|mean:meant|meet:met|pay:paid|prove:proven|ride:rode ridden|ring:rang rung|rise:rose risen|
      run:ran|say:said|see:saw seen|seek:sought|sell:sold sale sales|send:sent|shake:shook shaken|shine:shone|shoot:shot|show:shown|shrink:shrank shrunk|
      sing:sang sung|sink:sank sunk|sit:sat|sleep:slept|slide:slid|speak:spoke spoken|spend:spent|spin:spun|spring:sprang sprung|
      stand:stood|steal:stole stolen|stick:stuck|strike:struck stricken|swear:swore sworn|sweep:swept|swim:swam swum|swing:swung|
      take:took taken|teach:taught|tear:tore torn|tell:told|think:thought|throw:threw thrown|understand:understood|wake:woke woken|wear:wore worn|
      weep:wept|win:won|withdraw:withdrew withdrawn|write:wrote written|man:men|woman:women|child:children|person:people persons|foot:feet|
      tooth:teeth|mouse:mice|wife:wives|life:lives|half:halves|thief:thieves|knife:knives|leaf:leaves|crisis:crises|analysis:analyses|
      datum:data|medium:media|bad:worse worst|good:better best|far:further furthest|little:less least|undergo:underwent undergone|
      overthrow:overthrew overthrown|overcome:overcame|withhold:withheld|uphold:upheld|mislead:misled|rebuild:rebuilt|repay:repaid|
      undertake:undertook undertaken|foresee:foresaw foreseen|tax:taxes|bury:buried|behead:beheaded|shut:shutting|quit:quitting`,
    samples: `caresses ponies ties hopping hoping agreed happily rational organizations radically operator
      feudalism decisiveness hopefulness formality sensitivity possibilities analogy triplicate formative formalize
      electrical goodness revival allowance inference airliner adjustable defensible irritant replacement adoption
      activate effective continuous voters took wives flies dying news`,
  },
  contractions: {
    negatedEnding: "n't",
    negatedBases: { ca: 'can', wo: 'will' },
    negatedWithoutApostrophe: `dont doesnt didnt cant wont isnt arent wasnt werent havent hasnt hadnt
      shouldnt wouldnt couldnt`,
    endings: 's re ve ll d m',
  },
  prefixes: 're co anti non pre ex',
  sentences,
  names: {
    titles: `president minister senator governor mayor judge secretary doctor professor general king queen prince chief
      monday tuesday wednesday thursday friday saturday sunday`,
    sameName: { 'u.s': 'usa', 'u.s.a': 'usa', 'u.k': 'uk', 'u.n': 'un', 'e.u': 'eu', covid19: 'covid' },
    twoWords: {
      'united states': 'usa',
      'united kingdom': 'uk',
      'united nations': 'un',
      'european union': 'eu',
    },
    inCapitals: { us: 'usa' },
    withFigures: 'covid',
    capitalNouns: false,
  },
  numbers: {
    small: `zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen`,
    tens: '20:twenty 30:thirty 40:forty 50:fifty 60:sixty 70:seventy 80:eighty 90:ninety 12:dozen',
    scales: `100:hundred 1e3:thousand 1e6:million 1e9:billion 1e12:trillion 1e3:k 1e6:m 1e6:mn 1e6:mln 1e6:mil 1e9:b 1e9:bn 1e12:tn`,
    attachedScales: 'k m mn mln b bn tn mil',
    bareScales: '',
    hundred: 'hundred',
    thousand: 'thousand',
    and: 'and',
    one: 'a an',
    half: 'half',
    afterHalf: 'a',
    thousandsSeparator: ',',
    ordinalEndings: 'st nd rd th',
    percent: 'percent pc',
    percentOfTwo: ['per cent'],
    currencies: 'dollar dollars euro euros pound pounds yen yuan',
    over: [
      'more than',
      'at least',
      'over',
      'above',
      'exceed\\w*',
      'as many as a',
      'no fewer than',
      'no less than',
      'upward\\w* of',
    ],
    under: [
      'less than',
      'fewer than',
      'under',
      'below',
      'nearly',
      'almost',
      'up to',
      'as many as',
      'close to',
      'at most',
    ],
    about: ['about', 'around', 'roughly', 'some', 'approximately', 'approx', 'estimated', 'an estimated'],
  },
  dates: {
    months: `january jan,february feb,march mar,april apr,may,june jun,july jul,august aug,september sep sept,october oct,november nov,december dec`,
    capitalMonths: true,
    of: 'of',
    beforeMonth: 'in since until last this by mid late early',
    counted: 'people million billion deaths votes dollars percent',
  },
  terms: {
    same: {
      2: 'two',
      3: 'three',
      4: 'four',
      5: 'five',
      6: 'six',
      7: 'seven',
      8: 'eight',
      9: 'nine',
      10: 'ten',
      11: 'eleven',
      12: 'twelve',
      13: 'thirteen',
      14: 'fourteen',
      15: 'fifteen',
      16: 'sixteen',
      17: 'seventeen',
      18: 'eighteen',
      19: 'nineteen',
      20: 'twenty',
      30: 'thirty',
      40: 'forty',
      50: 'fifty',
      60: 'sixty',
      70: 'seventy',
      80: 'eighty',
      90: 'ninety',
      thousand: 'thousand thousands',
      million: 'million millions',
      billion: 'billion billions',
      percent: 'percent percentage pct',
      us: 'usa',
    },
    thousand: 'k',
    million: 'm mn mln',
    billion: 'b bn',
    silent: 'st nd rd th s',
  },
  negation: {
    negators: 'not no never none nobody nothing neither nor without cannot hardly barely',
    denyingStems: 'fail refus declin den deni lack absent',
    turningStems: `avoid exclud prevent reject prohibit forbid ban miss absenc unabl incap inelig immun exempt disallow
      skip omit neglect disprov debunk decr minim rare seldom hardli scarc bare nonexist impossibl unlik unwil`,
    refusingStems: 'fail refus declin unabl',
    only: 'only',
    noDoubt: ['no doubt', 'without * doubt'],
    sparing: 'only doubt',
    everAfterComparing: '',
    prefixes: 'un in il im ir dis',
  },
  opposites: `more:fewer more:less most:fewest most:least before:after over:under higher:lower highest:lowest
    approve:reject support:oppose allow:ban allow:forbid allowed:prohibited larger:smaller
    largest:smallest bigger:smaller biggest:smallest guilty:acquitted start:end enter:leave
    effective:useless all:none faster:slower longer:shorter older:younger cheaper:costlier up:down
    increased:dropped rose:dropped grew:shrank raise:cut create:destroy deny:confirm confirm:refute
    uphold:overturn keep:abolish keep:scrap keep:drop sign:veto pass:veto ban:permit ban:legalise
    legal:criminal bar:allow withdraw:stay leave:stay cause:prevent award:deny grant:deny tighten:relax
    improve:worsen clean:polluted voluntary:compulsory optional:compulsory temporary:permanent many:few
    surplus:deficit`,
  suppositions: {
    words: 'if would could may might should unless whether plan expect hope urge want call demand threaten',
    stems: `could mai might plan consid try tri attempt ask urg want hope threaten propos expect promis pledg vow seek
      intend aim whether`,
    perfect: 'have has had',
    conditions: ['(?:even\\s+)?(?:if|unless)'],
  },
  comparisons: { than: 'than', thanAfterMore: '', more: '', most: '' },
  pronouns: {
    leaning: 'he she it they his her its their him them this that these those',
    addressing: 'i we you my our your me us',
    relative: 'that which who whom whose',
  },
  articles: 'a an the its his her their some',
  placing: 'in at of near from to on by for with against',
  speakers: {
    before: ['[Ss]ays?', '[Dd]id'],
    after: ['says?', 'said', 'claims', 'claimed'],
    that: ['that'],
  },
  stance: {
    reporting: {
      verbs: [
        'said',
        'says',
        'say',
        'saying',
        'told',
        'tells',
        'telling',
        'claim(?:s|ed|ing)?',
        'alleg(?:es|ed|ing)',
        'assert(?:s|ed|ing)?',
        'announc(?:es|ed) that',
        'report(?:s|ed)',
        'argu(?:es|ed|ing)',
        'contend(?:s|ed|ing)?',
        'insist(?:s|ed|ing)?',
        'maintain(?:s|ed)',
        'believ(?:es|ed?)',
        'suspects?',
        'suggest(?:s|ed|ing)?',
        'indicat(?:es|ed)',
        'estimates?',
        'estimated that',
        'calculat(?:es|ed)',
        'conclud(?:es|ed|ing)',
        'determined',
        'found that',
        'finds that',
        'shows?',
        'showed',
        'reveal(?:s|ed)',
        'confirm(?:s|ed)',
        'warn(?:s|ed|ing)?',
        'add(?:s|ed)',
        'stat(?:es|ed)',
        'declar(?:es|ed) that',
        'tweet(?:s|ed|ing)',
        'wr(?:ites|ote)',
        'charg(?:es|ed) that',
        'accus(?:es?|ed)',
        'not(?:es|ed) that',
        'acknowledg(?:es|ed)',
        'admit(?:s|ted)',
        'testified',
        'explain(?:s|ed)',
        'repeat(?:s|ed)',
        'reiterat(?:es|ed)',
        'volunteered',
        'boast(?:s|ed)',
        'complain(?:s|ed)',
        'predict(?:s|ed)',
        'held that',
        'put (?:the|its) [\\p{L} ]{3,30} at',
      ],
      plainest: ['said', 'says'],
      noVerbAfter: `to is are was were be been being not a an the his her their its this that these false of several recent new such
        by in`,
      noVerbAfterEnding: ["[’']s"],
      notReporting: ['(?<=United\\s)States'],
      trailing: [
        'said',
        'says',
        'say',
        'reports?',
        'reported',
        'told',
        'tweeted',
        'w(?:rote|rites?)',
        'ha(?:s|ve) said',
        'claim(?:s|ed)?',
        'alleg(?:es?|ed)',
        'estimates?',
        'shows?',
        'showed',
        'insist(?:s|ed)?',
        'warn(?:s|ed)?',
        'argu(?:es?|ed)',
        'announced',
        'confirm(?:s|ed)?',
        'stat(?:es?|ed)',
        'suggest(?:s|ed)?',
      ],
      trailingAs: ['as'],
      noTrailingSubject: 'which who despite and but',
      trailingSources: ['reports?', 'police', 'sources', 'study', 'poll'],
      trailingInverted: [],
      invertedArticles: '',
    },
    according: ['according to', 'in the words of'],
    hearsay: {
      patterns: [
        '(?:is|are|was|were|been) (?:accused of|suspected of|(?:said|alleged|believed) to)',
        'is alleged that',
        'allegedly',
        'reportedly',
        'purportedly',
        'purported',
        'alleged',
        'so-called',
      ],
      wholeEndings: ['ly', 'of', 'to', 'that'],
    },
    denial: {
      patterns: [
        'den(?:y|ies|ied|ying)',
        'refut(?:es?|ed|ing)',
        'reject(?:s|ed|ing)? (?:the |that |any |this )?(?:claims?|accusations?|allegations?|suggestions?|idea|notion|reports?|charges?)',
        'disput(?:es?|ed|ing)',
        'debunk(?:s|ed|ing)?',
        'disprov(?:es?|ed|en|ing)',
        'contradict(?:s|ed|ing)?',
        'rebut(?:s|ted)?',
        'dismiss(?:es|ed|ing)? (?:the |a |as )?(?:claims?|accusations?|allegations?|reports?|fake|false)',
        '(?:false|wrong)ly (?:claim|stat|said|say|suggest|assert|accus|alleg)\\w*',
        'false claims? that',
        '(?:is|are|was|were|as) false',
        'untrue',
        'not true',
        'not the case',
        'no (?:evidence|proof|study)',
        'acquitted',
        'without (?:offering )?evidence',
        'unfounded',
        'baseless',
        'conspiracy theor(?:y|ies)',
        '(?:is|are|was|were) an? (?:old |common )?(?:myth|hoax|fabrication|lie)',
        'no longer believe',
        '(?:false|myth)(?=:)',
      ],
      verbs: ['den', 'reject', 'refut', 'disput', 'debunk', 'contradict', 'rebut', 'dismiss'],
      inPassing: ['who\\s+(?:has|have|had)?\\s*(?:\\p{L}+ly\\s+)?'],
      undone: ['not', 'never', 'no', "don[’']t", "didn[’']t", "doesn[’']t"],
    },
    subjects: {
      articles: 'the',
      placing: 'in at on during to',
      describing: 'which who whose that where',
      connecting: 'and but meanwhile however',
      leading: 'and but however meanwhile also then when while as',
      relative: 'that which who whom',
      trailing: [
        'also',
        'later',
        'previously',
        '(?!family|only)\\p{L}+ly',
        'has',
        'have',
        'had',
        'is',
        'are',
        'was',
        'were',
        'on \\p{L}+day',
      ],
      placed: ['(?:in|at|on|during)\\s+(?:a|an|the)'],
      nobody: 'i we you',
      none: ['no'],
    },
  },
  verbs: {
    nounsAfter: `a an the this these those my your his her its our their no any some each every another such
      of in on at by for from with without under over between against about into than more most other own`,
    verbsAfter: `to will would can could may might should must shall do does did not never cannot i we you they who that which
      people please help let lets`,
    verbsBefore:
      'a an the this these those my your his her its our their all no him them us me it that up down off out',
    irregularNouns: [
      'men',
      'women',
      'children',
      'people',
      'persons',
      'feet',
      'teeth',
      'mice',
      'wives',
      'lives',
      'halves',
      'thieves',
      'knives',
      'leaves',
      'crises',
      'analyses',
      'data',
      'media',
      'wors[et]',
      'better',
      'best',
      'further',
      'furthest',
      'less',
      'least',
      'taxes',
      'dead',
      'deaths?',
      'loss',
      'losses',
      'sales?',
      'ground',
    ],
    nounEndings: [
      'ions?',
      'ments?',
      'ness',
      'it(?:y|ies)',
      '[aeo]rs?',
      'ances?',
      'ences?',
      'ures?',
      'als?',
      'deaths?',
      'dead',
      'loss',
      'losses',
    ],
    past: /^.{2,}[^e]ed$/,
    continuous: /ing$/,
    afterName: /s$/,
  },
  wordTable: { kept: 36_000, ordinary: 'wordnet', mostRarity: 6 },
}
