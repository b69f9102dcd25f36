/** The rules of lint, one row each: what the command's help, SARIF and docs/cli.md say of them. */

export type Severity = 'error' | 'warning' | 'note'

export const LINT_RULES = {
  schema: ['error', 'The file is not a valid record.'],
  'file-name': ['error', 'The id cannot be the name of a file or folder on Windows.'],
  'duplicate-wording': ['error', 'Two claims have a wording in common, so no sentence can tell them apart.'],
  'near-duplicate': ['warning', 'Two claims say nearly the same.'],
  contradiction: [
    'error',
    'Two claims that say the same, or the opposite, have verdicts that cannot both hold.',
  ],
  overbroad: ['error', 'The claim is found in ordinary news that does not state it.'],
  'few-words': ['warning', 'A wording has so few words that it can hardly be told from others.'],
  'several-statements': [
    'note',
    'A wording has several sentences; a page that states one of them is marked with the verdict on all.',
  ],
  'missing-language': ['warning', 'A text is missing in a language that the pack says it has.'],
  'extra-language': ['note', 'A text is in a language that the pack does not name.'],
  'no-evidence': ['warning', 'No source bears out the verdict.'],
  'circular-source': ['warning', 'The finding rests on the publisher itself.'],
  'one-publisher': ['note', 'All sources come from one publisher.'],
  'repeated-source': ['warning', 'The same source is there twice.'],
  'look-alike-url': ['warning', 'The host can be taken for another one.'],
  'hidden-url': ['warning', 'The address does not show where it leads.'],
  'tracking-url': ['warning', 'The address carries tracking parameters.'],
  'dead-end': ['error', 'A reader is sent to a claim that is not there, or in a circle.'],
  'no-reason': ['warning', 'A reader is not told why.'],
  'dates-disagree': ['warning', 'Dates contradict one another.'],
  'no-examples': ['note', 'The claim has no example to test it with.'],
  'idle-example': ['warning', 'An example repeats a wording, or stands on both sides.'],
  'stray-characters': ['warning', 'A text has invisible characters or repeated spaces.'],
  'lost-letters': ['warning', 'A text has signs that stand for letters lost in a conversion.'],
  'repeated-variant': ['warning', 'A variant repeats another wording.'],
  'not-reviewed': ['note', 'Nobody has looked at the claim for two years.'],
} as const satisfies Record<string, readonly [Severity, string]>
export type LintRule = keyof typeof LINT_RULES

/** Rules that `--fix` can mend. */
export const FIXABLE: readonly LintRule[] = [
  'tracking-url',
  'stray-characters',
  'repeated-variant',
  'repeated-source',
]

export type Finding = {
  readonly rule: LintRule
  readonly severity: Severity
  /** The claim's id; absent for the pack as a whole. */
  readonly claim?: string
  /** Dotted path into the record (`sources.0.url`). */
  readonly at: string
  readonly message: string
  /** What to do about it. */
  readonly advice: string
}

export function finding(
  rule: LintRule,
  place: { readonly claim?: string; readonly at?: string },
  message: string,
  advice: string,
): Finding {
  return {
    rule,
    severity: LINT_RULES[rule][0],
    ...(place.claim === undefined ? {} : { claim: place.claim }),
    at: place.at ?? '',
    message,
    advice,
  }
}
