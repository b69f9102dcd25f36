import type { Formats } from './formats.ts'

/**
 * The popup in English; its shape is the shape of every language. Separate from en.ts, because the card
 * loads that file in every page.
 */
export const popupEn = (f: Formats) => ({
  title: 'Footnote',
  onThisSite: 'On this site',
  siteOn: (host: string) => `Footnote reads ${host}`,
  siteOff: (host: string) => `Footnote is off on ${host}`,
  loading: 'Reading this page…',
  reading: 'Still reading this page…',
  found: (claims: number, sentences: number) =>
    `${f.number(claims)} ${f.plural(claims, 'claim', 'claims')} in ${f.number(sentences)} ${f.plural(sentences, 'sentence', 'sentences')}`,
  filter: 'Show by verdict',
  moreSentences: (n: number) => `${f.number(n)} more ${f.plural(n, 'sentence', 'sentences')}`,
  unplacedHeading: 'Found, but not marked',
  unplaced:
    'These sentences state a claim, but they are hidden, or the page has changed or removed the marks.',
  hidesTitle: 'This page hides the marks',
  hides:
    'Footnote marked these sentences, and the page took the marks away again and again. Here is what was found.',
  coversTitle: 'This page covers the card',
  covers:
    'The page laid something over Footnote’s card again and again, so the card was closed. Do not take what you saw there for Footnote’s. This list is.',
  sentenceGone: 'That sentence is no longer on the page.',
  heldBack: (n: number) =>
    `${f.number(n)} ${f.plural(n, 'claim fits too many sentences here and is', 'claims fit too many sentences here and are')} not marked.`,
  packHeldBack: (pack: string, n: number) =>
    `${pack} would mark too much of this page. ${f.number(n)} more ${f.plural(n, 'sentence in which it was found is', 'sentences in which it was found are')} not marked.`,
  nothingTitle: 'No known claim found',
  nothing: 'A page without marks can still be wrong: it may state claims that nobody has checked.',
  readSentences: (n: number) => `Read ${f.number(n)} ${f.plural(n, 'sentence', 'sentences')} of this page.`,
  cut: 'This page is very long. Footnote read only its beginning.',
  lookedFor: (claims: number, packs: number) =>
    `Looked for ${f.number(claims)} ${f.plural(claims, 'claim', 'claims')} in ${f.number(packs)} ${f.plural(packs, 'pack', 'packs')}`,
  looksFor: (claims: number, packs: number) =>
    `Looks for ${f.number(claims)} ${f.plural(claims, 'claim', 'claims')} in ${f.number(packs)} ${f.plural(packs, 'pack', 'packs')}`,
  newest: (date: string) => `newest from ${f.date(date)}`,
  noPacks: 'No pack is switched on, so nothing was looked for.',
  happened: 'Something happened to your packs on this device. The packs page says what.',
  managePacks: 'Manage packs',
  levels: {
    strict: 'Strict: few marks, very sure',
    balanced: 'Balanced: more marks, some mistakes',
    wide: 'Wide: many marks, more mistakes',
  },
  meanings: 'Compare meanings',
  meaningsHint:
    'Footnote also compares what sentences mean, with a model that runs on this device. Without the model, Footnote compares words alone.',
  byWords: {
    off: 'Sentences are compared by their words alone: comparing meanings is switched off.',
    failed:
      'Sentences are compared by their words alone for now: the model that compares meanings could not be used.',
    'low-memory':
      'Sentences are compared by their words alone: this device has too little memory to compare meanings.',
  },
  packLine: (claims: number, date: string) =>
    `${f.number(claims)} ${f.plural(claims, 'claim', 'claims')}, ${f.date(date)}`,
  keys: 'On the page: next mark Alt+Shift+. – previous mark Alt+Shift+, – close Esc',
  notArticleTitle: 'Not an article',
  notArticle: 'Footnote reads news articles. This page does not look like one, so Footnote left it alone.',
  notWebTitle: 'Nothing to read here',
  notWeb: 'Footnote reads pages on the web. It does not read the browser’s own pages or files.',
  reloadTitle: 'Not reading this page yet',
  reload: 'This page was opened before Footnote was ready, or the browser protects it. Reloading may help.',
  reloadButton: 'Reload the page',
  offTitle: 'Off on this site',
  off: 'Footnote leaves this site alone until you switch it on again.',
  turnOn: 'Switch on',
  errorTitle: 'Something went wrong',
  error: 'Footnote could not read this page to the end. Nothing was sent anywhere, and nothing is lost.',
  faultTitle: 'Some marks are missing',
  fault:
    'Footnote found claims on this page but failed to mark all of them. The fault is in Footnote, not in the page.',
  errorDetail: 'Details',
  retry: 'Try again',
})

export type PopupWords = ReturnType<typeof popupEn>
