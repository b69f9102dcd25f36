import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { makePatch } from '../../../../claims/packs/publisher/make-patch.ts'
import { writeBundle } from '../../../../claims/packs/publisher/write-bundle.ts'
import { canonicalJson } from '../../../../claims/packs/reader/canonical-json.ts'
import { applyPatch, openPatch } from '../../../../claims/packs/reader/patch.ts'
import { sha256 } from '../../../../claims/packs/reader/tuf/hashes.ts'
import type { Claim } from '../../../../claims/records/claim.ts'
import type { PackManifest } from '../../../../claims/records/pack.ts'
import { noise } from '../../../support/hostile/pack-lines.ts'
import { aClaim, aManifest } from '../../../support/records.ts'

describe('claims/packs/patch', () => {
  it('turns any bundle into another, byte for byte', async () => {
    const pack = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f'), fc.constantFrom('One.', 'Two.'))
    await fc.assert(
      fc.asyncProperty(pack, pack, async (before, after) => {
        const base = claimsOf(before)
        const target = await bundle(claimsOf(after), aManifest({ version: 2 }))
        const patch = await mustPatch(await bundle(base), target)
        expect(await applied([base], patch)).toEqual(target)
      }),
      { numRuns: 60 },
    )
  })

  it('holds the changes and nothing else', async () => {
    const before = Array.from({ length: 300 }, (_, n) =>
      aClaim({ id: `c${n}`, finding: { en: noise(n, 200) } }),
    )
    const after = before.map((claim, n) => (n === 150 ? aClaim({ ...claim, verdict: 'refuted' }) : claim))
    const target = await bundle(after)
    const patch = await mustPatch(await bundle(before), target)
    expect(patch.length).toBeLessThan(target.length / 20)
  })

  it('is refused on another base', async () => {
    const patch = await mustPatch(await bundle([aClaim()]), await bundle([aClaim({ verdict: 'refuted' })]))
    await expect(applied([[aClaim({ id: 'another' })]], patch)).rejects.toThrow('its header says')
    await expect(applied([[aClaim({ verdict: 'mixed' })]], patch)).resolves.toBeDefined()
    const removing = await mustPatch(await bundle([aClaim()]), await bundle([]))
    await expect(applied([[]], removing)).rejects.toThrow(
      'removes tower-height, which the base does not have',
    )
  })

  it('is not made between two packs', async () => {
    const made = await makePatch(await bundle([]), await bundle([], aManifest({ id: 'other' })))
    expect(made.ok ? '' : made.error.message).toContain('both releases must be of one pack')
  })

  it.each<[string, (lines: string[]) => string[]]>([
    ['has another target', (lines) => [lines[0]!.replace(/"target":"./, '"target":"g'), ...lines.slice(1)]],
    [
      'is a bundle',
      () => [canonicalJson({ kind: 'footnote-pack', format: 1, claims: 0, pack: aManifest() })],
    ],
    ['is empty', () => []],
    ['has changes out of order', (lines) => [lines[0]!, lines[2]!, lines[1]!]],
    ['has a change twice', (lines) => [lines[0]!, lines[1]!, lines[1]!, lines[2]!]],
    ['has an unknown change', (lines) => [...lines, '{"add":"z"}']],
    ['has a change with more in it', (lines) => [lines[0]!, lines[1]!.replace(/\}$/, ',"x":1}'), lines[2]!]],
    ['removes by number', (lines) => [...lines, '{"remove":9}']],
    ['has white space', (lines) => [...lines, '{"remove": "z"}']],
  ])('is refused if it %s', async (_, change) => {
    const target = await bundle([aClaim({ id: 'a' }), aClaim({ id: 'c', verdict: 'refuted' })])
    const lines = [
      canonicalJson({
        kind: 'footnote-patch',
        format: 1,
        base: '0'.repeat(64),
        target: await sha256(target),
        claims: 2,
        pack: aManifest(),
      }),
      canonicalJson({ remove: 'b' }),
      canonicalJson({ set: aClaim({ id: 'c', verdict: 'refuted' }) }),
    ]
    const base = [[aClaim({ id: 'a' }), aClaim({ id: 'b' }), aClaim({ id: 'c' })]]
    expect(await applied(base, gzipSync(`${lines.join('\n')}\n`))).toEqual(target)
    const file = gzipSync(`${change([...lines]).join('\n')}\n`)
    await expect(applied(base, file)).rejects.toThrow()
  })
})

function claimsOf(texts: Record<string, string>): Claim[] {
  return Object.entries(texts)
    .map(([id, text]) => aClaim({ id, finding: { en: text } }))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
}

async function bundle(claims: readonly Claim[], manifest: PackManifest = aManifest()): Promise<Uint8Array> {
  const bytes = await writeBundle({ manifest, claims })
  if (!bytes.ok) throw new Error(bytes.error.message)
  return bytes.value
}

async function mustPatch(base: Uint8Array, target: Uint8Array): Promise<Uint8Array> {
  const patch = await makePatch(base, target)
  if (!patch.ok) throw new Error(patch.error.message)
  return patch.value
}

async function applied(base: readonly Claim[][], patch: Uint8Array): Promise<Uint8Array> {
  const opened = await openPatch(patch, { sha256: await sha256(patch) })
  if (!opened.ok) throw new Error(opened.error.message)
  const bytes = await applyPatch(base, opened.value)
  if (!bytes.ok) throw new Error(bytes.error.message)
  return bytes.value
}
