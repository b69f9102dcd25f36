import { type Claim, parseClaim } from '../../claims/records/claim.ts'
import { type PackManifest, packManifest } from '../../claims/records/pack.ts'
import { parse } from '../../claims/schema.ts'

/** A claim that is valid in every field, with what a test wants to be different. */
export function aClaim(changes: Partial<Record<keyof Claim, unknown>> = {}): Claim {
  const parsed = parseClaim({
    format: 1,
    id: 'tower-height',
    lang: 'en',
    texts: {
      en: { text: 'The tower is 300 metres high.', variants: ['The height of the tower is 300 metres.'] },
    },
    verdict: 'supported',
    label: { text: 'True' },
    lifecycle: { state: 'published' },
    finding: { en: 'The survey of 2020 measured 300 metres.' },
    sources: [
      {
        url: 'https://survey.example/tower',
        title: 'Survey of the tower',
        publisher: 'Survey Office',
        kind: 'official-data',
        relation: 'supports',
        accessed: '2026-11-24',
      },
    ],
    created: '2026-11-24',
    reviewed: '2026-11-24',
    updated: '2026-11-24',
    ...changes,
  })
  if (!parsed.ok) throw new Error(parsed.error.map((problem) => problem.message).join('\n'))
  return parsed.value
}

export function aManifest(changes: Partial<Record<keyof PackManifest, unknown>> = {}): PackManifest {
  const parsed = parse(
    packManifest,
    {
      format: 1,
      id: 'towers',
      version: 1,
      released: '2026-11-24',
      name: { en: 'Towers' },
      description: { en: 'Claims about towers.' },
      publisher: { name: 'Tower Watch', url: 'https://towers.example/' },
      licence: 'CC-BY-4.0',
      languages: ['en'],
      sourcingPolicy: 'https://towers.example/sources',
      correctionsPolicy: 'https://towers.example/corrections',
      ...changes,
    },
    'pack.json',
  )
  if (!parsed.ok) throw new Error(parsed.error.map((problem) => problem.message).join('\n'))
  return parsed.value
}
