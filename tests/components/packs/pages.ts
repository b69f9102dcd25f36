/** States of the packs page for tests and pictures. */

import type { ClaimSummary } from '../../../claims/packs/reader/diff.ts'
import type { DirectoryEntry } from '../../../claims/packs/reader/directory.ts'
import type { PacksViewProps } from '../../../components/packs/PacksView.tsx'
import type { PackIncident } from '../../../messages/pack-incident.ts'
import type { PackPreview, ReleaseChanges, ReleaseSummary } from '../../../messages/pack-preview.ts'
import type { ChannelState, PackDetails } from '../../../messages/protocol.ts'
import { aManifest } from '../../support/records.ts'

const VERDICTS = { refuted: 1_000, misleading: 0, mixed: 0, supported: 234, unproven: 0 }

function aRelease(changes: Partial<ReleaseSummary> = {}): ReleaseSummary {
  return {
    manifest: aManifest({ version: 3, languages: ['en', 'es'] }),
    claims: 1_234,
    verdicts: VERDICTS,
    installedAt: '2026-11-24T02:00:00Z',
    origin: { kind: 'file', name: 'towers.footnote' },
    ...changes,
  }
}

const line = (id: string, text: string, verdict: ClaimSummary['verdict']): ClaimSummary => ({
  id,
  text,
  lang: 'en',
  verdict,
  label: verdict,
  state: 'published',
})
const height = line('height', 'The tower is 300 metres high.', 'supported')
const age = line('age', 'The tower was built in 1889.', 'mixed')

const CHANGES: ReleaseChanges = {
  reasons: [
    { code: 'verdicts', flipped: 300, of: 1_234 },
    {
      code: 'publisher',
      before: 'Tower Watch (https://towers.example/)',
      after: 'Others (https://o.example/)',
    },
  ],
  flipped: [{ before: { ...height, verdict: 'refuted' }, after: height, fields: ['verdict'] }],
  withdrawn: [age],
  rewritten: [],
  added: [line('new', 'The tower has 1,665 steps.', 'unproven')],
  changed: [],
  totals: { flipped: 300, withdrawn: 1, rewritten: 0, added: 1, changed: 0, same: 933 },
}

const hostile = `<img src=x onerror=alert(1)>\u202e${'y'.repeat(400)}`

export const PACKS: readonly PackDetails[] = [
  { ...aRelease(), enabled: true, before: aRelease({ manifest: aManifest({ version: 2 }) }) },
  {
    ...aRelease({
      manifest: aManifest({ id: 'bridges', name: { en: 'Bridges', es: 'Puentes' } }),
      origin: { kind: 'embedded' },
      claims: 1,
      verdicts: { refuted: 0, misleading: 1, mixed: 0, supported: 0, unproven: 0 },
    }),
    enabled: false,
  },
]

const arabic = aManifest({
  id: 'abraj',
  name: { ar: 'أبراج' },
  description: { ar: 'ادعاءات حول الأبراج.' },
  publisher: { name: 'مرصد الأبراج', url: 'https://towers.example/' },
  languages: ['ar'],
})

const WAITING: PackDetails = { ...PACKS[0]!, waiting: aRelease({ manifest: aManifest({ version: 4 }) }) }

const PREVIEW: PackPreview = {
  release: aRelease(),
  sha256: 'ab'.repeat(32),
  samples: [height, age],
  triedOut: { sentences: 399, found: 0, claims: 0, broad: false, examples: [] },
}

const REPLACING: PackPreview = {
  ...PREVIEW,
  replaces: {
    manifest: aManifest({ version: 5 }),
    origin: { kind: 'embedded' },
    same: false,
    changes: CHANGES,
  },
}

export const DIRECTORY: readonly DirectoryEntry[] = [
  {
    format: 1,
    pack: 'bridges',
    name: { en: 'Bridges', es: 'Puentes' },
    description: { en: 'Which bridge is the longest.', es: 'Qué puente es el más largo.' },
    publisher: { name: 'Bridge Watch', url: 'https://bridges.example/' },
    licence: 'CC-BY-4.0',
    languages: ['en', 'es'],
    topics: { en: ['Bridges'], es: ['Puentes'] },
  },
  {
    format: 1,
    pack: 'tunnels',
    name: { en: 'Tunnels' },
    description: { en: 'Where tunnels lead.' },
    publisher: { name: 'مرصد الأنفاق', url: 'https://tunnels.example/' },
    licence: 'CC0-1.0',
    languages: ['ar', 'en'],
    topics: { en: ['Tunnels', 'Mountains'] },
    channel: {
      url: 'https://packs.example/tunnels/',
      fingerprint: '12345 67890 12345 67890 12345 67890',
    },
  },
]

const SIGNED = { url: 'https://packs.example/towers/', fingerprint: '12345 67890 12345 67890 12345 67890' }
const onChannel = (pack: PackDetails, channel: Partial<ChannelState>): PackDetails => ({
  ...pack,
  origin: { kind: 'channel', url: SIGNED.url },
  channel: { ...SIGNED, stale: false, ...channel },
})

export const INCIDENTS: readonly PackIncident[] = [
  {
    kind: 'damaged',
    remedy: 'fetching',
    at: '2026-11-24T03:00:00Z',
    pack: 'towers',
    name: { en: 'Towers' },
    missing: 2_361,
  },
  {
    kind: 'lost',
    remedy: 'add-file',
    at: '2026-11-24T03:00:00Z',
    pack: 'bridges',
    name: { en: hostile },
    file: `${hostile}.footnote`,
  },
  { kind: 'everything-lost', remedy: 'add-again', at: '2026-11-24T03:00:00Z' },
]

export const PAGES: Record<string, Partial<PacksViewProps>> = {
  loading: {},
  empty: { packs: [], usage: 0 },
  installed: { packs: PACKS, usage: 34_500_000 },
  working: { packs: PACKS, busy: true, work: { step: 'indexing', progress: 0.4 } },
  problem: {
    packs: PACKS,
    problem: { detail: 'background: no release before the current one of towers is kept' },
  },
  removing: { packs: PACKS, question: { kind: 'remove', pack: PACKS[1]! } },
  'rolling back': { packs: PACKS, question: { kind: 'roll-back', pack: PACKS[0]! } },
  'rolling back, compared': {
    packs: PACKS,
    question: { kind: 'roll-back', pack: PACKS[0]!, changes: { ...CHANGES, reasons: [] } },
  },
  reading: { packs: PACKS, busy: true, work: { step: 'reading', progress: 0.7 } },
  waiting: { packs: [WAITING, PACKS[1]!] },
  'waiting, compared': { packs: [WAITING], question: { kind: 'waiting', pack: WAITING, changes: CHANGES } },
  channels: {
    packs: [
      onChannel(PACKS[0]!, {
        checkedAt: '2026-11-24T03:00:00Z',
        goodAt: '2026-10-24T03:00:00Z',
        stale: true,
        problem: { code: 'network', message: '' },
      }),
      onChannel(PACKS[1]!, { checkedAt: '2026-11-24T03:00:00Z', problem: { code: 'network', message: '' } }),
    ],
  },
  'a channel with other keys': {
    packs: [
      onChannel(PACKS[0]!, {
        checkedAt: '2026-11-24T03:00:00Z',
        goodAt: '2026-10-24T03:00:00Z',
        problem: { code: 'unsigned', message: '' },
      }),
    ],
  },
  'removing a pack of a channel': {
    packs: PACKS,
    question: { kind: 'remove', pack: onChannel(PACKS[0]!, {}) },
  },
  'preview of a channel': {
    packs: [],
    question: {
      kind: 'preview',
      preview: {
        ...PREVIEW,
        release: aRelease({ origin: { kind: 'channel', url: SIGNED.url } }),
        signed: SIGNED,
      },
    },
  },
  'preview of a channel with other keys': {
    packs: PACKS,
    question: {
      kind: 'preview',
      preview: {
        ...REPLACING,
        release: aRelease({ origin: { kind: 'channel', url: SIGNED.url } }),
        signed: { ...SIGNED, otherKeys: true },
      },
    },
  },
  'a link': {
    packs: PACKS,
    question: {
      kind: 'link',
      address: 'ext+footnote:https://packs.example/towers/',
      channel: {
        url: 'https://packs.example/towers/',
        host: 'packs.example',
        onThisDevice: false,
        pack: undefined,
      },
      from: 'news.example',
    },
  },
  incidents: { packs: PACKS, incidents: INCIDENTS },
  directory: { packs: PACKS, directory: DIRECTORY },
  'directory, nothing installed': { packs: [], directory: DIRECTORY },
  preview: { packs: [], question: { kind: 'preview', preview: PREVIEW } },
  'preview of another release': { packs: PACKS, question: { kind: 'preview', preview: REPLACING } },
  arabic: { packs: [{ ...aRelease({ manifest: arabic }), enabled: true }] },
  hostile: {
    packs: [
      {
        ...aRelease({ origin: { kind: 'file', name: hostile } }),
        manifest: {
          ...aManifest(),
          name: { en: hostile },
          publisher: { name: hostile, url: 'javascript:1' },
        },
        enabled: true,
      },
    ],
    problem: { reason: hostile, detail: hostile },
  },
}
