import { describe, expect, it } from 'vitest'
import { openBundle, readBundle } from '../../../claims/packs/bundle.ts'
import { canonicalJson } from '../../../claims/packs/canonical-json.ts'
import { fuzzPacks } from '../../support/fuzz-packs.ts'
import { bundleOf, fullClaim, headerLine, hostilePacks } from '../../support/hostile-packs.ts'

const MEGABYTE = 1024 * 1024

describe('hostile packs', () => {
  it('are made from packs that would be taken', async () => {
    const read = await readBundle(bundleOf([headerLine(1), canonicalJson(fullClaim())]))
    expect(read.ok || read.error.message).toBe(true)
  })

  it('are all refused, within a second and 64 MB of heap each', async () => {
    const accepted: string[] = []
    const costly: string[] = []
    let count = 0
    for (const { name, bytes } of hostilePacks()) {
      count += 1
      const heap = process.memoryUsage().heapUsed
      let peak = heap
      const start = performance.now()
      const watch = setInterval(() => {
        peak = Math.max(peak, process.memoryUsage().heapUsed)
      }, 5)
      const read = await readBundle(bytes)
      peak = Math.max(peak, process.memoryUsage().heapUsed)
      clearInterval(watch)
      const took = performance.now() - start
      if (read.ok) accepted.push(name)
      else if (!/^[a-z]/i.test(read.error.message)) accepted.push(`${name}: no reason given`)
      if (took > 1_000 || peak - heap > 64 * MEGABYTE)
        costly.push(`${name}: ${took} ms, ${peak - heap} bytes`)
    }
    expect(accepted).toEqual([])
    expect(costly).toEqual([])
    expect(count).toBeGreaterThanOrEqual(150)
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
  }, 120_000)

  it('keep HTML what it is: text', async () => {
    const claim = fullClaim()
    const html = '<img src=x onerror=alert(1)>'
    claim.finding = { en: html }
    const read = await readBundle(bundleOf([headerLine(1), canonicalJson(claim)]))
    expect(read.ok && read.value.claims[0]?.finding.en).toBe(html)
  })

  it('are told from packs of a newer format, which ask for an update', async () => {
    const opened = await openBundle(bundleOf([headerLine(0, { format: 2, surprise: true })]))
    expect(opened.ok ? undefined : opened.error).toMatchObject({
      code: 'unsupported-version',
      message: expect.stringContaining('Update Footnote'),
    })
  })

  it('made by a seeded fuzzer are refused, or are packs as the writer writes them', async () => {
    const report = await fuzzPacks(Number(process.env.FOOTNOTE_FUZZ ?? 2_000), 20261124)
    expect(report.wrong).toEqual([])
    expect(report.refused).toBeGreaterThan(report.tried * 0.8)
    expect(report.slowestMs).toBeLessThan(1_000)
  }, 1_200_000)
})
