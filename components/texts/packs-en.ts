import type { Formats } from './formats.ts'

/** The packs page in English; its shape is the shape of every language. Apart from en.ts, which the card carries into pages. */
export const packsEn = (f: Formats) => ({
  title: 'Packs',
  intro:
    'A pack is a list of checked claims by one publisher. Footnote looks for the claims of your packs, on this device.',
  loading: 'Looking at your packs …',
  none: 'No pack is installed, so no page is marked.',
  yours: 'Your packs',
  claims: (n: number) => `${f.number(n)} ${f.plural(n, 'claim', 'claims')}`,
  by: 'by ',
  on: 'On',
  off: 'Off',
  lookFor: (pack: string) => `Look for the claims of ${pack}`,
  version: 'Version',
  versionLine: (version: number, date: string) => `${f.number(version)}, released ${f.date(date)}`,
  installed: 'On this device since',
  licence: 'Licence',
  languages: 'Languages',
  origin: 'Came from',
  fromExtension: 'Footnote itself',
  fromFile: (name: string) => `The file ${name}. Not signed.`,
  fromChannel: (host: string) => `${host}, signed`,
  policies: 'Policies',
  sourcing: 'Sources and method',
  corrections: 'Corrections',
  homepage: 'Website',
  moveUp: (pack: string) => `Move ${pack} up`,
  moveDown: (pack: string) => `Move ${pack} down`,
  rollBack: (version: number) => `Go back to version ${f.number(version)} …`,
  rollBackTitle: (pack: string, version: number) => `Go back to version ${f.number(version)} of ${pack}?`,
  rollBackText: (from: number) =>
    `Version ${f.number(from)} is removed, and does not come back by itself. A newer version still does.`,
  rollBackYes: 'Go back',
  remove: 'Remove …',
  removeTitle: (pack: string) => `Remove ${pack}?`,
  removeText: (n: number) =>
    `Its ${f.number(n)} ${f.plural(n, 'claim is', 'claims are')} deleted from this device, and pages are no longer marked with ${f.plural(n, 'it', 'them')}.`,
  removeForGood: 'It came with Footnote and does not come back by itself.',
  removeYes: 'Remove',
  keep: 'Cancel',
  close: 'Close',
  working: {
    reading: 'Reading the file …',
    storing: 'Storing the claims …',
    indexing: 'Preparing to look for the claims …',
  },
  workHint: 'Pages are marked with your packs as they were until this is done.',
  problemTitle: 'That did not work',
  problemKept: 'Your packs are as they were.',
  details: 'Details',
  used: (size: string) => `Footnote uses ${size} on this device.`,
})

export type PacksWords = ReturnType<typeof packsEn>
