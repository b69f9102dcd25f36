/**
 * `npm run bench:speed`: times and sizes in Node and in the built extension, beside a floor
 * (Intl.Segmenter alone) and peers (MiniSearch, SQLite FTS5) in the same run.
 *
 *   npm run bench:speed -- [--sizes 1000,10000] [--no-peers] [--no-browser] [--no-node] [--node PATH] [--out FILE]
 *
 * `--node PATH` also runs the Node part with that Node (other-node.ts says why).
 */
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'
import { parseArgs } from 'node:util'
import { printSizes, sizeFigures } from '../size.ts'
import { type BrowserFigures, measureBrowser } from './browser.ts'
import { bundleSizes } from './bundles.ts'
import { speedData } from './corpus.ts'
import { measureNode, type NodeFigures } from './node.ts'
import { measureOtherNode } from './other-node.ts'
import { printNodeFigures } from './print-node.ts'

const { values } = parseArgs({
  options: {
    sizes: { type: 'string', default: '1000,10000,100000,300000' },
    'no-peers': { type: 'boolean', default: false },
    'no-browser': { type: 'boolean', default: false },
    'no-node': { type: 'boolean', default: false },
    node: { type: 'string' },
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
    console.log(`Node ${process.version}`)
    const figures: NodeFigures[] = []
    for (const size of sizes) {
      figures.push(await measureNode(folder, size, !values['no-peers']))
      printNodeFigures(figures.at(-1) as NodeFigures)
    }
    report.sizes = figures
  }
  if (values.node !== undefined) {
    console.log(`\n${values.node}: SEG, the floor, takes another time in every version of Node;`)
    console.log('compare multiples of it within one (the targets were set on Node 20)')
    report.otherNode = await measureOtherNode(values.node, folder, sizes, !values['no-peers'])
  }
  if (!values['no-browser']) {
    // With fewer than 10,000 claims the index takes too little time to be measured.
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
