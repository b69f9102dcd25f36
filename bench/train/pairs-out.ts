/**
 * `npx node bench/train/pairs-out.ts > pairs.jsonl`: the pairs on which the model of meaning is joined to
 * the trees (calibrate.ts), as JSON Lines. They are what the product's retrieval finds on newsroom pages,
 * on labelled events for choosing and in ordinary sentences, if no guard fails and the trees give them some
 * chance. No tree has learned from the pair that it scores. Run it after `npm run train`.
 *
 * The model needs claim, sentence, headline and previous of a line. Its answers are lines
 * {"id": …, "logits": [seven numbers]}.
 */

import { isAboutWords, tryGuards } from '../../claims/match/guards.ts'
import { SHIPPED_MODEL } from '../../claims/match/judge/shipped-model.ts'
import { treesJudge } from '../../claims/match/judge/trees.ts'
import type { Pair } from '../../claims/match/pair/pair.ts'
import type { Stance } from '../../claims/match/types.ts'
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import { denies, stanceOf } from '../../claims/text/stance.ts'
import { eventClaims, eventPages, SIDES } from '../quality/authored.ts'
import { benchFolder, claimOf, negatives, newsroom, scaleClaims } from '../quality/data.ts'
import { eventsOf } from '../quality/events.ts'
import { foldOf, heldOutModels, numberOf } from '../quality/held-out.ts'
import { foldOfPage, newsroomPages } from '../quality/newsroom.ts'
import { ordinaryPages, SPEECHES } from '../quality/ordinary.ts'
import { type LabelledPage, matchesIn, type PageLabel, requestOf } from '../quality/pages.ts'
import { idOf } from '../quality/product.ts'
import { pairId } from '../quality/scores.ts'
import { wordTable } from '../quality/words.ts'
import { byClaim, recordedPairs } from './recorded-pairs.ts'

/** A pair with everything that calibrate.ts needs. */
export type PairOut = {
  readonly id: string
  readonly claim: string
  readonly sentence: string
  readonly headline: string
  readonly previous: string
  /** Languages of claim and sentence, as in a calibration: `en`, `es`, `en-es`. */
  readonly lang: string
  readonly source: 'newsroom' | 'events' | 'news' | 'speeches'
  /** What holds it out: a newsroom topic has a fold of its own. */
  readonly fold: number
  readonly page: string
  /** The sentence on its page, and the claim: the wordings of a claim share both. */
  readonly unit: string
  readonly claimId: string
  /** 1 states it, 0 does not, null is in between. */
  readonly label: 0 | 1 | null
  readonly stance: Stance | null
  /** The stance by rules. */
  readonly ruleStance: Stance
  /** The number of pairs that it stands for. */
  readonly times: number
  /** What trees say that have not learned from it, 0–1. */
  readonly trees: number
}
/** The first line: how much there is in all. */
export type Totals = {
  /** Labelled matches by source and languages (`newsroom en`), found or not. */
  readonly matches: Readonly<Record<string, number>>
  readonly sentences: { readonly news: number; readonly speeches: number }
}

/** The trees' least score of a pair that is written. */
const LEAST = 0.002
/** Pairs of ordinary sentences need more: a mark among these is rare, and they are many. */
const LEAST_ORDINARY = 0.02
/** Below this they are written for one of so many documents, and stand for all. */
const LIKELY_ORDINARY = 0.15
const ORDINARY_SAMPLE = 12

type Group = {
  readonly source: PairOut['source']
  readonly lang: string
  readonly least: number
  readonly pages: readonly LabelledPage[]
  readonly claims: readonly MatchableClaim[]
  /** Whether the shipped trees have learned from it, so that held-out trees must score it. */
  readonly learned: boolean
  foldOf(page: LabelledPage): number
}

function groupsOf(folder: string): { groups: Group[]; totals: Totals } {
  const { claims, articles } = newsroom(folder)
  const events = eventsOf('for choosing')
  const ordinary = ordinaryPages(negatives(folder))
  const others = scaleClaims(folder)
  const sides = SIDES.map((side): Group => {
    const ofSide = events.filter(({ lang }) => lang === side.lang)
    return {
      source: 'events',
      lang: side.claims === side.lang ? side.lang : `${side.claims}-${side.lang}`,
      // The trees know words of one language.
      least: side.claims === side.lang ? LEAST : 0,
      pages: ofSide.flatMap(eventPages),
      claims: ofSide.flatMap((event) => eventClaims(event, side.claims)),
      learned: false,
      foldOf: ({ group }) => foldOf(group),
    }
  })
  const news: Group = {
    source: 'newsroom',
    lang: 'en',
    least: LEAST,
    pages: newsroomPages(articles),
    claims: claims.map(({ id, text, variants }) => claimOf(id, [text, ...variants])),
    learned: true,
    foldOf: foldOfPage,
  }
  const plain = (['news', 'speeches'] as const).map(
    (source): Group => ({
      source,
      lang: 'en',
      least: LEAST_ORDINARY,
      pages: ordinary.filter(({ group }) => (group === SPEECHES) === (source === 'speeches')),
      claims: others,
      learned: true,
      foldOf: ({ id }) => foldOf(id),
    }),
  )
  const sentencesIn = (pages: readonly LabelledPage[]): number =>
    pages.reduce((sum, { sentences }) => sum + sentences.length, 0)
  const labelled = [news, ...sides]
  return {
    groups: [...labelled, ...plain],
    totals: {
      matches: Object.fromEntries(
        labelled.map(({ source, lang, pages }) => [`${source} ${lang}`, matchesIn(pages).length]),
      ),
      sentences: { news: sentencesIn(plain[0]?.pages ?? []), speeches: sentencesIn(plain[1]?.pages ?? []) },
    },
  }
}

async function main(): Promise<void> {
  const folder = benchFolder()
  if (folder === undefined) return
  const words = wordTable()
  const folds = heldOutModels()?.map(treesJudge)
  if (folds === undefined) throw new Error('train: no held-out trees; run npm run train')
  const shipped = treesJudge(SHIPPED_MODEL)
  const { groups, totals } = groupsOf(folder)
  const write = (line: unknown): void => void process.stdout.write(`${JSON.stringify(line)}\n`)
  write(totals)
  for (const { source, lang, least, pages, claims, learned, foldOf } of groups) {
    const pairsOf = await recordedPairs(claims, words)
    let [written, right] = [0, 0]
    for (const page of pages) {
      const labels = new Map(page.sentences.map((sentence) => [sentence.text, sentence.labels] as const))
      const fold = foldOf(page)
      const judge = (learned ? folds[fold] : undefined) ?? shipped
      for (const pairs of byClaim(await pairsOf(requestOf(page, 'wide')))) {
        let isWritten = false
        const chances = await judge.judge(pairs, { least: 0, priority: 'rest' })
        for (const [i, pair] of pairs.entries()) {
          const trees = chances[i] as number
          if (trees < least || tryGuards(pair, []).some((one) => !one.passed && !isAboutWords(one))) continue
          const isSampled = least === LEAST_ORDINARY && trees < LIKELY_ORDINARY
          if (isSampled && numberOf(`${page.id} sample`) % ORDINARY_SAMPLE !== 0) continue
          const times = isSampled ? ORDINARY_SAMPLE : 1
          const label = labels.get(pair.sentence)?.find((one) => one.claim === idOf(pair.claim.key))
          write(
            pairOut(pair, {
              source,
              lang,
              fold,
              page: page.id,
              unit: `${page.id} ${pair.sentence}`,
              trees,
              times,
              label,
            }),
          )
          written++
          if (label?.kind === 'match') isWritten = true
        }
        if (isWritten) right++
      }
    }
    process.stderr.write(`pairs-out: ${source} ${lang}: ${written} pairs, ${right} matches\n`)
  }
}

function pairOut(
  pair: Pair,
  about: Pick<PairOut, 'source' | 'lang' | 'fold' | 'page' | 'unit' | 'trees' | 'times'> & {
    readonly label: PageLabel | undefined
  },
): PairOut {
  const { label, trees, ...rest } = about
  const texts = {
    claim: pair.wording,
    sentence: pair.sentence,
    headline: pair.headline,
    previous: pair.previous,
  }
  return {
    id: pairId(texts),
    ...texts,
    ...rest,
    claimId: idOf(pair.claim.key),
    label: label === undefined ? 0 : label.kind === 'match' ? 1 : null,
    stance: label?.stance ?? null,
    ruleStance: stanceOf(pair.sentence, {
      before: pair.around.before.map(({ text }) => text),
      negated: pair.readings.isDenied,
      ...pair.readings.span,
      claimDenies: denies(pair.wording),
    }).stance,
    trees: Math.round(trees * 1e6) / 1e6,
  }
}

if (import.meta.main) await main()
