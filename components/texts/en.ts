import type { Formats } from './formats.ts'

/** The interface in English; its shape is the shape of every language (see {@link Words}). */
export const en = (f: Formats) => ({
  verdicts: {
    refuted: 'Refuted',
    misleading: 'Misleading',
    mixed: 'Mixed',
    supported: 'Supported',
    unproven: 'Unproven',
  },
  verdictMeanings: {
    refuted: 'The evidence shows that it is not so.',
    misleading: 'What it says may be true; what it suggests is not.',
    mixed: 'Part of it is true, part of it is not.',
    supported: 'The evidence shows that it is so.',
    unproven: 'The evidence does not settle it.',
  },
  lifecycles: {
    draft: 'Draft',
    corrected: 'Check corrected',
    disputed: 'Check disputed',
    withdrawn: 'Check withdrawn',
    superseded: 'Check superseded',
  },
  since: (date: string) => `Since ${f.date(date)}.`,
  accurateWhenWritten: 'Accurate when written',
  heldWhenWritten: 'Checked for this date',
  outdated: 'Outdated',
  notYet: 'Older than the check',
  heldUntil: (until: string) => `The verdict holds until ${f.date(until)}. This page is from that period.`,
  outdatedSince: (until: string) =>
    `The verdict holds until ${f.date(until)}. This page is newer or gives no date.`,
  appliesFrom: (from: string) => `The verdict holds from ${f.date(from)}. This page is older.`,
  holds: (from: string | undefined, until: string | undefined) =>
    from === undefined
      ? `Verdict holds until ${f.date(until ?? '')}`
      : until === undefined
        ? `Verdict holds from ${f.date(from)}`
        : `Verdict holds from ${f.date(from)} to ${f.date(until)}`,

  kinds: {
    'primary-document': (n: number) => f.plural(n, 'primary document', 'primary documents'),
    'official-data': (n: number) => f.plural(n, 'official data set', 'official data sets'),
    'official-statement': (n: number) => f.plural(n, 'official statement', 'official statements'),
    transcript: (n: number) => f.plural(n, 'transcript', 'transcripts'),
    study: (n: number) => f.plural(n, 'study', 'studies'),
    poll: (n: number) => f.plural(n, 'poll', 'polls'),
    report: (n: number) => f.plural(n, 'news report', 'news reports'),
    'fact-check': (n: number) => f.plural(n, 'fact-check', 'fact-checks'),
    other: (n: number) => f.plural(n, 'other source', 'other sources'),
  },
  relations: { supports: 'Supports', refutes: 'Refutes', context: 'Context' },
  sources: (n: number) => `${f.number(n)} ${f.plural(n, 'source', 'sources')}`,
  countOf: (n: number, what: string) => `${f.number(n)} ${what}`,
  accessed: (date: string) => `read ${f.date(date)}`,
  archived: (host: string) => `Archived copy at ${host}`,
  noLink: 'This is not a link, because its address is not a plain https address.',
  quotedPassage: 'Quoted passage',
  opensIn: (host: string) => `opens ${host} in a new tab`,

  stances: {
    asserted: 'This page states it in its own words',
    attributed: 'This page reports that somebody says so',
    denied: 'This page says that it is not so',
    asked: 'This page asks whether it is so',
  },
  attributedTo: 'Attributed to: ',
  deniedBy: 'Denied by: ',
  partOfClaim: 'The sentence states only part of this claim. The verdict is about the whole claim.',

  card: (verdict: string) => `Footnote: ${verdict}`,
  cardUnknown: 'Footnote',
  close: 'Close',
  previousMark: 'Previous mark',
  nextMark: 'Next mark',
  claimsInSentence: 'Claims in this sentence',
  signedBefore: 'Signed by ',
  shipped: 'Comes with Footnote',
  unsigned: 'Not signed',
  unsignedMeaning: 'This pack came from a file. Nobody vouches that its publisher made it.',
  ratedBefore: 'Rated ',
  ratedBy: ' by ',
  rating: (value: number, best: number) => `${f.number(value)} of ${f.number(best)}`,
  scale: (name: string) => `Scale: ${name}`,
  scaleLink: 'About this scale',
  reviewed: (date: string) => `reviewed ${f.date(date)}`,
  explanation: 'Explanation',
  about: 'About this claim',
  claimMissing: 'This claim is no longer in your packs.',
  firstSaid: 'First said',
  verdict: 'Verdict',
  validity: 'Period',
  saidBy: 'Said by',
  corrections: 'Corrections',
  sourcing: 'Sources and method',

  why: 'Why this sentence?',
  sure: (score: number) =>
    score >= 0.995
      ? 'More than 99% sure that the sentence states the claim.'
      : `${f.percent(score)} sure that the sentence states the claim.`,
  sureShort: (score: number) => (score >= 0.995 ? '> 99% sure' : `${f.percent(score)} sure`),
  meaning: {
    same: 'Compared by meaning: the sentence says the same.',
    part: 'Compared by meaning: the sentence says part of it.',
    other: 'Compared by meaning: the sentence seems to say something else. Its words decided.',
  },
  byWordsAlone: 'Compared by words alone.',
  onThisPage: 'On this page',
  comparedWith: 'Compared with',
  underlined: 'Underlined words agree with the claim.',
  standsFor: (here: string, there: string) => `“${here}” stands for “${there}”`,
  fromContext: 'Taken from the headline or the text around it',
  missing: 'Not found in the sentence or around it',
  guardPassed: 'Passed',
  guardFailed: 'Failed',
  guards: 'Conditions',
  /** By the matcher's names. An unknown name is shown as it is. */
  guardNames: {
    names: 'Name',
    places: 'Place',
    number: 'Number',
    window: 'Date of the page',
    supposed: 'Only supposed',
    'other name': 'A different name',
    'other words': 'A different word',
    'other way round': 'The other way round',
    'too short': 'The claim is too short',
    'said elsewhere': 'Too little of it in the sentence itself',
    scattered: 'Scattered words',
    date: 'Date',
    'counter-example': 'Close to a counter-example',
    'too broad': 'Fits too many sentences here',
  } as Readonly<Record<string, string>>,
  markMeans: 'A mark says that a sentence states a checked claim. It does not say that the claim is false.',
})

/** Every text of the interface; a language that lacks one does not compile. */
export type Words = ReturnType<typeof en>
