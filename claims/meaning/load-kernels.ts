/** Loads the kernels (kernels/*.as), in the fastest build that the machine runs. */
import { PLAIN, RELAXED } from './kernels/compiled.ts'

/** All addresses are bytes in the memory, multiples of 16; all counts are elements. */
export type Kernels = {
  embed(
    ids: number,
    types: number,
    tokens: number,
    words: number,
    scales: number,
    positions: number,
    typeRows: number,
    hidden: number,
    out: number,
  ): void
  normalise(x: number, added: number, weight: number, bias: number, tokens: number, hidden: number): void
  quantise(x: number, tokens: number, columns: number, ints: number, scales: number, starts: number): void
  pack(source: number, target: number, rows: number, columns: number): void
  multiply(
    ints: number,
    scales: number,
    starts: number,
    tokens: number,
    weights: number,
    rowScales: number,
    bias: number,
    rows: number,
    columns: number,
    out: number,
  ): void
  transpose(from: number, tokens: number, hidden: number, to: number, stride: number): void
  attend(
    queries: number,
    keys: number,
    values: number,
    count: number,
    tokens: number,
    hidden: number,
    heads: number,
    stride: number,
    scale: number,
    weights: number,
    out: number,
  ): void
  activate(x: number, count: number): void
  squash(x: number, count: number): void
  project(x: number, weights: number, bias: number, rows: number, columns: number, out: number): void
}

/** The memory that the kernels work in. */
export type Memory = InstanceType<typeof WebAssembly.Memory>

/** `relaxed` takes half the time or less, `plain` runs wherever WebAssembly has vectors. Both give the same bits. */
export type Build = 'relaxed' | 'plain'

/** The fastest build that runs here, of those allowed; undefined if none does. */
export function chooseBuild(allowed: readonly Build[] = ['relaxed', 'plain']): Build | undefined {
  return allowed.find((build) => WebAssembly.validate(moduleOf(build)))
}

export async function loadKernels(build: Build, memory: Memory): Promise<Kernels> {
  const { instance } = await WebAssembly.instantiate(moduleOf(build), { env: { memory } })
  return instance.exports as unknown as Kernels
}

function moduleOf(build: Build): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(atob(build === 'relaxed' ? RELAXED : PLAIN), (byte) => byte.charCodeAt(0))
}
