import { within } from './waiting.ts'

/** The browser's detection for a text: its languages, each with its share of the text in percent. */
export type Detection = {
  readonly isReliable: boolean
  readonly languages: readonly { language: string; percentage: number }[]
}

/** Percent of a text that must be in one language for it to be the text's language. */
export const LEAST_PERCENT = 70
/** Milliseconds that the browser has for its answer. */
const ANSWERED_BY = 2_000

const NOTHING: Detection = { isReliable: false, languages: [] }

/**
 * Makes the seam's `detectLanguage` from the browser's own detection, which may fail, hang or be unsure. Then
 * the page's own word counts.
 */
export function languageDetector(
  detect: (text: string) => Promise<Detection>,
): (text: string) => Promise<string | undefined> {
  return async (text) => {
    const { isReliable, languages } = await within(ANSWERED_BY, detect(text), NOTHING).catch(() => NOTHING)
    return isReliable ? languages.find(({ percentage }) => percentage >= LEAST_PERCENT)?.language : undefined
  }
}
