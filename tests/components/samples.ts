/** Data for cards and popups in tests and pictures: claims about Venezuela's vote of 30 July 2017. */

import type { AlignedSpan, Evidence } from '../../claims/match/types.ts'
import type { Claim } from '../../claims/records/claim.ts'
import type { ClaimWithPack, FoundMatch, Overview, PageReport } from '../../messages/protocol.ts'
import { aClaim, aManifest } from '../support/records.ts'

export const TODAY = '2026-11-24'
export const PUBLISHED = '2017-08-02'

const manifest = aManifest({
  id: 'venezuela-2017',
  name: { en: 'Venezuela 2017', es: 'Venezuela 2017' },
  description: { en: 'Claims about the Constituent Assembly election of 30 July 2017.' },
  publisher: { name: 'Footnote Desk', url: 'https://desk.footnote.example/' },
  languages: ['en', 'es'],
})

const straitsTimes = {
  url: 'https://www.straitstimes.com/world/americas/venezuela-poll-turnout-figures-manipulated-voting-firm',
  title: 'Venezuela poll turnout figures manipulated: Voting firm',
  publisher: 'Reuters, in The Straits Times',
  kind: 'report',
  relation: 'supports',
  published: '2017-08-03',
  accessed: '2026-11-24',
}

export const turnout = sample({
  id: 'turnout-manipulated',
  texts: {
    en: {
      text: 'The turnout of Venezuela’s Constituent Assembly election was manipulated by at least 1 million votes.',
      variants: ['Turnout figures were off by a million votes or more.'],
    },
    es: {
      text: 'La participación en la elección de la Constituyente fue manipulada en al menos un millón de votos.',
    },
  },
  claimant: { name: 'Antonio Mugica', kind: 'person', role: 'CEO of Smartmatic' },
  firstSaid: { date: '2017-08-02', where: 'News conference in London' },
  verdict: 'supported',
  label: {
    text: 'Supported by the vendor’s own count; never audited',
    scale: 'Footnote Desk, five verdicts',
  },
  finding: {
    en: 'The company that ran the voting machines said that its count was at least 1 million below the announced figure; no audit has tested it.',
    es: 'La empresa de las máquinas de votación dijo que su conteo era al menos un millón menor que la cifra anunciada; ninguna auditoría lo comprobó.',
  },
  explanation: {
    en: 'Smartmatic supplied the machines and saw the data as they came in. Its head, Antonio Mugica, said on 2 August 2017 that the announced turnout differed from the real one by at least 1 million votes.\n\nHe did not say in which direction the result would have changed, nor whether it would have. The head of the electoral council called it the opinion of a firm without access to complete data.',
  },
  sources: [
    {
      ...straitsTimes,
      archive:
        'https://web.archive.org/web/2017/https://www.straitstimes.com/world/americas/venezuela-poll-turnout-figures-manipulated-voting-firm',
      quote: 'We know, without any doubt, that the turnout of the recent election was manipulated.',
    },
    {
      url: 'https://www.arkansasonline.com/news/2017/aug/03/firm-venezuela-vote-tally-fudged-201708-1/',
      title: 'Firm: Venezuela vote tally fudged',
      publisher: 'Arkansas Democrat-Gazette',
      kind: 'report',
      relation: 'context',
      published: '2017-08-03',
      accessed: '2026-11-24',
      note: 'Has the answer of the electoral council.',
    },
  ],
})

const eightMillion = sample({
  id: 'eight-million-voted',
  texts: {
    en: { text: 'More than 8 million people voted in Venezuela’s Constituent Assembly election.' },
    es: { text: 'Más de 8 millones de personas votaron en la elección de la Constituyente.' },
  },
  verdict: 'refuted',
  label: { text: 'Not credible', rating: { value: 1, best: 5, worst: 1 } },
  lifecycle: {
    state: 'disputed',
    since: '2017-08-03',
    note: 'The electoral council stands by its figure of 8,089,320 votes.',
  },
  finding: {
    en: 'Council data seen by Reuters had 3.7 million votes at 5:30 p.m.; exit polls point to about as many.',
  },
  sources: [
    straitsTimes,
    {
      url: 'https://tass.com/world/958362',
      title: 'Over 8 mln people participate in elections to Venezuela’s Constituent Assembly',
      publisher: 'TASS',
      kind: 'official-statement',
      relation: 'context',
      published: '2017-07-31',
      accessed: '2026-11-24',
    },
  ],
})

const opposed = sample({
  id: 'seventy-percent-opposed',
  texts: { en: { text: 'More than 70 percent of all Venezuelans opposed the election of an assembly.' } },
  verdict: 'misleading',
  label: { text: 'Stronger than any one poll' },
  lifecycle: {
    state: 'corrected',
    since: '2026-11-20',
    note: 'The share of July was given as 68 percent before.',
  },
  finding: {
    en: 'In July 66.5 percent rejected the assembly; the 85 percent of June saw no need for a new constitution.',
  },
  sources: [
    {
      url: 'https://www.eltiempo.com/mundo/latinoamerica/encuestas-en-venezuela-sobre-la-constituyente-y-maduro-111890',
      title: 'Encuestas en Venezuela sobre la Constituyente y Maduro',
      publisher: 'El Tiempo',
      kind: 'poll',
      relation: 'refutes',
      published: '2017-07-23',
      accessed: '2026-11-24',
    },
  ],
})

const houseArrest = sample({
  id: 'broke-house-arrest',
  texts: { en: { text: 'Leopoldo López and Antonio Ledezma broke the terms of their house arrest.' } },
  verdict: 'unproven',
  label: { text: 'No evidence shown' },
  finding: {
    en: 'The Supreme Court named “official intelligence sources” and showed nothing; lawyer and families deny it.',
  },
})

const assets = sample({
  id: 'assets-frozen',
  texts: { en: { text: 'All of Maduro’s assets in the United States are frozen.' } },
  verdict: 'supported',
  label: { text: 'True' },
  validity: { from: '2017-07-31', until: '2026-01' },
  finding: {
    en: 'The Treasury put him on its list on 31 July 2017, which freezes assets under US jurisdiction.',
  },
})

const prices = sample({
  id: 'oil-price-ruined-economy',
  texts: { en: { text: 'The drop in energy prices destroyed Venezuela’s economy.' } },
  verdict: 'mixed',
  label: { text: 'Half of it' },
  finding: { en: 'Prices fell by half from 2014; production had been falling for years before.' },
})

export const overview: Overview = {
  packs: [
    {
      manifest,
      origin: { kind: 'embedded' },
      claims: 14,
      enabled: true,
      installedAt: '2026-11-24T02:00:00Z',
    },
  ],
  claims: 14,
  incidents: 0,
  level: 'strict',
  meanings: 'on',
}

const TECHNOLOGY_COMPANY =
  'An electronic voting technology company that tracked voting in Sunday’s Venezuelan elections says the turnout was “manipulated” by at least 1 million votes.'

export const found: readonly FoundMatch[] = [
  aMatch(0, turnout, {
    text: TECHNOLOGY_COMPANY,
    stance: 'attributed',
    by: 'An electronic voting technology company',
    evidence: evidence(turnout, {
      aligned: [
        aligned(TECHNOLOGY_COMPANY, 'turnout', 'word'),
        aligned(TECHNOLOGY_COMPANY, 'manipulated', 'word'),
        aligned(TECHNOLOGY_COMPANY, 'at least 1 million', 'number'),
        aligned(TECHNOLOGY_COMPANY, 'votes', 'word'),
      ],
      fromContext: ['Constituent', 'Assembly'],
      missing: [],
      guards: [
        { guard: 'names', passed: true, detail: 'Venezuela' },
        { guard: 'number', passed: true, detail: '1 million' },
      ],
    }),
  }),
  aMatch(1, turnout, {
    text: '“We know, without any doubt, that the turnout of the recent election for a National Constituent Assembly was manipulated,” said Antonio Mugica, CEO of Smartmatic.',
    stance: 'attributed',
    by: 'Antonio Mugica',
    score: 0.91,
  }),
  aMatch(2, eightMillion, {
    text: 'The government said more than 8 million people cast ballots.',
    stance: 'attributed',
    by: 'The government',
    score: 0.97,
  }),
  aMatch(3, opposed, {
    text: 'Pre-election polls indicated more than 70 percent of all Venezuelans opposed the election of an assembly to rewrite the constitution.',
    stance: 'asserted',
    score: 0.995,
  }),
  aMatch(4, houseArrest, {
    text: 'Lopez’ lawyer, Juan Carlos Gutierrez, denied his client violated his house-arrest regulations.',
    stance: 'denied',
    by: 'Juan Carlos Gutierrez',
    score: 0.88,
  }),
  aMatch(5, assets, {
    text: 'All of Maduro’s assets in the United States have been frozen and Americans are forbidden from doing any business with him.',
    stance: 'asserted',
    score: 0.96,
  }),
  aMatch(6, prices, {
    text: 'The drop in global energy prices and political corruption have destroyed Venezuela’s oil-rich economy.',
    stance: 'asserted',
    score: 0.86,
    placed: false,
  }),
]

export const claims: readonly ClaimWithPack[] = [
  turnout,
  eightMillion,
  opposed,
  houseArrest,
  assets,
  prices,
].map(withPack)

export const claimMap: ReadonlyMap<string, ClaimWithPack> = new Map(claims.map((each) => [each.key, each]))

export function report(changes: Partial<PageReport> = {}): PageReport {
  return {
    state: 'done',
    title: 'Venezuelan election turnout',
    published: PUBLISHED,
    sentences: 58,
    found,
    suppressed: [],
    heldBack: [],
    cut: false,
    marksHidden: false,
    cardCovered: false,
    ...changes,
  }
}

export function withPack(claim: Claim): ClaimWithPack {
  return { key: `venezuela-2017/${claim.id}`, claim, pack: manifest, origin: { kind: 'embedded' } }
}

/** Makes a match of a claim, certain and asserted unless the test says otherwise. */
export function aMatch(id: number, claim: Claim, changes: Partial<FoundMatch> = {}): FoundMatch {
  return {
    id,
    sentence: id,
    text: 'A sentence of the page.',
    claim: `venezuela-2017/${claim.id}`,
    score: 0.94,
    level: 'strict',
    stance: 'asserted',
    marked: true,
    placed: true,
    evidence: evidence(claim),
    ...changes,
  }
}

export function evidence(claim: Claim, changes: Partial<Evidence> = {}): Evidence {
  const wording = claim.texts[claim.lang]?.text ?? ''
  return { wording, aligned: [], fromContext: [], missing: [], guards: [], ...changes }
}

/** Gives spans for words that are in the sentence and in the claim. */
function aligned(sentence: string, words: string, kind: AlignedSpan['kind']): AlignedSpan {
  const start = sentence.indexOf(words)
  return { start, end: start + words.length, claim: words, kind, by: 'exact' }
}

function sample(changes: Parameters<typeof aClaim>[0]): Claim {
  return aClaim({ lang: 'en', sources: [straitsTimes], topics: ['venezuela'], ...changes })
}
