import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Claim } from '../../../claims/records/claim.ts'
import { matchable } from '../../../claims/records/matchable-claim.ts'
import { isLive } from '../../../claims/records/verdict.ts'
import { slices } from '../../../claims/slices.ts'
import { type Outline, outlineFingerprint, outlineWriter } from '../../../installed/store/outline.ts'
import { outlineChanges } from '../../../installed/store/outline-changes.ts'
import { aClaim } from '../../support/records.ts'

function outlineOf(claims: readonly Claim[]): Outline {
  const writer = outlineWriter('one')
  for (const claim of claims) writer.add(claim)
  return writer.outline()
}

const outlineChangesOf = (before: Outline | undefined, after: Outline | undefined) =>
  outlineChanges(before, after, slices())

const text = (said: string, variants: string[] = []) => ({ en: { text: said, variants } })
const release = fc.uniqueArray(
  fc
    .record({
      id: fc.constantFrom('a', 'a-b', 'a.b', 'b', 'b1', 'b10', 'b2', 'c'),
      said: fc.constantFrom('The tower fell.', 'The tower stands.'),
      variants: fc.subarray(['It fell.', 'It stands.']),
      state: fc.constantFrom('published', 'corrected', 'disputed', 'draft', 'withdrawn'),
    })
    .map(({ id, said, variants, state }) =>
      aClaim({ id, texts: text(said, variants), lifecycle: { state } }),
    ),
  { selector: ({ id }) => id },
)

describe('installed/store/outline', () => {
  it('finds the differences for an index, in any order of the claims', async () => {
    await fc.assert(
      fc.asyncProperty(release, release, async (before, after) => {
        const seen = (claims: readonly Claim[]) =>
          new Map(
            claims
              .filter((claim) => isLive(claim.lifecycle.state))
              .map((claim) => [claim.id, JSON.stringify(matchable('one', claim).wordings)]),
          )
        const [old, now] = [seen(before), seen(after)]
        const { changed, replaced, removed } = await outlineChangesOf(outlineOf(before), outlineOf(after))
        const expected = [...now].filter(([id, wordings]) => old.get(id) !== wordings).map(([id]) => id)
        expect(changed).toEqual(expected.sort())
        expect(removed).toEqual([...old.keys()].filter((id) => !now.has(id)).sort())
        expect(replaced).toBe(expected.filter((id) => old.has(id)).length)
      }),
    )
  })

  it('ignores verdicts, labels and guards, which are read when a claim is matched', async () => {
    const before = aClaim({ verdict: 'supported' })
    const after = aClaim({ verdict: 'refuted', label: { text: 'False' }, guards: { names: [['Tower']] } })
    expect(await outlineChangesOf(outlineOf([before]), outlineOf([after]))).toEqual({
      changed: [],
      replaced: 0,
      removed: [],
    })
  })

  it('distinguishes texts and their languages', async () => {
    const cases = [
      [text('ab', ['c']), text('a', ['bc'])],
      [text('ab'), text('a', ['b'])],
      [{ en: { text: 'no' }, es: { text: 'no' } }, { en: { text: 'no' } }],
    ]
    for (const [one, other] of cases) {
      const outlines = [aClaim({ texts: one }), aClaim({ texts: other })].map((claim) => outlineOf([claim]))
      expect((await outlineChangesOf(outlines[0], outlines[1])).changed).toEqual(['tower-height'])
    }
  })

  it('treats a new pack as new claims and a missing one as removed claims', async () => {
    const outline = outlineOf([aClaim({ id: 'a' }), aClaim({ id: 'b' })])
    expect(await outlineChangesOf(undefined, outline)).toMatchObject({ changed: ['a', 'b'], replaced: 0 })
    expect(await outlineChangesOf(outline, undefined)).toMatchObject({ removed: ['a', 'b'], changed: [] })
  })

  it('has the fingerprint of the rules by which it was made', () => {
    // Which states are live, and what their wordings hash to. Another value is right after a change of
    // those rules; after any other change it throws away the indexes of all readers for nothing.
    expect(outlineOf([aClaim()]).fingerprint).toBe(outlineFingerprint())
    expect(outlineFingerprint()).toMatch(/^corrected disputed published [0-9a-z]+$/)
  })
})
