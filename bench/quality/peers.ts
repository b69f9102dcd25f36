/** Alternatives to compare with: plain BM25, and MiniSearch with its default settings. */
import MiniSearch from 'minisearch'
import { fold } from '../../claims/text/normalise.ts'
import { stopWords } from '../../claims/text/stop-words.ts'

/** Gives the claims that share a word with the query, by number, with their scores. */
export type Peer = { readonly name: string; readonly search: (query: string) => Map<number, number> }

/** Robertson's k1 and b, at their usual values. */
const K1 = 1.2
const B = 0.75

const STOPS = stopWords('en')
const wordsOf = (text: string): string[] =>
  (fold(text).text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => !STOPS.has(word))

/** Both peers over the wordings of claims. The score of a claim is that of its best wording. */
export function peersOver(claims: readonly (readonly string[])[]): Peer[] {
  const documents = claims.flatMap((wordings, claim) => wordings.map((text) => ({ claim, text })))
  const best = (found: Iterable<{ document: number; score: number }>): Map<number, number> => {
    const scores = new Map<number, number>()
    for (const { document, score } of found) {
      const claim = documents[document]?.claim as number
      if (score > (scores.get(claim) ?? 0)) scores.set(claim, score)
    }
    return scores
  }
  const texts = documents.map(({ text }) => text)
  const [plain, mini] = [bm25(texts), miniSearch(texts)]
  return [
    { name: 'BM25', search: (query) => best(plain(query)) },
    { name: 'MiniSearch', search: (query) => best(mini(query)) },
  ]
}

type Search = (query: string) => Iterable<{ document: number; score: number }>

function bm25(texts: readonly string[]): Search {
  const postings = new Map<string, Map<number, number>>()
  const lengths = texts.map((text, document) => {
    const words = wordsOf(text)
    for (const word of words) {
      const counts = postings.get(word) ?? new Map<number, number>()
      counts.set(document, (counts.get(document) ?? 0) + 1)
      postings.set(word, counts)
    }
    return words.length
  })
  const usual = lengths.reduce((a, b) => a + b, 0) / Math.max(1, lengths.length)
  return (query) => {
    const scores = new Map<number, number>()
    for (const word of new Set(wordsOf(query))) {
      const counts = postings.get(word)
      if (counts === undefined) continue
      const idf = Math.log(1 + (texts.length - counts.size + 0.5) / (counts.size + 0.5))
      for (const [document, count] of counts) {
        const damped = count + K1 * (1 - B + (B * (lengths[document] as number)) / usual)
        scores.set(document, (scores.get(document) ?? 0) + (idf * count * (K1 + 1)) / damped)
      }
    }
    return Array.from(scores, ([document, score]) => ({ document, score }))
  }
}

function miniSearch(texts: readonly string[]): Search {
  const index = new MiniSearch({
    fields: ['text'],
    processTerm: (term) => {
      const word = fold(term).text
      return STOPS.has(word) ? null : word
    },
  })
  index.addAll(texts.map((text, id) => ({ id, text })))
  return (query) => index.search(query).map(({ id, score }) => ({ document: id as number, score }))
}
