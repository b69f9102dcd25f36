/** The pairs of the newsroom set that retrieval lets through, with their features and labels. */
import { readFileSync } from 'node:fs'
import type { Retriever } from '../../claims/index/retriever.ts'
import { analyseClaim } from '../../claims/match/pair/analysed-claim.ts'
import type { Context } from '../../claims/match/pair/context.ts'
import { makePairs, type Pair } from '../../claims/match/pair/pair.ts'
import { sentenceFacts } from '../../claims/match/pair/sentence-facts.ts'
import { analyse } from '../../claims/text/analyse.ts'
import { openWordTable, type WordTable } from '../../claims/text/word-table.ts'
import { type Article, claimOf, type Label, newsroom } from './data.ts'
import { naiveRetriever } from './naive-retriever.ts'
import { retrieverOver } from './product.ts'

export const wordTable = (): WordTable => openWordTable(readFileSync('public/words.bin'))

export type NewsroomPair = {
  topic: string
  article: string
  sentence: number
  claim: string
  /** False for pairs that only a lower floor lets through: they are for training only. */
  candidate: boolean
  /** The wording that fits best, and the claim's others. */
  pair: Pair
  others: Pair[]
  label: Label | undefined
}
export type NewsroomPairs = {
  pairs: NewsroomPair[]
  /** Number of labelled matches by topic, whether retrieval finds them or not. */
  matches: Map<string, number>
  sentences: Map<string, number>
  lost: { topic: string; claim: string; text: string }[]
}

export function articleContext(article: Article, index: number, table: WordTable): Context {
  const text = (i: number) => article.sentences[i]?.text ?? ''
  return {
    before: [1, 2, 3].flatMap((back) => (index - back < 0 ? [] : [analyse(text(index - back), 'en', table)])),
    headline: analyse(article.title ?? '', 'en', table),
    lead: analyse(`${text(0)} ${text(1)} ${text(2)}`, 'en', table),
    published: article.date ? article.date : undefined,
  }
}

export async function newsroomPairs(folder: string, table: WordTable): Promise<NewsroomPairs> {
  const { claims, articles } = newsroom(folder)
  const matchables = claims.map((claim) => claimOf(claim.id, [claim.text, ...claim.variants]))
  const analysed = new Map(matchables.map((claim) => [claim.key, analyseClaim(claim, table)] as const))
  const retriever = await retrieverOver(matchables, table)
  const wider = naiveRetriever(matchables, table)
  const out: NewsroomPairs = { pairs: [], matches: new Map(), sentences: new Map(), lost: [] }
  for (const [topic, list] of articles) {
    for (const article of list) {
      article.sentences.forEach(({ text, labels }, index) => {
        out.sentences.set(topic, (out.sentences.get(topic) ?? 0) + 1)
        const context = articleContext(article, index, table)
        const sentence = analyse(text, 'en', table)
        const facts = sentenceFacts(sentence)
        const around = [context.headline, context.lead, ...context.before].map((near) => near.text)
        const found = new Set<string>()
        const keysOf = (from: Retriever) => from.candidates(text, around, 'en').map(({ key }) => key)
        const candidates = new Set(keysOf(retriever))
        const laid = [...new Set([...candidates, ...keysOf(wider)])].flatMap((key) => analysed.get(key) ?? [])
        for (const claim of laid) {
          const { key } = claim.claim
          const alternatives = makePairs(claim, sentence, facts, context, table)
          const [pair, ...others] = alternatives
          if (pair === undefined) continue
          const id = key.slice('bench/'.length)
          if (candidates.has(key)) found.add(id)
          out.pairs.push({
            topic,
            article: article.article,
            sentence: index,
            claim: id,
            candidate: candidates.has(key),
            pair,
            others,
            label: labels.find((label) => label.claim === id),
          })
        }
        for (const label of labels) {
          if (label.kind !== 'match') continue
          out.matches.set(topic, (out.matches.get(topic) ?? 0) + 1)
          if (!found.has(label.claim)) out.lost.push({ topic, claim: label.claim, text })
        }
      })
    }
  }
  return out
}
