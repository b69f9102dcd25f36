/** Examples from pages whose sentences are labelled: newsroom articles and labelled events. */
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import type { WordTable } from '../../claims/text/word-table.ts'
import { eventClaims, eventPages, SIDES } from '../quality/authored.ts'
import { claimOf, newsroom } from '../quality/data.ts'
import { type EventPart, eventsOf } from '../quality/events.ts'
import { foldOf, numberOf } from '../quality/held-out.ts'
import { foldOfPage, newsroomPages } from '../quality/newsroom.ts'
import { type LabelledPage, matchesIn, type PageLabel, requestOf } from '../quality/pages.ts'
import { idOf } from '../quality/product.ts'
import { type Example, examplesOf, type Source } from './examples.ts'
import { byClaim, recordedPairs } from './recorded-pairs.ts'

export type PageExamples = {
  readonly examples: Example[]
  /** Number of labelled matches, whether retrieval finds them or not. */
  readonly matches: number
}

/**
 * One example for each pair that the product would judge.
 *
 * @param isKept which examples are kept, then with their features alone
 */
export async function pageExamples(
  source: Source,
  pages: readonly LabelledPage[],
  claims: readonly MatchableClaim[],
  foldOfOne: (page: LabelledPage) => number,
  words: WordTable,
  isKept?: (example: Example) => boolean,
): Promise<PageExamples> {
  const pairsOf = await recordedPairs(claims, words)
  const examples: Example[] = []
  for (const page of pages) {
    const labels = new Map(page.sentences.map((sentence) => [sentence.text, sentence.labels] as const))
    for (const pairs of byClaim(await pairsOf(requestOf(page, 'wide')))) {
      const [{ sentence = '', claim } = {}] = pairs
      if (claim === undefined) continue
      const label = labels.get(sentence)?.find((one) => one.claim === idOf(claim.key))
      const unit = `${page.id} ${sentence}`
      const all = examplesOf(source, foldOfOne(page), labelOf(label), pairs, page.group, unit)
      if (isKept === undefined) examples.push(...all)
      // Pairs with all their analyses would not fit into memory.
      else for (const { pair, ...example } of all.filter(isKept)) examples.push(example)
    }
  }
  return { examples, matches: matchesIn(pages).length }
}

function labelOf(label: PageLabel | undefined): Example['label'] {
  if (label === undefined) return 0
  return label.kind === 'match' ? 1 : undefined
}

export async function newsroomExamples(folder: string, words: WordTable): Promise<PageExamples> {
  const { claims, articles } = newsroom(folder)
  const matchables = claims.map(({ id, text, variants }) => claimOf(id, [text, ...variants]))
  return pageExamples('newsroom', newsroomPages(articles), matchables, foldOfPage, words)
}

/** Of the pairs of labelled events that state nothing, one of so many is learned from, with as much weight as all. */
export const EVENT_SAMPLE = 4

/** Examples of labelled events for each pair of languages; see SIDES. */
export async function eventExamples(
  part: EventPart,
  words: WordTable,
): Promise<{ readonly side: string; readonly found: PageExamples }[]> {
  const events = eventsOf(part)
  const out: { side: string; found: PageExamples }[] = []
  for (const { name, lang, claims } of SIDES) {
    const ofSide = events.filter((event) => event.lang === lang)
    const { examples, matches } = await pageExamples(
      'events',
      ofSide.flatMap(eventPages),
      ofSide.flatMap((event) => eventClaims(event, claims)),
      ({ group }) => foldOf(group),
      words,
      ({ label, unit, claim }) => label === 1 || numberOf(`${unit} ${claim}`) % EVENT_SAMPLE === 0,
    )
    out.push({ side: name, found: { examples, matches } })
  }
  return out
}
