/**
 * Precision and recall on labelled events that are kept apart: which sentences state which claims of all
 * these events. English pages, Spanish pages, and Spanish pages with claims in English alone.
 */
import type { MatchableClaim } from '../../claims/records/matchable-claim.ts'
import { type Bench, mainSet } from './bench.ts'
import { claimOf, otherClaims } from './data.ts'
import { type EventPart, eventsOf, type Label, type LabelledEvent } from './events.ts'
import { goalsOf } from './goals.ts'
import {
  curveOfFound,
  FIGURE_COLUMNS,
  figureRow,
  figuresOf,
  type LabelledPage,
  leadOf,
  matchesIn,
  type PageLabel,
  type Run,
  runPages,
} from './pages.ts'
import { product } from './product.ts'
import type { Cell, Goal, Part } from './report.ts'
import { stanceGoals, stanceTable } from './stances.ts'

/** Least recall at precision .95 and least best F1. */
type Least = readonly [at95: number, bestF1: number]
export type Side = {
  readonly name: string
  /** Language of the pages. */
  readonly lang: 'en' | 'es'
  /** Language of the claims. */
  readonly claims: 'en' | 'es'
  readonly least: Least
}
export const SIDES: readonly Side[] = [
  { name: 'English', lang: 'en', claims: 'en', least: [0.4, 0.72] },
  { name: 'Spanish', lang: 'es', claims: 'es', least: [0.3, 0.65] },
  { name: 'Spanish, English claims', lang: 'es', claims: 'en', least: [0.2, 0.55] },
]

export const measureAuthored = (bench: Bench): Promise<Part> => measureEvents(bench, 'kept apart')

/** The same on the events for choosing; no goal is compared with these figures. */
export const measureChoosing = async (bench: Bench): Promise<Part> => ({
  ...(await measureEvents(bench, 'for choosing')),
  goals: [],
})

async function measureEvents(bench: Bench, part: EventPart): Promise<Part> {
  const events = eventsOf(part)
  const others = otherClaims(bench.folder)
  const rows: Cell[][] = []
  const goals: Goal[] = []
  const stances: { name: string; run: Run }[] = []
  const json: Record<string, unknown> = {}
  for (const side of SIDES) {
    const ofSide = events.filter(({ lang }) => lang === side.lang)
    const pages = ofSide.flatMap(eventPages)
    const claims = ofSide.flatMap((event) => eventClaims(event, side.claims))
    const matches = matchesIn(pages).length
    for (const crowd of [[], others]) {
      const name = crowd.length === 0 ? side.name : `${side.name}, among ${others.length} others`
      bench.progress.show(`${name}: compiling`, undefined)
      const matcherOf = await product([...claims, ...crowd], bench.words)
      for (const set of bench.sets) {
        const run = await runPages(
          pages,
          claims,
          matcherOf,
          () => set.shipped,
          (part) => bench.progress.show(`events, ${name}, ${set.name}`, part),
        )
        const figures = figuresOf(run, matches)
        const named = { name: `${name}, ${set.name}`, run }
        rows.push(figureRow(named.name, figures))
        json[named.name] = { curve: curveOfFound(run.curve, matches), marks: run.levels, found: run.curve }
        if (crowd.length > 0) continue
        if (side.claims === side.lang) stances.push(named)
        if (set !== mainSet(bench)) continue
        goals.push(
          ...goalsOf(`events ${part}, ${named.name}`, figures, {
            at95: side.least[0],
            bestF1: side.least[1],
          }),
        )
        if (side.claims === side.lang) goals.push(...stanceGoals(`events ${part}`, side.lang, named))
      }
    }
  }
  return {
    tables: [
      {
        title: `Labelled events ${part}: ${events.length} events, each with three pages`,
        columns: FIGURE_COLUMNS,
        rows,
      },
      stanceTable(`Labelled events ${part}`, stances),
    ],
    goals,
    json,
  }
}

/** The articles of an event as pages; the headline is the first sentence. */
export const eventPages = (event: LabelledEvent): LabelledPage[] =>
  event.articles.map(({ date, sentences }, i) => ({
    id: `${event.id} ${i + 1}`,
    group: event.id,
    document: {
      lang: event.lang,
      headline: sentences[0]?.text ?? '',
      lead: leadOf(sentences.slice(1)),
      published: date,
    },
    sentences: sentences.map(({ text, labels }) => ({
      text,
      labels: labels.map((label) => pageLabel(event.id, label)),
    })),
  }))

const STANCES = { a: 'asserted', s: 'attributed', d: 'denied', q: 'asked' } as const

const pageLabel = (event: string, { claim, kind, stance }: Label): PageLabel => ({
  claim: `${event}-${claim}`,
  kind: kind === 'm' ? 'match' : 'partial',
  stance: STANCES[stance],
})

/**
 * The claims of an event, in one language.
 *
 * @throws if a claim has no text in this language
 */
export const eventClaims = (event: LabelledEvent, lang: 'en' | 'es'): MatchableClaim[] =>
  event.claims.map(({ text, variants, english }, i) => {
    const texts = lang === event.lang ? [text, ...variants] : [lang === 'en' ? english : undefined]
    return claimOf(
      `${event.id}-${i + 1}`,
      texts.map((wording) => {
        if (wording === undefined)
          throw new Error(`bench: claim ${i + 1} of ${event.id} has no text in ${lang}`)
        return wording
      }),
      lang,
    )
  })
