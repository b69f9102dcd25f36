/** Prints the Node figures of `bench:speed`. */
import type { NodeFigures } from './node.ts'

export function printNodeFigures(figures: NodeFigures): void {
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
  for (const name of figures.peersLeftOut) console.log(`  ${name} is left out: this Node does not have it`)
  const ours = figures.page[0]
  for (const peer of figures.peers) {
    const factor = ours === undefined ? '' : ` (${(peer.pageMs / ours.match).toFixed(0)} × ours)`
    console.log(
      `  ${peer.name.padEnd(11)} page ${peer.pageMs.toFixed(1)} ms${factor}, build ${peer.buildMs.toFixed(0)} ms, ${mb(peer.bytes)}, opens in ${peer.openMs.toFixed(0)} ms, ${mb(peer.memoryBytes)} in memory`,
    )
  }
}
