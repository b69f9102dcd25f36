/**
 * The thread with the model: a dedicated worker. It reads the file when the first question comes, checks
 * its bytes, and answers one question after the other.
 */
import type { ScorePair } from '../claims/match/score-pairs.ts'
import { onceUntilFailed } from '../claims/once-until-failed.ts'
import { sha256 } from '../claims/packs/reader/tuf/hashes.ts'
import { parseMeaningModel } from '../claims/records/meaning-model.ts'
import { parse } from '../claims/schema.ts'
import type { LoadAsset } from './assets.ts'
import { type MeaningAnswer, meaningQuestion } from './meaning-wire.ts'

/** The part of the worker's global scope that is used. */
export type ThreadScope = {
  addEventListener(type: 'message', listener: (event: { readonly data: unknown }) => void): void
  postMessage(answer: MeaningAnswer): void
}

/** Opens the model in a file. Throws, or rejects, if the file is damaged or memory is short. */
export type OpenModel = (file: Uint8Array<ArrayBuffer>) => Promise<ScorePair> | ScorePair

/** Answers what comes into the scope. Call it while the worker's script is evaluated. */
export function serveMeaning(scope: ThreadScope, loadAsset: LoadAsset, open: OpenModel): void {
  const model = onceUntilFailed(async () => open(await meaningFile(loadAsset)))
  scope.addEventListener('message', async ({ data }) => {
    try {
      const question = parse(meaningQuestion, data, 'question')
      if (!question.ok) throw new Error(`meaning: ${question.error[0]?.message}`)
      const score = await model()
      scope.postMessage({ id: question.value.id, logits: [...score(question.value.pair)] })
    } catch (cause) {
      scope.postMessage({ fault: String(cause) })
    }
  })
}

/** @throws if the file is not the one that meaning.json was made from */
async function meaningFile(loadAsset: LoadAsset): Promise<Uint8Array<ArrayBuffer>> {
  const [facts, file] = await Promise.all([loadAsset('/meaning.json'), loadAsset('/meaning.bin')])
  const model = parseMeaningModel(await facts.json())
  if (!model.ok) throw new Error(`meaning: ${model.error[0]?.message}`)
  const bytes = new Uint8Array(await file.arrayBuffer())
  if ((await sha256(bytes)) !== model.value.sha256)
    throw new Error('meaning: meaning.bin is damaged: its SHA-256 is another one than meaning.json says')
  return bytes
}
