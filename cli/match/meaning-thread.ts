/** A thread of the command with the model of meaning: a question in, an answer out. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { parentPort, workerData } from 'node:worker_threads'
import type { MeaningPair } from '../../claims/match/judge/meaning-runner.ts'
import { openPairScorer } from '../../claims/match/score-pairs.ts'
import type { ThreadAnswer, ThreadData } from './meaning.ts'

const { file, sha256 } = workerData as ThreadData
const bytes = readFileSync(new URL(file))
if (createHash('sha256').update(bytes).digest('hex') !== sha256)
  throw new Error('match: public/meaning.bin is not the file that public/meaning.json was made from')
const score = await openPairScorer(bytes)
parentPort?.on('message', ({ id, pair }: { id: number; pair: MeaningPair }) => {
  parentPort?.postMessage({ id, logits: score(pair) } satisfies ThreadAnswer)
})
