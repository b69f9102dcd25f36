/** Run by other-node.ts: measures, prints, and writes the figures to a file. Takes its options as JSON in the first argument. */
import { writeFileSync } from 'node:fs'
import { measureNode, type NodeFigures } from './node.ts'
import { printNodeFigures } from './print-node.ts'

const { folder, sizes, withPeers, figures } = JSON.parse(process.argv[2] ?? '{}') as {
  folder: string
  sizes: number[]
  withPeers: boolean
  figures: string
}
const measured: NodeFigures[] = []
for (const size of sizes) {
  const one = await measureNode(folder, size, withPeers)
  measured.push(one)
  printNodeFigures(one)
}
writeFileSync(figures, JSON.stringify({ version: process.version, sizes: measured }))
