/** The browser's detection for a text: its languages, each with its share of the text in percent. */
export type Detection = { readonly languages: readonly { language: string; percentage: number }[] }

/** Percent of a text that must be in one language for it to be the text's language. */
export const LEAST_PERCENT = 70

/** Makes the seam's `detectLanguage` from the browser's own detection, which may fail. */
export function languageDetector(
  detect: (text: string) => Promise<Detection>,
): (text: string) => Promise<string | undefined> {
  return async (text) => {
    const { languages } = await detect(text).catch((): Detection => ({ languages: [] }))
    return languages.find(({ percentage }) => percentage >= LEAST_PERCENT)?.language
  }
}
