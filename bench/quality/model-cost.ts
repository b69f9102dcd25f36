/** What the model of meaning costs: bytes, memory, and time for a pair of usual length on one thread. */
import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'
import { openMeaning } from '../../claims/meaning/network.ts'
import type { Bench } from './bench.ts'
import type { Part } from './report.ts'

/** Tokens of a pair, all texts together. */
const TOKENS = 64
const RUNS = 60
const MEGA = 1e6

export async function measureModel({ modelFile }: Bench): Promise<Part> {
  if (modelFile === undefined) return { tables: [], goals: [], json: undefined }
  const file = readFileSync(modelFile)
  const opened = await openMeaning(file)
  if (!opened.ok) throw new Error(opened.error.message)
  const { input, score, bytes, build, id } = opened.value
  // [CLS], three [SEP], and the rest in four texts.
  const text = Array.from({ length: (TOKENS - 4) / 4 }, (_, i) => 1_000 + i)
  const pair = input({ claim: text, sentence: text, headline: text, previous: text })
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now()
    score(pair)
    return performance.now() - start
  }).sort((a, b) => a - b)
  const ms = times[RUNS / 2] as number
  const size = file.length / MEGA
  return {
    tables: [
      {
        title: `Model of meaning ${id} (kernels: ${build})`,
        columns: [
          '',
          'file, MB',
          'gzip, MB',
          'memory of the weights, MB',
          `ms a pair of ${TOKENS} tokens, median`,
        ],
        rows: [['', size, gzipSync(file).length / MEGA, bytes / MEGA, ms]],
      },
    ],
    goals: [
      { measure: 'model of meaning: file, MB', figure: size, goal: 20, better: 'lower' },
      { measure: `model of meaning: ms a pair of ${TOKENS} tokens`, figure: ms, goal: 12, better: 'lower' },
    ],
    json: { id, build, bytes, times },
  }
}
