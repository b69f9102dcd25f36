import { describe, expect, it, vi } from 'vitest'
import type { SecondJudge } from '../../claims/match/judge/judge.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import type { LoadAsset } from '../../installed/assets.ts'
import { createMatching } from '../../installed/matching.ts'

const INDEX = { size: 0, candidates: () => [] }

/** The first request for each file fails, as while an update of the extension is unpacked. */
function failingOnce(): { loadAsset: LoadAsset; asked: string[] } {
  const asked: string[] = []
  return {
    asked,
    async loadAsset(path) {
      const isFirst = !asked.includes(path)
      asked.push(path)
      if (isFirst) throw new TypeError('Failed to fetch')
      return fetch(path === '/tree-model.json' ? '/claims/match/judge/tree-model.json' : path)
    },
  }
}

describe('installed/matching', () => {
  it('loads the word table and the model again if loading failed', async () => {
    const { loadAsset, asked } = failingOnce()
    const matching = createMatching(loadAsset)
    await expect(matching.createMatcher(INDEX, async () => [])).rejects.toThrow('Failed to fetch')
    const matcher = await matching.createMatcher(INDEX, async () => [])
    expect(matcher.size).toBe(0)
    await matching.fingerprint()
    expect(asked.sort()).toEqual(['/tree-model.json', '/tree-model.json', '/words.bin', '/words.bin'])
  })

  it('notes what goes wrong when the second judge is asked, whatever it is', async () => {
    const claim: MatchableClaim = {
      key: 't/tower',
      wordings: [{ lang: 'en', text: 'The old tower of Springfield is 300 metres high.' }],
      guards: {},
      rejects: [],
    }
    // A bug: no answer for the pair.
    const judge: SecondJudge = { id: 'second', judge: async () => [] }
    const note = vi.fn()
    const matching = createMatching(
      async (path) => fetch(path === '/tree-model.json' ? '/claims/match/judge/tree-model.json' : path),
      {
        second: async () => ({ judge, band: { from: 0, to: 2 } }),
        retryIsDue: () => false,
        prefetch() {},
        note,
      },
    )
    const index = { size: 1, candidates: () => [{ key: claim.key, coverage: 1 }] }
    const matcher = await matching.createMatcher(index, async () => [claim])
    await matcher.match({
      document: { lang: 'en', headline: '', lead: '' },
      runs: [{ before: [], sentences: [{ id: 0, text: 'The tower of Springfield is 300 metres high.' }] }],
      level: 'strict',
    })
    expect(note.mock.calls).toEqual([
      [expect.objectContaining({ message: expect.stringContaining('gave 0 scores for 1 pairs') })],
    ])
  })

  it('has another fingerprint with other bytes in the word table', async () => {
    const bytes = new Uint8Array(await (await fetch('/words.bin')).arrayBuffer())
    const fingerprintOf = (table: Uint8Array<ArrayBuffer>) =>
      createMatching(async () => new Response(table)).fingerprint()
    const before = await fingerprintOf(bytes)
    expect(await fingerprintOf(bytes.slice())).toBe(before)
    const changed = bytes.slice()
    changed[changed.length - 1] = (changed.at(-1) as number) ^ 1
    // As `npm run tables` writes a table of other content.
    changed.set(new Uint8Array(await crypto.subtle.digest('SHA-256', changed.subarray(12)), 0, 4), 8)
    expect(await fingerprintOf(changed)).not.toBe(before)
  })
})
