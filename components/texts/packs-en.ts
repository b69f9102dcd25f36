import type { Formats } from './formats.ts'

/**
 * The packs page in English; its shape is the shape of every language. Separate from en.ts, because the
 * card loads that file in every page.
 */
export const packsEn = (f: Formats) => ({
  title: 'Packs',
  intro:
    'A pack is a list of checked claims by one publisher. Footnote looks for the claims of your packs on the pages that you read. It does so on this device.',
  loading: 'Loading your packs…',
  none: 'No pack is installed, so Footnote marks nothing. Choose a pack below, or add your own.',
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
  rollBack: (version: number) => `Go back to version ${f.number(version)}…`,
  rollBackTitle: (pack: string, version: number) => `Go back to version ${f.number(version)} of ${pack}?`,
  rollBackText: (from: number) =>
    `Version ${f.number(from)} is removed and does not come back by itself. Newer versions still arrive.`,
  rollBackYes: 'Go back',
  remove: 'Remove…',
  removeTitle: (pack: string) => `Remove ${pack}?`,
  removeText: (n: number) =>
    `Its ${f.number(n)} ${f.plural(n, 'claim is', 'claims are')} deleted from this device and no longer marked on pages.`,
  directory: 'Packs to choose from',
  directoryText:
    'This list comes with Footnote. It says who publishes a pack, not that its claims are right.',
  here: 'On this device',
  topics: 'About:',
  address: 'Channel',
  listedLookAt: (pack: string) => `Look at it: ${pack}`,
  putBack: 'Restore',
  putBackPack: (pack: string) => `Restore ${pack}`,
  removeForGood: 'It does not come back by itself. You can restore it from the list of packs on this page.',
  removeChannel: 'Its updates stop, and Footnote forgets the keys of its channel.',
  removeYes: 'Remove',
  keep: 'Cancel',
  close: 'Close',
  working: {
    fetching: 'Contacting the channel…',
    reading: 'Reading the file…',
    storing: 'Storing the claims…',
    indexing: 'Getting the claims ready…',
  },
  workHint: 'Until this is done, pages are marked with your packs as they were.',
  problemTitle: 'That did not work',
  problemKept: 'Your packs are as they were.',
  problems: {
    address: 'The address of a channel starts with https:// and has no user name or password.',
    'address-inside':
      'The address leads to a device or a network of your own. A channel must be at a public site.',
    network: 'The channel could not be reached.',
    'not-found': 'There is no channel at that address.',
    expired:
      'The signatures of the channel have expired, so nobody vouches for what it offers. Its publisher has to sign again, unless the clock of this device is wrong.',
    unsigned: 'What the channel sent is not signed with the keys that it names.',
    'other-keys':
      'The keys of the channel are not the ones in Footnote’s list of packs. Somebody else may control the channel.',
    changed: 'The channel has changed since you looked at it. Look at it again.',
    rollback: 'The channel sent something older than Footnote has already seen.',
    mismatch: 'What the channel sent is not what was signed.',
    'too-long': 'The channel sent more than is allowed.',
    malformed: 'There is no channel at that address, or what it sent cannot be read.',
    storage: 'This device could not store the data. Is there space left?',
    'disk-full':
      'The disk of this device is full, so nothing could be stored. Make space and try again; after that, close and open the browser once.',
    quota: 'The browser gives Footnote no more space. Remove a pack that you do not need, or make space.',
    'database-newer':
      'A newer version of Footnote was used on this device. This version cannot read what it stored: update Footnote.',
    'upgrade-blocked':
      'An older copy of Footnote in another tab or window keeps its data. Close the other pages of Footnote, or start the browser again.',
    'newer-record':
      'A newer version of Footnote stored this setting. This version cannot change it: update Footnote.',
    'storage-failed':
      'The browser could not read or write its data, and does not say why. Start the browser again; if that does not help, see whether the disk is full.',
    'no-such-target': 'The channel has no pack of that name, or it has several packs. The details say which.',
    'file-gone': 'The file can no longer be read. Choose it again.',
    'file-changed': 'The file has changed since you looked at it. Choose it again.',
    'file-too-large': 'The file is larger than a pack may be.',
    'file-name-taken':
      'The pack has the name of a pack that comes with Footnote, is in its list, or that you get from a signed channel. A file that is not signed cannot take its place.',
    'file-newer': 'The pack was made for a newer version of Footnote.',
    'file-invalid': 'The file is not a pack, is incomplete, or was changed after it was made.',
  } as Readonly<Record<string, string>>,
  incidents: {
    title: 'Something happened to your packs',
    missing: (pack: string, n: number) =>
      `${pack} was damaged on this device: ${f.number(n)} of its claims ${f.plural(n, 'was', 'were')} missing.`,
    changed: (pack: string) => `${pack} was damaged on this device.`,
    beforeDamaged: (pack: string) =>
      `The version before of ${pack} was damaged on this device, so you can no longer go back to it.`,
    waitingDamaged: (pack: string) =>
      `A version of ${pack} that waited for your answer was damaged on this device. You will be asked again.`,
    wentBack: (pack: string) => `On this device ${pack} had gone back to an earlier state.`,
    lost: (pack: string) => `${pack} was lost on this device.`,
    unsubscribed: (pack: string) =>
      `Footnote has lost the channel of ${pack}. The pack still works, but gets no updates.`,
    recordsLost:
      'Footnote has lost its settings on this device. Sites that you switched off are read again, and marks are strict. Your packs are still here.',
    everythingLost:
      'Everything that Footnote kept on this device was lost: your packs, channels and settings. Only the packs that come with Footnote are back.',
    indexBehind:
      'Your last change is made, but Footnote could not get the claims ready for it. It tries again by itself.',
    restored: 'It is back as it was.',
    fetching: 'Footnote fetches it from its channel; until then some marks may be missing.',
    addFile: (file: string) => `Its copy is lost too. Add the file ${file} again.`,
    subscribe: (address: string) => `Subscribe again: ${address}`,
    addAgain: 'Add your other packs again below.',
    found: (when: string) => `Found ${when}.`,
    seen: 'All right',
  },
  details: 'Details',
  waitingTitle: (version: number) => `Version ${f.number(version)} is waiting for your answer`,
  waitingText: 'It makes a big change, so it is not used until you agree.',
  waitingLook: 'Look at the changes…',
  waitingAsk: (pack: string, version: number) => `Use version ${f.number(version)} of ${pack}?`,
  waitingYes: 'Use it',
  waitingDecline: 'Decline this version',
  reasons: {
    verdicts: (n: number, of: number) => `${f.number(n)} of ${f.number(of)} verdicts change.`,
    withdrawn: (n: number, of: number) =>
      `${f.number(n)} of ${f.number(of)} ${f.plural(of, 'claim is', 'claims are')} withdrawn or left out.`,
    rewritten: (n: number, of: number) =>
      `${f.number(n)} of ${f.number(of)} ${f.plural(of, 'claim says', 'claims say')} something else than before, or ${f.plural(of, 'has', 'have')} further wordings.`,
    unsigned: 'The pack that you have is not signed. This one is, and takes its place.',
    broad: (n: number, of: number) =>
      `Its new claims are worded too broadly: they were found in ${f.number(n)} of ${f.number(of)} ordinary sentences that state no claim.`,
    growth: (n: number, of: number) =>
      `${f.number(n)} ${f.plural(n, 'claim is', 'claims are')} new, beside ${f.number(of)} that you agreed to.`,
    publisher: (before: string, after: string) => `The publisher changes from ${before} to ${after}.`,
    licence: (before: string, after: string) => `The licence changes from ${before} to ${after}.`,
  },
  changes: 'What changes',
  since: (version: number) =>
    `Compared with version ${f.number(version)}, the last one that you agreed to. The versions after it changed too little to ask you.`,
  comparing: 'Comparing the two versions…',
  unchanged: 'No claim changes.',
  flipped: (n: number) => `${f.number(n)} ${f.plural(n, 'verdict changes', 'verdicts change')}`,
  withdrawn: (n: number) => `${f.number(n)} ${f.plural(n, 'claim is withdrawn', 'claims are withdrawn')}`,
  rewritten: (n: number) =>
    `${f.number(n)} ${f.plural(n, 'claim is', 'claims are')} rewritten: other words, another label, finding, guard or source`,
  added: (n: number) => `${f.number(n)} new ${f.plural(n, 'claim', 'claims')}`,
  changed: (n: number) =>
    `${f.number(n)} ${f.plural(n, 'claim changes but keeps its verdict', 'claims change but keep their verdict')}`,
  same: (n: number) => `${f.number(n)} ${f.plural(n, 'claim stays as it is', 'claims stay as they are')}.`,
  andMore: (n: number) => `and ${f.number(n)} more`,
  turns: 'becomes',
  add: 'Add a pack',
  addText: 'Drop a pack file here, or',
  addChoose: 'Choose a file…',
  addHint: 'Before anything is installed, you see what is in the pack.',
  drop: 'Drop the file to look at it',
  stop: 'Stop',
  preview: (pack: string) => `Add ${pack}?`,
  previewReplace: (pack: string) => `Replace ${pack}?`,
  previewYes: 'Add',
  previewReplaceYes: 'Replace',
  unsigned:
    'This pack comes from a file and is not signed: nobody vouches for who made it. Add it only if you know where it comes from.',
  triedOut: (of: number) =>
    `Tried on ${f.number(of)} ordinary sentences that state no claim: it would mark none of them.`,
  triedOutFew: (n: number, of: number) =>
    `Tried on ${f.number(of)} ordinary sentences that state no claim: it would mark ${f.number(n)} of them by mistake.`,
  triedOutBroad: (n: number, of: number) =>
    `This pack is worded too broadly. It was tried on ${f.number(of)} ordinary sentences that state no claim, and would mark ${f.number(n)} of them. Expect many wrong marks.`,
  triedOutSuch: (sentence: string) => `For example: “${sentence}”`,
  doubts: {
    mixed: (word: string) =>
      `The publisher’s name mixes letters of different alphabets in “${word}”. Such names are used to pose as somebody else.`,
    looksLike: (name: string) =>
      `The publisher’s name looks like ${name}, but it is written with other characters. Somebody may be posing as that publisher.`,
    otherSite: (name: string, site: string) =>
      `You know ${name} from ${site}. This pack has the same name and another address. Somebody may be posing as that publisher.`,
  },
  sameFile: 'This exact file is already installed.',
  replaces: (pack: string, publisher: string, version: number) =>
    `It replaces ${pack} by ${publisher}, version ${f.number(version)}. You can go back to that version.`,
  replacesUnsigned: (pack: string, publisher: string, version: number) =>
    `It takes the place of ${pack} by ${publisher}, version ${f.number(version)}, which is not signed and is removed.`,
  older: (mine: number, theirs: number) =>
    `It is older: you have version ${f.number(mine)}, this is version ${f.number(theirs)}.`,
  samples: 'Some of its claims',
  signed: (host: string) => `Signed with the keys of the channel at ${host}. Their fingerprint:`,
  signedHint:
    'If the publisher shows a fingerprint elsewhere, it must be the same. Every later version must be signed with the same keys, or with keys that these have approved.',
  otherKeys:
    'You have this pack from a channel with another fingerprint. Subscribe only if you know why it is different: somebody else may be posing as the publisher.',
  signedListed:
    'Footnote’s list of packs has the same fingerprint. Every later version must be signed with the same keys, or with keys that these have approved.',
  subscribeYes: 'Subscribe',
  addressLabel: 'Or the address of a channel, for a pack that updates itself',
  addressHint: 'https://…',
  addressLook: 'Look at it',
  linkTitle: (host: string) => `Look at the channel at ${host}?`,
  linkText: 'A link brought you here. It offers a pack that updates itself, from this address:',
  linkTextFrom: (host: string) =>
    `A link on ${host} brought you here. It offers a pack that updates itself, from this address:`,
  linkHint:
    'Footnote has not contacted that address yet. Before anything is added, you see what is in the pack and whose keys signed it.',
  updates: 'Updates',
  updatesText: 'Footnote checks a few times a day, whatever you read.',
  checked: (when: string) => `Last checked ${when}.`,
  neverChecked: 'Not checked yet.',
  updateNow: 'Update now',
  fingerprint: 'Fingerprint',
  stale: (since: string) =>
    `Not confirmed: the last confirmation that this is the newest version is from ${since}. The pack still works.`,
  staleNever: 'Not confirmed: nobody vouches that this is the newest version. The pack still works.',
  channelProblems: {
    network: 'The channel could not be reached. Footnote will try again.',
    'not-found': 'The channel is no longer at its address. Footnote will try again.',
    unsigned: 'What the channel sent is not signed with the keys that you agreed to. It was not used.',
    rollback: 'The channel sent something older than Footnote has already seen. It was not used.',
    mismatch: 'What the channel sent is not what was signed. It was not used.',
    'too-long': 'The channel sent more than is allowed. It was not used.',
    malformed: 'The channel sent something that cannot be read. It was not used.',
    storage: 'This device could not store the data. Is there space left?',
    'disk-full':
      'The disk of this device is full, so the update could not be stored. Footnote will try again.',
    quota: 'The browser gives Footnote no more space for the update. Footnote will try again.',
    'storage-failed': 'The browser could not store the update. Footnote will try again.',
    'no-such-target': 'The channel no longer offers this pack.',
  } as Readonly<Record<string, string>>,
  newKeys:
    'If this message stays, ask the publisher in a place that you know to be theirs. Only if they explain there why they have new keys, and show the new fingerprint: remove this pack, subscribe again at the address below, and compare the fingerprint before you agree. If they have no new keys, somebody else may be answering in their place. The pack that you have is not touched.',
  channelProblem: 'The update did not work. Footnote will try again.',
  used: (size: string) => `Footnote uses ${size} on this device.`,
})

export type PacksWords = ReturnType<typeof packsEn>
