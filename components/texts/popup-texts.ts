import { type PopupWords, popupEn } from './popup-en.ts'
import { popupEs } from './popup-es.ts'
import { type Texts, textsFor } from './texts.ts'

const LANGUAGES = { en: popupEn, es: popupEs }

export type PopupTexts = Texts & { readonly popup: PopupWords }

/** {@link textsFor}, and the popup's own. */
export function popupTextsFor(locale: string): PopupTexts {
  const texts = textsFor(locale)
  return { ...texts, popup: LANGUAGES[texts.lang](texts.format) }
}
