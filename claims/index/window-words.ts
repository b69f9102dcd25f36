/** Which windows of an article have which terms; the windows of one pass, as bits. */
import { CERTAIN } from '../text/translations.ts'
import { type ArticleText, WINDOW, WINDOW_STEP, windowsOf } from './article.ts'
import type { ArticleWords } from './article-words.ts'
import type { IndexViews } from './format.ts'

export type WindowWords = {
  /** By term: the windows that say it. */
  readonly said: Uint16Array
  /** Marks the words of the windows `from` to `to`. Gives the terms, heaviest first. Call {@link clear} afterwards. */
  set(text: ArticleText, words: ArticleWords, from: number, to: number): Uint32Array
  /** By term: the windows that say it or may mean it. */
  meant(): Uint16Array
  /** By term: the windows that have it for a row: those that say it, or also those that may mean it. */
  forRow(row: number): Uint16Array
  /** What a term counts in a window that may mean it but does not say it. */
  part(value: number, term: number): number
  clear(): void
}

export function windowWords(views: IndexViews): WindowWords {
  const said = new Uint16Array(views.terms)
  /** Allocated when an article has translations. */
  let meant = said
  let strengths = new Uint8Array(0)
  let marked: number[] = []
  let isOther: ArticleWords['isOther'] = () => false

  return {
    said,
    set(text, words, from, to) {
      if (words.hasTranslations && meant === said) {
        meant = new Uint16Array(views.terms)
        strengths = new Uint8Array(views.terms)
      }
      isOther = words.isOther
      const all = 2 ** (to - from) - 1
      const add = (one: string, bits: number): void => {
        for (const term of words.said(one)) {
          if (said[term] === 0 && meant[term] === 0) marked.push(term)
          said[term] = (said[term] as number) | bits
          if (meant !== said) meant[term] = (meant[term] as number) | bits
        }
        const { terms, strengths: ofText } = words.meant(one)
        terms.forEach((term, i) => {
          if (meant[term] === 0) marked.push(term)
          meant[term] = (meant[term] as number) | bits
          strengths[term] = Math.max(strengths[term] as number, ofText[i] as number)
        })
      }
      add(text.headline, all)
      add(text.lead, all)
      const end = Math.min(text.sentences.length, (to - 1) * WINDOW_STEP + WINDOW)
      for (let i = from * WINDOW_STEP; i < end; i++) {
        const { text: sentence, before } = text.sentences[i] as ArticleText['sentences'][number]
        const { first, last } = windowsOf(i, to)
        let bits = 0
        for (let window = Math.max(first, from); window <= last; window++) bits |= 1 << (window - from)
        add(sentence, bits)
        // Where a run starts, the sentences before it are not in the list.
        if (before[0] !== text.sentences[i - 1]?.text) for (const one of before) add(one, bits)
      }
      return Uint32Array.from(marked).sort().reverse()
    },
    meant: () => meant,
    forRow: (row) => (isOther(row) ? meant : said),
    part: (value, term) => Math.round((value * (strengths[term] ?? 0)) / CERTAIN),
    clear() {
      for (const term of marked) {
        said[term] = 0
        meant[term] = 0
        if (strengths.length > 0) strengths[term] = 0
      }
      marked = []
    },
  }
}
