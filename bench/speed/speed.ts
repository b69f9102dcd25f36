/**
 * `npm run bench:speed`: how fast and how large, in Node and in a real extension, against a floor
 * (Intl.Segmenter alone) and peers (MiniSearch, SQLite FTS5) in the same run.
 *
 *   npm run bench:speed -- [--sizes 1000,10000] [--no-peers] [--no-browser] [--no-node] [--out FILE]
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { printSizes, sizeFigures } from '../size.ts'
import { type BrowserFigures, measureBrowser } from './browser.ts'
import { bundleSizes } from './bundles.ts'
import { speedData } from './corpus.ts'
import { measureNode, type NodeFigures } from './node.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000,300000' },
    'no-peers': { type: 'boolean', default: false },
    'no-browser': { type: 'boolean', default: false },
    'no-node': { type: 'boolean', default: false },
    out: { type: 'string', default: 'dist/bench/speed.json' },
  },
})

const folder = speedData()
if (folder === undefined) {
  console.log('skipped: no bench data (set FOOTNOTE_BENCH to the folder that has claims-scale/)')
} else {
  const sizes = values.sizes.split(',').map(Number)
  const report: Record<string, unknown> = { node: process.version, date: new Date().toISOString() }
  if (!values['no-node']) {
    const figures: NodeFigures[] = []
    for (const size of sizes) {
      figures.push(await measureNode(folder, size, !values['no-peers']))
      print(figures.at(-1) as NodeFigures)
    }
    report.sizes = figures
  }
  if (!values['no-browser']) {
    // Below 10,000 claims the index is not what takes the time.
    const browser = await measureBrowser(
      folder,
      sizes.filter((size) => size >= 10_000),
    )
    report.browser = browser
    console.log(`\nChromium: a stopped worker that only answers takes ${browser.pingMs.toFixed(0)} ms`)
    for (const figures of browser.sizes) printBrowser(figures, browser.pingMs)
    report.bundles = bundleSizes()
    report.size = sizeFigures()
    console.log('\nsizes, gzip')
    printSizes(sizeFigures())
  }
  mkdirSync(dirname(values.out), { recursive: true })
  writeFileSync(values.out, `${JSON.stringify(report, null, 2)}\n`)
  console.log(`\nwritten to ${values.out}`)
}

function print(figures: NodeFigures): void {
  const { claims, build, bytes, bytesPerClaim, openMs, memoryBytes } = figures
  const mb = (value: number): string => `${(value / 1e6).toFixed(1)} MB`
  console.log(`\n${claims.toLocaleString('en')} claims`)
  console.log(`  compile    ${build.ms.toFixed(0)} ms, longest slice ${build.longestSliceMs.toFixed(1)} ms`)
  console.log(
    `  index      ${mb(bytes)}, ${bytesPerClaim.toFixed(1)} bytes a claim; opens in ${openMs.toFixed(2)} ms; ${mb(memoryBytes)} in memory`,
  )
  for (const { kind, segmenter, retrieve, analyse, pair, score, match, candidates } of figures.page) {
    const times = (value: number): string =>
      `${value.toFixed(2)} ms (${(value / segmenter).toFixed(2)} × SEG)`
    console.log(
      `  page, ${kind.padEnd(9)} SEG ${segmenter.toFixed(2)} ms · retrieve ${times(retrieve)} · match ${times(match)} · ${candidates} candidates`,
    )
    console.log(
      `    by stage: retrieve ${retrieve.toFixed(2)} ms, analyse ${analyse.toFixed(2)}, lay beside ${pair.toFixed(2)}, score ${score.toFixed(2)}`,
    )
  }
  console.log(
    `  worst page ${figures.worstRetrieveUs.toFixed(1)} µs a sentence to retrieve, ${figures.worstMatchUs.toFixed(1)} µs to match`,
  )
  const ours = figures.page[0]
  for (const peer of figures.peers) {
    const factor = ours === undefined ? '' : ` (${(peer.pageMs / ours.match).toFixed(0)} × ours)`
    console.log(
      `  ${peer.name.padEnd(11)} page ${peer.pageMs.toFixed(1)} ms${factor}, build ${peer.buildMs.toFixed(0)} ms, ${mb(peer.bytes)}, opens in ${peer.openMs.toFixed(0)} ms, ${mb(peer.memoryBytes)} in memory`,
    )
  }
}

function printBrowser(figures: BrowserFigures, pingMs: number): void {
  const { claims, coldMedianMs, coldPageMs, warmMs, installMs, compileMs, readIndex, memory } = figures
  console.log(
    `  ${claims.toLocaleString('en')} claims: stopped → first answer ${coldMedianMs.toFixed(0)} ms (ping + ${(coldMedianMs - pingMs).toFixed(0)}), of 100 sentences ${coldPageMs.toFixed(0)} ms, warm ${warmMs.toFixed(1)} ms`,
  )
  console.log(
    `    install ${installMs.toFixed(0)} ms, compile and first answer ${compileMs.toFixed(0)} ms; index of ${(readIndex.bytes / 1e6).toFixed(1)} MB read from IndexedDB in ${readIndex.indexedDb.toFixed(0)} ms, from a private file in ${readIndex.privateFile.toFixed(0)} ms`,
  )
  const { ours, miniSearch } = memory
  const mb = (value: number): string => `${(value / 1e6).toFixed(1)} MB`
  console.log(
    `    worker's memory: the claims take ${mb(ours.added)} (all of it ${mb(ours.all)}), in MiniSearch ${mb(miniSearch.added)} (${mb(miniSearch.all)}): ${(ours.added / miniSearch.added).toFixed(3)} of it (${(ours.all / miniSearch.all).toFixed(3)})`,
  )
}
