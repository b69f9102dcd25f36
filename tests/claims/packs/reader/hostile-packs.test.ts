import { describe, expect, it } from 'vitest'
import { makePatch } from '../../../../claims/packs/publisher/make-patch.ts'
import { writeBundle } from '../../../../claims/packs/publisher/write-bundle.ts'
import { openBundle, readBundle } from '../../../../claims/packs/reader/bundle.ts'
import { CANARY } from '../../../../claims/packs/reader/canary.ts'
import { canonicalJson } from '../../../../claims/packs/reader/canonical-json.ts'
import { applyPatch, openPatch } from '../../../../claims/packs/reader/patch.ts'
import type { Claim } from '../../../../claims/records/claim.ts'
import { matchable } from '../../../../claims/records/matchable-claim.ts'
import type { Problem, Result } from '../../../../claims/result.ts'
import { makeMatcher } from '../../../../cli/match/make-matcher.ts'
import { fuzzPacks } from '../../../support/fuzz-packs.ts'
import { bundleOf, fullClaim, headerLine } from '../../../support/hostile/pack-lines.ts'
import { hostilePatches, patchBase } from '../../../support/hostile/patches.ts'
import { hostilePacks } from '../../../support/hostile-packs.ts'
import { aClaim, aManifest } from '../../../support/records.ts'
import { measured, rounds } from '../../../support/torture.ts'
import { yardstick } from '../../../support/yardstick.ts'

const MEGABYTE = 1024 * 1024

async function bundleBytes(claims: readonly Claim[]): Promise<Uint8Array> {
  const bundle = await writeBundle({ manifest: aManifest(), claims })
  if (!bundle.ok) throw new Error(bundle.error.message)
  return bundle.value
}

/** What a patch makes of {@link patchBase}. */
async function patched(bytes: Uint8Array): Promise<Result<unknown, Problem>> {
  const patch = await openPatch(bytes)
  return patch.ok ? applyPatch([patchBase()], patch.value) : patch
}

describe('hostile packs', () => {
  it('are made from packs that would be accepted', async () => {
    const read = await readBundle(bundleOf([headerLine(1), canonicalJson(fullClaim())]))
    expect(read.ok || read.error.message).toBe(true)
  })

  it('are all refused, in the time of forty good ones and 64 MB of heap each', async () => {
    const { tooSlow } = await yardstick(readBundle)
    const accepted: string[] = []
    const costly: string[] = []
    let count = 0
    const tried: [
      bytes: Uint8Array,
      name: string,
      read: (bytes: Uint8Array) => Promise<Result<unknown, Problem>>,
    ][] = []
    // Compared with what was there before the bytes themselves were made: those are the caller's.
    for (const { name, bytes } of hostilePacks()) tried.push([bytes, name, readBundle])
    for (const { name, bytes } of hostilePatches()) tried.push([bytes, name, patched])
    for (const [bytes, name, take] of tried) {
      count += 1
      const heap = process.memoryUsage().heapUsed
      let peak = heap
      const start = performance.now()
      const watch = setInterval(() => {
        peak = Math.max(peak, process.memoryUsage().heapUsed)
      }, 5)
      const read = await take(bytes)
      peak = Math.max(peak, process.memoryUsage().heapUsed)
      clearInterval(watch)
      const took = performance.now() - start
      if (read.ok) accepted.push(name)
      else if (!/^[a-z]/i.test(read.error.message)) accepted.push(`${name}: no reason given`)
      if (peak - heap > 64 * MEGABYTE || (await tooSlow(() => take(bytes), took)))
        costly.push(`${name}: ${took} ms, ${peak - heap} bytes`)
    }
    expect(accepted).toEqual([])
    expect(costly).toEqual([])
    expect(count).toBeGreaterThanOrEqual(1_000)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  })

  it('accept a good patch', async () => {
    const base = await bundleBytes(patchBase())
    const target = await bundleBytes([aClaim({ id: 'bridge' }), ...patchBase()])
    const patch = await makePatch(base, target)
    expect(patch.ok && (await patched(patch.value))).toMatchObject({ ok: true })
  })

  it('keep HTML as text', async () => {
    const claim = fullClaim()
    const html = '<img src=x onerror=alert(1)>'
    claim.finding = { en: html }
    const read = await readBundle(bundleOf([headerLine(1), canonicalJson(claim)]))
    expect(read.ok && read.value.claims[0]?.finding.en).toBe(html)
  })

  it('mark nothing in ordinary news, however broad their claims are', async () => {
    const texts =
      'The|a|People said.|It was.|Government.|Last year|More than half|said said said|new|Monday'.split('|')
    const starts = CANARY.filter(({ lang }) => lang === 'en').map(({ text }) =>
      text.split(' ').slice(0, 3).join(' '),
    )
    const words = new Set(
      CANARY.slice(0, 60).flatMap(({ text }) => text.toLowerCase().match(/[a-z]+/g) ?? []),
    )
    const claims = [
      ...texts.map((text, at) => aClaim({ id: `w${at}`, texts: { en: { text } } })),
      aClaim({ id: 'starts', texts: { en: { text: 'The', variants: starts.slice(0, 50) } } }),
      aClaim({ id: 'words', texts: { en: { text: [...words].join(' ').slice(0, 990) } } }),
    ]
    const matcher = await makeMatcher(claims.map((claim) => matchable('broad', claim)))
    const marked: string[] = []
    for (const level of ['strict', 'balanced'] as const)
      for (const { lang, text } of CANARY) {
        const found = await matcher.match({
          document: { lang, headline: '', lead: '' },
          runs: [{ before: [], sentences: [{ id: 0, text }] }],
          level,
        })
        marked.push(...found.filter((match) => match.marked).map(({ claim }) => `${claim}: ${text}`))
      }
    expect(marked).toEqual([])
  })

  it('differ from packs of a newer format, which ask for an update', async () => {
    const opened = await openBundle(bundleOf([headerLine(0, { format: 2, surprise: true })]))
    expect(opened.ok ? undefined : opened.error).toMatchObject({
      code: 'unsupported-version',
      message: expect.stringContaining('Update Footnote'),
    })
  })

  it('made by a seeded fuzzer are all refused by hash, and without it are refused or valid by all rules', async (context) => {
    const { tooSlow } = await yardstick(readBundle)
    const report = await fuzzPacks(Number(process.env.FOOTNOTE_FUZZ ?? rounds(2_000, 100_000)), 20261124)
    expect(report.wrong).toEqual([])
    expect(report.refused).toBeGreaterThan(report.tried * 0.8)
    expect(report.refusedByHash).toBe(report.tried)
    expect(await tooSlow(() => readBundle(report.slowest), report.slowestMs)).toBe(false)
    measured(context, { rounds: report.tried })
  }, 1_200_000)
})
