/**
 * What a model of meaning says of pairs, for the benches. A pair takes some 15 ms, so scores are kept on
 * disk: by the hash of the weights in node_modules/.cache, or in a file that something else has made.
 */
import { createHash } from 'node:crypto'
import { appendFileSync, existsSync, mkdirSync, readFileSync } from 'node:fs'
import type { MeaningPair, MeaningRunner } from '../../claims/match/judge/meaning-runner.ts'
import { openPairScorer } from '../../claims/match/score-pairs.ts'

const CACHE = 'node_modules/.cache/footnote-bench'

/** Names a pair by its texts. */
export const pairId = ({ claim, sentence, headline, previous }: MeaningPair): string =>
  createHash('sha256')
    .update(JSON.stringify([claim, sentence, headline, previous]))
    .digest('hex')
    .slice(0, 24)

/** A line of a file of scores. */
type Line = { readonly id: string; readonly logits: readonly number[] }

/** Scores by the ids of pairs. @throws if a line has no seven logits */
export function readScores(file: string): Map<string, readonly number[]> {
  const scores = new Map<string, readonly number[]>()
  const lines = readFileSync(file, 'utf8').split('\n')
  for (const [i, text] of lines.entries()) {
    if (text === '') continue
    const { id, logits } = JSON.parse(text) as Line
    if (typeof id !== 'string' || logits?.length !== 7 || !logits.every(Number.isFinite))
      throw new Error(`bench: line ${i + 1} of ${file} is not {"id": …, "logits": [seven numbers]}`)
    scores.set(id, logits)
  }
  return scores
}

/** Runs a model file; what it said once is read from the cache. */
export async function modelRunner(path: string): Promise<MeaningRunner> {
  const file = readFileSync(path)
  mkdirSync(CACHE, { recursive: true })
  // The header holds the calibration, which changes no score.
  const tensors = file.subarray(Math.ceil((12 + file.readUInt32LE(8)) / 64) * 64)
  const cache = `${CACHE}/${createHash('sha256').update(tensors).digest('hex').slice(0, 16)}.jsonl`
  const known = existsSync(cache) ? readScores(cache) : new Map<string, readonly number[]>()
  const score = await openPairScorer(file)
  const keep = (line: Line): void => {
    known.set(line.id, line.logits)
    appendFileSync(cache, `${JSON.stringify(line)}\n`)
  }
  return {
    score: async (pairs) =>
      pairs.map((pair) => {
        const id = pairId(pair)
        const answer = known.get(id)
        if (answer !== undefined) return answer
        const logits = score(pair).map((logit) => Math.round(logit * 1e5) / 1e5)
        // At once, so that a run that is stopped loses nothing.
        keep({ id, logits })
        return logits
      }),
  }
}

/** Scores from a file, and the pairs that were asked for and are not in it. */
export type ReadRunner = MeaningRunner & { readonly missing: ReadonlyMap<string, MeaningPair> }

/** Takes scores from a file. Says "states something else" of a pair that is not in it. */
export function readRunner(path: string): ReadRunner {
  const known = existsSync(path) ? readScores(path) : new Map<string, readonly number[]>()
  const missing = new Map<string, MeaningPair>()
  return {
    missing,
    score: async (pairs) =>
      pairs.map((pair) => {
        const id = pairId(pair)
        const logits = known.get(id)
        if (logits === undefined) missing.set(id, pair)
        return logits ?? UNKNOWN
      }),
  }
}

const UNKNOWN = [10, 0, -10, 0, 0, 0, 0]
