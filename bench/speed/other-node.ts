/**
 * Runs the Node part of `bench:speed` under another Node. All targets are multiples of Intl.Segmenter
 * and were set on Node 20. In Node 24 the segmenter is over three times as fast, while matching takes
 * the same time, so ratios can only be compared within one version.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { build } from 'vite'
import type { NodeFigures } from './node.ts'

/** What bench/speed/node-alone.ts writes. */
export type OtherNodeFigures = { readonly version: string; readonly sizes: readonly NodeFigures[] }

/** Runs the measurements under `executable` and passes its output on. @throws Error if it fails */
export async function measureOtherNode(
  executable: string,
  folder: string,
  sizes: readonly number[],
  withPeers: boolean,
): Promise<OtherNodeFigures> {
  const made = mkdtempSync(join(tmpdir(), 'footnote-bench-'))
  try {
    const script = join(made, 'node-alone.mjs')
    const figures = join(made, 'figures.json')
    writeFileSync(script, await bundledForNode('bench/speed/node-alone.ts'))
    const options = JSON.stringify({ folder, sizes, withPeers, figures })
    const { status, error } = spawnSync(
      executable,
      ['--expose-gc', '--max-old-space-size=8000', script, options],
      { stdio: 'inherit' },
    )
    if (error !== undefined) throw error
    if (status !== 0) throw new Error(`bench: ${executable} ended with ${status}`)
    return JSON.parse(readFileSync(figures, 'utf8'))
  } finally {
    rmSync(made, { recursive: true })
  }
}

/** Bundles everything into one JavaScript file, because an older Node strips no types. */
async function bundledForNode(entry: string): Promise<string> {
  const result = await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: { write: false, ssr: entry, target: 'node20', minify: false },
  })
  const [first] = Array.isArray(result) ? result : [result]
  if (first === undefined || !('output' in first)) throw new Error(`bench: ${entry} was not bundled`)
  return first.output[0].code
}
