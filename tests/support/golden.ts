import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { Stance } from '../../claims/match/types.ts'
import type { FoundMatch } from '../../messages/protocol.ts'

export const SEED_ARTICLE = resolve('tests', 'fixtures', 'seed', 'article.html')

type Mark = {
  readonly sentence: string
  readonly claims: readonly { readonly id: string; readonly stance: Stance; readonly by?: string }[]
}

/** What a careful reader marks on the seed article (tests/fixtures/seed/README.md). */
export const golden = JSON.parse(
  readFileSync(resolve('tests', 'fixtures', 'seed', 'expected-marks.json'), 'utf8'),
) as {
  readonly pack: string
  readonly marks: readonly Mark[]
  readonly either: readonly Mark[]
  /** What a careful reader marks as well, and the judges do not at every level yet. */
  readonly missed: readonly Mark[]
}

/** One line a mark, so that a difference reads as a list of sentences. */
export function expectedLines(): string[] {
  return golden.marks
    .flatMap(({ sentence, claims }) =>
      claims.map(({ id, stance }) => `${id} · ${stance} · ${plain(sentence)}`),
    )
    .sort()
}

/** The marks of a report in the same form, without those that may be marked or not. */
export function foundLines(found: readonly FoundMatch[]): string[] {
  const either = new Set(
    [...golden.either, ...golden.missed].flatMap(({ sentence, claims }) =>
      claims.map(({ id }) => `${id} · ${plain(sentence)}`),
    ),
  )
  return found
    .filter((match) => match.marked)
    .map((match) => ({ match, id: match.claim.slice(match.claim.indexOf('/') + 1), text: plain(match.text) }))
    .filter(({ id, text }) => !either.has(`${id} · ${text}`))
    .map(({ match, id, text }) => `${id} · ${match.stance} · ${text}`)
    .sort()
}

function plain(text: string): string {
  return text.replace(/\s+/g, ' ').trim()
}
