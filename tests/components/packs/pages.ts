/** States of the packs page for tests and pictures. */
import type { PacksViewProps } from '../../../components/packs/PacksView.tsx'
import type { PackDetails, ReleaseSummary } from '../../../messages/protocol.ts'
import { aManifest } from '../../support/records.ts'

const VERDICTS = { refuted: 1_000, misleading: 0, mixed: 0, supported: 234, unproven: 0 }

export function aRelease(changes: Partial<ReleaseSummary> = {}): ReleaseSummary {
  return {
    manifest: aManifest({ version: 3, languages: ['en', 'es'] }),
    claims: 1_234,
    verdicts: VERDICTS,
    installedAt: '2026-11-24T02:00:00Z',
    origin: { kind: 'file', name: 'towers.footnote' },
    ...changes,
  }
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

export const PAGES: Record<string, Partial<PacksViewProps>> = {
  loading: {},
  empty: { packs: [], usage: 0 },
  installed: { packs: PACKS, usage: 34_500_000 },
  working: { packs: PACKS, busy: true, work: { step: 'indexing', share: 0.4 } },
  problem: { packs: PACKS, problem: 'background: no release before the current one of towers is kept' },
  removing: { packs: PACKS, question: { kind: 'remove', pack: PACKS[1]! } },
  'rolling back': { packs: PACKS, question: { kind: 'roll-back', pack: PACKS[0]! } },
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
    problem: hostile,
  },
}
