import { type PopupWords, popupEn } from './popup-en.ts'
import { popupEs } from './popup-es.ts'
import { type Texts, textsFor } from './texts.ts'

const LANGUAGES = { en: popupEn, es: popupEs }

export type PopupTexts = Texts & { readonly popup: PopupWords }

/** The texts of {@link textsFor} and those of the popup. */
export function popupTextsFor(locale: string): PopupTexts {
  const texts = textsFor(locale)
  return { ...texts, popup: LANGUAGES[texts.lang](texts.format) }
}
