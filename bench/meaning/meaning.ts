/**
 * `npm run bench:meaning`: the time of a pair in the sentence-pair model, on one thread of Node, beside
 * a floor in the same run: the same number of products in a loop that loads nothing. Also the time to
 * open the model, the memory that it holds, and the time to cut texts into tokens. All times are time
 * of the processor; a busy machine still raises them, and the ratio to the floor less.
 *
 *   npm run bench:meaning -- [--model public/meaning.bin]
 */
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { parseArgs } from 'node:util'
import type { Build } from '../../claims/meaning/load-kernels.ts'
import { readModelFile } from '../../claims/meaning/model-file.ts'
import { LAYER_MATRICES, type Shape } from '../../claims/meaning/model-shape.ts'
import { type Meaning, openMeaning } from '../../claims/meaning/network.ts'
import { compileAssembly } from '../../scripts/kernels.ts'

const { values } = parseArgs({ options: { model: { type: 'string', default: 'public/meaning.bin' } } })
const TOKENS = [32, 64, 96, 128]
/** The least of so many series counts: others on the machine can only add time. */
const SERIES = 6
/** A series takes about this long, so that the clock's steps do not matter. */
const SERIES_MS = 200
const TEXT =
  'The mayor said on Tuesday that the number of new homes has doubled since 2019, “a record”. ' +
  'La alcaldesa dijo el martes que el número de viviendas nuevas se ha duplicado desde 2019. '

if (!existsSync(values.model)) {
  console.log(`skipped: no model ${values.model}`)
} else {
  const file = readFileSync(values.model)
  const read = readModelFile(file)
  if (!read.ok) throw new Error(read.error.message)
  const { shape } = read.value
  console.log(`${values.model}: ${(file.length / 1e6).toFixed(1)} MB, Node ${process.version}`)
  for (const build of ['relaxed', 'plain'] as const) await measure(file, shape, build)
}

async function measure(file: Uint8Array, shape: Shape, build: Build): Promise<void> {
  const before = process.cpuUsage()
  const opened = await openMeaning(file, [build])
  if (!opened.ok) {
    console.log(`\n${build}: ${opened.error.message}`)
    return
  }
  const meaning = opened.value
  const { user, system } = process.cpuUsage(before)
  const openMs = (user + system) / 1000
  const floor = await floorOf(build)
  console.log(`\n${build} kernels`)
  console.log(`  open ${openMs.toFixed(0)} ms, memory ${(meaning.bytes / 1e6).toFixed(1)} MB`)
  console.log('  tokens  ms a pair   floor, ms   × floor')
  for (const tokens of TOKENS) {
    const input = inputOf(meaning, tokens)
    const pair = least(() => meaning.score(input))
    const bare = least(() => floor(Math.round(productsOf(shape, tokens) / 1e6), 3))
    const columns = [
      pair.toFixed(2).padStart(9),
      bare.toFixed(2).padStart(10),
      (pair / bare).toFixed(2).padStart(8),
    ]
    console.log(`  ${String(tokens).padStart(6)}  ${columns.join('  ')}`)
  }
  const count = meaning.tokens(TEXT).length
  const ms = least(() => {
    // Words that were not seen before, as on a new page.
    for (let i = 0; i < 100; i++) meaning.tokens(TEXT.replaceAll(' ', ` ${i}`))
  })
  console.log(`  cut into tokens: ${((ms / 100 / count) * 1000).toFixed(2)} µs a token`)
  meaning.close()
}

function inputOf(meaning: Meaning, tokens: number) {
  const ids = new Int32Array(tokens).fill(meaning.tokens('the')[0] ?? 1)
  return { ids, types: new Int32Array(tokens) }
}

/** Products of a pair in the matrices: the last layer makes keys and values of all tokens, and the rest of one. */
function productsOf(shape: Shape, tokens: number): number {
  let all = 0
  let one = shape.hidden * shape.hidden
  for (let layer = 0; layer < shape.layers; layer++) {
    for (const [name, [from, to]] of Object.entries(LAYER_MATRICES)) {
      const products = shape[from] * shape[to]
      if (layer < shape.layers - 1 || name === 'key' || name === 'value') all += products
      else one += products
    }
  }
  return all * tokens + one
}

async function floorOf(build: Build): Promise<(millions: number, value: number) => number> {
  const folder = fileURLToPath(new URL('.', import.meta.url))
  const module = await compileAssembly(folder, build === 'relaxed' ? ['--enable=relaxed-simd'] : [])
  const { instance } = await WebAssembly.instantiate(module)
  return instance.exports.products as (millions: number, value: number) => number
}

/** Milliseconds that this thread worked: waiting for a processor does not count. Counted in steps of some ms. */
function timeOf(work: () => void): number {
  const before = process.threadCpuUsage()
  work()
  const { user, system } = process.threadCpuUsage(before)
  return (user + system) / 1000
}

/** The time of one call, in the best of some series. */
function least(work: () => void): number {
  work()
  const started = performance.now()
  for (let i = 0; i < 10; i++) work()
  const calls = Math.ceil(SERIES_MS / ((performance.now() - started) / 10))
  const series = Array.from({ length: SERIES }, () =>
    timeOf(() => {
      for (let i = 0; i < calls; i++) work()
    }),
  )
  return Math.min(...series) / calls
}
