/**
 * What goes between the background and the thread with the model. All of it is ours, and each side parses
 * what it gets.
 *
 *   background ── {id, pair} ──▶ thread      thread ── {id, logits} or {fault} ──▶ background
 */
import { MAX_MEANING_TEXT } from '../claims/match/judge/meaning-runner.ts'
import { LOGITS } from '../claims/meaning/model-shape.ts'
import { z } from '../claims/schema.ts'

const id = z.int().check(z.gte(0))
const text = z.string().check(z.maxLength(MAX_MEANING_TEXT))

export const meaningQuestion = z.strictObject({
  id,
  pair: z.strictObject({ claim: text, sentence: text, headline: text, previous: text }),
})
export type MeaningQuestion = z.infer<typeof meaningQuestion>

export const meaningAnswer = z.union([
  z.strictObject({ id, logits: z.array(z.number()).check(z.length(LOGITS)) }),
  /** The model cannot be used: why. */
  z.strictObject({ fault: z.string() }),
])
export type MeaningAnswer = z.infer<typeof meaningAnswer>
