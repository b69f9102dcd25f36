import type { Verdict } from '../records/verdict.ts'

export type Rating = {
  readonly label: string | undefined
  readonly value: number | undefined
  readonly best: number | undefined
  readonly worst: number | undefined
}

/**
 * Labels that mean the same for every publisher who uses them, in English and Spanish, without accents.
 * Only whole labels: a person has to decide what "not false" means.
 */
const LABELS: Readonly<Record<Verdict, string>> = {
  refuted:
    'refuted, false, falso, fake, pants on fire, four pinocchios, incorrect, incorrecto, fabricated, bulo',
  misleading:
    'misleading, enganoso, barely true, miscaptioned, sin contexto, missing context, falta contexto, out of context, sacado de contexto, mostly false, distorts the facts, altered, exaggerated',
  mixed:
    'half true, verdad a medias, conflicting evidence, mixture, mixed, partly false, partly true, parcialmente falso, mostly true, three pinocchios',
  supported: 'true, verdadero, correct, correcto, accurate, cierto, supported',
  unproven:
    'unproven, not enough evidence, unsupported, insostenible, unverified, no verificado, no evidence, sin pruebas',
}

const VERDICT_OF: ReadonlyMap<string, Verdict> = new Map(
  Object.entries(LABELS).flatMap(([verdict, labels]) =>
    labels.split(', ').map((label) => [label, verdict as Verdict]),
  ),
)

/**
 * Maps somebody else's rating to our scale: by its words, otherwise by its number (schema.org Rating; 1 to 5
 * if it names no ends).
 *
 * @returns the verdict and what it was read from, for the person who checks it; undefined if unclear
 */
export function verdictOfRating(rating: Rating): { verdict: Verdict; from: string } | undefined {
  const words = rating.label
    ?.normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
  const named = words === undefined ? undefined : VERDICT_OF.get(words)
  if (named) return { verdict: named, from: `the label ${JSON.stringify(rating.label)}` }
  const { value, best = 5, worst = 1 } = rating
  // A reversed scale cannot be used; -1 means "not on the scale".
  if (value === undefined || best <= worst || value < worst || value > best) return undefined
  // The inverse of RATING_VALUE: each verdict takes the values nearest to its own. Values between "mixed"
  // (3) and "supported" (5) count as mixed.
  const share = (value - worst) / (best - worst)
  const verdict =
    share < 1 / 8 ? 'refuted' : share < 3 / 8 ? 'misleading' : share < 7 / 8 ? 'mixed' : 'supported'
  return { verdict, from: `the rating ${value} on a scale from ${worst} to ${best}` }
}
