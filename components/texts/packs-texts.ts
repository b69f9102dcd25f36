import { type PacksWords, packsEn } from './packs-en.ts'
import { packsEs } from './packs-es.ts'
import { type Texts, textsFor } from './texts.ts'

const LANGUAGES = { en: packsEn, es: packsEs }

export type PacksTexts = Texts & {
  readonly packs: PacksWords
  /** A language's name in the reader's language, or the tag itself if it has none. */
  languageName(tag: string): string
  /** An ISO 8601 date and time, in the reader's time zone. */
  moment(iso: string): string
  /** `3.4 MB` */
  size(bytes: number): string
}

/** The texts of {@link textsFor} and those of the packs page. */
export function packsTextsFor(locale: string): PacksTexts {
  const texts = textsFor(locale)
  const names = new Intl.DisplayNames([texts.lang], { type: 'language' })
  const moments = new Intl.DateTimeFormat(texts.lang, { dateStyle: 'medium', timeStyle: 'short' })
  const megabytes = new Intl.NumberFormat(texts.lang, {
    style: 'unit',
    unit: 'megabyte',
    maximumFractionDigits: 1,
    minimumFractionDigits: 1,
  })
  return {
    ...texts,
    packs: LANGUAGES[texts.lang](texts.format),
    languageName: (tag) => names.of(tag) ?? tag,
    moment: (iso) => moments.format(new Date(iso)),
    size: (bytes) => megabytes.format(bytes / 1_000_000),
  }
}
