/**
 * What is known of the model of meaning without opening it: `public/meaning.json`, which
 * `npm run meaning` writes from the header of `public/meaning.bin`.
 *
 *   {format: 1, id: "…", sha256: "…", languages: ["en", "es"],
 *    calibration: {en: {weights: {bias, trees, meaning}, levels: {strict, balanced, wide},
 *    agree: {words: {strict, …}, meaning: {strict, …}}, stance: true}, "en-es": …}, band: {from, to}}
 */
import { fail, type Problem, type Result } from '../result.ts'
import { laterFormat, parse, z } from '../schema.ts'

const probability = z.number().check(z.gte(0), z.lte(1))
const levels = z.strictObject({ strict: probability, balanced: probability, wide: probability })
const weight = z.number().check(z.gte(-100), z.lte(100))

/** How the model's answer becomes a probability for one pair of languages; see claims/match/judge/calibration.ts. */
const calibration = z.strictObject({
  weights: z.strictObject({ bias: weight, trees: weight, meaning: weight }),
  levels,
  /** What each judge itself must give a pair at each level, whatever both together say. */
  agree: z.optional(z.strictObject({ words: levels, meaning: levels })),
  /** The model tells the stance better than the rules alone, so both decide. */
  stance: z.optional(z.boolean()),
})
export type Calibration = z.infer<typeof calibration>

/**
 * By languages: `es` if claim and page are Spanish, `en-es` for an English claim on a Spanish page. Where
 * there is no entry, the model is not asked.
 */
const calibrations = z.record(z.string().check(z.regex(/^[a-z]{2,3}(?:-[a-z]{2,3})?$/)), calibration)
export type Calibrations = z.infer<typeof calibrations>

export const MEANING_FORMAT = 1

const meaningModel = z.strictObject({
  format: z.literal(MEANING_FORMAT),
  id: z.string().check(z.minLength(1), z.maxLength(100)),
  /** SHA-256 of the file, hexadecimal. */
  sha256: z.string().check(z.regex(/^[0-9a-f]{64}$/)),
  languages: z.array(z.string().check(z.maxLength(35))),
  calibration: calibrations,
  /** Scores of the first judge for which the model is asked, half-open; the matcher has its own without it. */
  band: z.optional(z.strictObject({ from: probability, to: z.number().check(z.gte(0), z.lte(2)) })),
})
export type MeaningModel = z.infer<typeof meaningModel>

/** Reads `meaning.json`, or what is to become one. */
export function parseMeaningModel(input: unknown): Result<MeaningModel, Problem[]> {
  const later = laterFormat(input, MEANING_FORMAT, 'meaning.json')
  return later === undefined ? parse(meaningModel, input, 'meaning.json') : fail([later])
}
