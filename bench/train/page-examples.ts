/** Examples from pages whose sentences are labelled: newsroom articles and labelled events. */
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import type { WordTable } from '../../claims/text/word-table.ts'
import { eventClaims, eventPages, SIDES } from '../quality/authored.ts'
import { claimOf, newsroom } from '../quality/data.ts'
import { type EventPart, eventsOf } from '../quality/events.ts'
import { foldOf } from '../quality/held-out.ts'
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

/** One example for each pair that the product would judge. */
export async function pageExamples(
  source: Source,
  pages: readonly LabelledPage[],
  claims: readonly MatchableClaim[],
  foldOfOne: (page: LabelledPage) => number,
  words: WordTable,
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
      examples.push(...examplesOf(source, foldOfOne(page), labelOf(label), pairs, page.group, unit))
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

/** Examples of labelled events by languages of claim and page; see SIDES. */
export async function eventExamples(
  part: EventPart,
  words: WordTable,
): Promise<{ readonly side: string; readonly found: PageExamples }[]> {
  const events = eventsOf(part)
  const out: { side: string; found: PageExamples }[] = []
  for (const { name, lang, claims } of SIDES) {
    const ofSide = events.filter((event) => event.lang === lang)
    const found = await pageExamples(
      'events',
      ofSide.flatMap(eventPages),
      ofSide.flatMap((event) => eventClaims(event, claims)),
      ({ group }) => foldOf(group),
      words,
    )
    out.push({ side: name, found })
  }
  return out
}
