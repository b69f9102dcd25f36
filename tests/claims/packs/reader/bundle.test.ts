import { gunzipSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { writeBundle } from '../../../../claims/packs/publisher/write-bundle.ts'
import { openBundle, readBundle } from '../../../../claims/packs/reader/bundle.ts'
import { sha256 } from '../../../../claims/packs/reader/tuf/hashes.ts'
import type { Claim } from '../../../../claims/records/claim.ts'
import { bundleOf, headerLine } from '../../../support/hostile/pack-lines.ts'
import { aClaim, aManifest } from '../../../support/records.ts'

describe('claims/packs/bundle', () => {
  it('reads back what was written, with claims sorted by id', async () => {
    const claims = [aClaim({ id: 'b' }), aClaim({ id: 'a', finding: { en: 'Größe: “300 m” 😀\\"' } })]
    const read = await readBundle(await written({ manifest: aManifest(), claims }))
    expect(read).toEqual({ ok: true, value: { manifest: aManifest(), claims: [claims[1], claims[0]] } })
  })

  it('gives the same bytes for the same pack in any order of claims and fields', async () => {
    const claim = aClaim({ id: 'a' })
    const turned = Object.fromEntries(Object.entries(claim).reverse()) as Claim
    const one = await written({ manifest: aManifest(), claims: [claim, aClaim({ id: 'b' })] })
    const two = await written({ manifest: aManifest(), claims: [aClaim({ id: 'b' }), turned] })
    expect(two).toEqual(one)
  })

  it('has the bytes that it has always had', async () => {
    // A golden hash: if it changes, packs that are published can no longer be rebuilt from their sources.
    const bytes = await written({ manifest: aManifest(), claims: [aClaim()] })
    expect(await sha256(bytes)).toBe('4eee2e2f5ffe948dec3a6452917dda2111fbdcd50f57d0145f4e18f49ce95216')
  })

  it('is a gzip file of lines that any tool can read', async () => {
    const bytes = await written({ manifest: aManifest(), claims: [aClaim()] })
    const [header, claim, end] = gunzipSync(bytes).toString('utf8').split('\n')
    expect(JSON.parse(header!)).toEqual({ kind: 'footnote-pack', format: 1, claims: 1, pack: aManifest() })
    expect(JSON.parse(claim!)).toEqual(aClaim())
    expect(end).toBe('')
  })

  it('is refused, before anything is decoded, if its hash is not the expected one', async () => {
    const bytes = await written({ manifest: aManifest(), claims: [aClaim()] })
    expect((await openBundle(bytes, { sha256: await sha256(bytes) })).ok).toBe(true)
    const refused = await openBundle(new TextEncoder().encode('no gzip'), { sha256: await sha256(bytes) })
    expect(refused.ok ? '' : refused.error.message).toContain('has the hash')
  })

  it('may have ids that cannot be file names on Windows', async () => {
    const pack = { manifest: aManifest({ id: 'aux' }), claims: [aClaim({ id: 'con.2017' })] }
    expect(await readBundle(await written(pack))).toEqual({ ok: true, value: pack })
  })

  it('is read in pieces of any size', async () => {
    const bytes = await written({ manifest: aManifest(), claims: [aClaim()] })
    async function* singleBytes() {
      for (const byte of bytes) yield Uint8Array.of(byte)
    }
    expect((await readBundle(singleBytes(), { sha256: await sha256(bytes) })).ok).toBe(true)
  })

  it('gives claims in slices, and throws at the first fault of the file', async () => {
    const claims = Array.from({ length: 250 }, (_, n) => aClaim({ id: `c${String(n).padStart(3, '0')}` }))
    const opened = await openBundle(await written({ manifest: aManifest(), claims }))
    const sizes: number[] = []
    if (opened.ok) for await (const slice of opened.value.slices()) sizes.push(slice.length)
    expect(sizes).toEqual([100, 100, 50])
    const short = await openBundle(bundleOf([headerLine(1)]))
    await expect(short.ok ? short.value.slices().next() : undefined).rejects.toThrow(
      'has 0 claims, its header says 1',
    )
  })

  it('stops on an abort', async () => {
    const opened = await openBundle(await written({ manifest: aManifest(), claims: [aClaim()] }))
    if (!opened.ok) throw new Error(opened.error.message)
    await expect(opened.value.slices({ signal: AbortSignal.abort() }).next()).rejects.toThrow('abort')
  })

  it('has no drafts', async () => {
    const claims = [aClaim(), aClaim({ id: 'a', lifecycle: { state: 'draft' } })]
    const read = await readBundle(await written({ manifest: aManifest(), claims }))
    expect(read.ok && read.value.claims.map(({ id }) => id)).toEqual(['tower-height'])
  })

  it('is not written with an id twice', async () => {
    const result = await writeBundle({ manifest: aManifest(), claims: [aClaim(), aClaim()] })
    expect(result.ok ? undefined : result.error.code).toBe('duplicate')
  })
})

async function written(pack: Parameters<typeof writeBundle>[0]): Promise<Uint8Array> {
  const bytes = await writeBundle(pack)
  if (!bytes.ok) throw new Error(bytes.error.message)
  return bytes.value
}
