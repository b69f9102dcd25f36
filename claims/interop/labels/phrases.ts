/** Scripts without spaces between words. */
const UNSPACED = /^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]+$/u

/**
 * Phrases that may stand at the start or the end of a label. Looked up by their words, because a feed may
 * have 100,000 labels that are whole sentences, and there are hundreds of phrases.
 */
export class Phrases {
  private readonly phrases: ReadonlySet<string>
  private readonly unspaced: readonly string[]
  /** Words of the longest phrase. */
  private readonly longest: number

  constructor(phrases: readonly string[]) {
    this.phrases = new Set(phrases)
    this.unspaced = phrases.filter((phrase) => UNSPACED.test(phrase))
    this.longest = Math.max(0, ...phrases.map((phrase) => phrase.split(' ').length))
  }

  has(words: string): boolean {
    return this.phrases.has(words)
  }

  /** What is left without a phrase at the start, for each that fits, the longest first. */
  afterStart(words: string): string[] {
    const list = words.split(' ', this.longest + 1)
    const rests: string[] = []
    for (let count = Math.min(this.longest, list.length - 1); count > 0; count -= 1) {
      const phrase = list.slice(0, count).join(' ')
      if (this.phrases.has(phrase)) rests.push(words.slice(phrase.length + 1))
    }
    if (!UNSPACED.test(words.charAt(0))) return rests
    for (const phrase of this.unspaced)
      if (words.length > phrase.length && words.startsWith(phrase))
        rests.push(words.slice(phrase.length).trim())
    return rests
  }

  /** The same with a phrase at the start or the end. */
  without(words: string): string[] {
    const rests = this.afterStart(words)
    const list = words.split(' ')
    for (let count = Math.min(this.longest, list.length - 1); count > 0; count -= 1) {
      const phrase = list.slice(-count).join(' ')
      if (this.phrases.has(phrase)) rests.push(words.slice(0, -phrase.length - 1))
    }
    return rests
  }
}
