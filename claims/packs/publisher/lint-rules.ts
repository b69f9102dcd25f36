/** The rules of lint, one row each. SARIF and docs/cli.md describe them in these words. */

/** From the worst to the mildest; findings are sorted and counted in this order. */
export const SEVERITIES = ['error', 'warning', 'note'] as const
export type Severity = (typeof SEVERITIES)[number]

export const LINT_RULES = {
  schema: ['error', 'The file is not a valid record.'],
  'file-name': ['error', 'The id cannot be the name of a file or folder on Windows.'],
  'duplicate-wording': ['error', 'Two claims have the same wording, so no sentence can tell them apart.'],
  'near-duplicate': ['warning', 'Two claims say nearly the same.'],
  contradiction: [
    'error',
    'Two claims that say the same, or the opposite, have verdicts that cannot both be right.',
  ],
  overbroad: ['error', 'The claim is found in ordinary news that does not state it.'],
  'few-words': ['warning', 'A wording has so few words that it is hard to tell from others.'],
  'several-statements': [
    'note',
    'A wording has several sentences; a page that states only one of them gets the verdict on all.',
  ],
  question: ['warning', 'A wording asks something in place of stating it.'],
  'unclear-pronoun': ['warning', 'A wording has a pronoun in the place of a name.'],
  'no-verb': ['warning', 'A wording is a heading without a verb.'],
  'no-speaker': ['note', 'A wording says that somebody says something, but not who.'],
  placeholder: ['error', 'A text is still a placeholder.'],
  'template-text': ['warning', 'A text is still the one of “footnote init”.'],
  'empty-finding': ['warning', 'A finding only repeats the label or the claim.'],
  'label-verdict': ['error', 'The label and the verdict contradict each other.'],
  'missing-language': ['warning', 'A text is missing in a language that the pack lists.'],
  'extra-language': ['note', 'A text is in a language that the pack does not list.'],
  'other-language': ['warning', 'A text is not in the language that it is said to be in.'],
  'no-evidence': ['warning', 'No source supports the verdict.'],
  'circular-source': ['warning', 'All sources are the publisher’s own.'],
  'one-source': ['note', 'The claim has only one source.'],
  'one-publisher': ['note', 'All sources come from one publisher.'],
  'repeated-source': ['warning', 'The same source is there twice.'],
  'look-alike-url': ['warning', 'The host, or the publisher’s name, can be mistaken for another one.'],
  'hidden-url': ['warning', 'The address does not show where it leads.'],
  'tracking-url': ['warning', 'The address has tracking parameters.'],
  'translated-twin': ['warning', 'Two claims say the same in different languages.'],
  'dead-end': ['error', 'A reader is sent to a claim that does not exist, or in a circle.'],
  'no-reason': ['warning', 'A reader is not told why.'],
  'dates-disagree': ['warning', 'Dates contradict one another.'],
  'no-examples': ['note', 'The claim has no example to test it with.'],
  'idle-example': ['warning', 'An example repeats a wording, or is both a match and a reject example.'],
  'idle-excuse': ['warning', 'lint.json excuses a claim that does not need it.'],
  'stray-characters': ['warning', 'A text has invisible characters or repeated spaces.'],
  'lost-letters': [
    'warning',
    'A text has characters in the place of letters that were lost in a conversion.',
  ],
  'repeated-variant': ['warning', 'A variant repeats another wording.'],
  'not-reviewed': ['note', 'Nobody has looked at the claim for two years.'],
} as const satisfies Record<string, readonly [Severity, string]>
export type LintRule = keyof typeof LINT_RULES

export type Finding = {
  readonly rule: LintRule
  readonly severity: Severity
  /** The claim's id; absent for the whole pack. */
  readonly claim?: string
  /** Dotted path into the record (`sources.0.url`). */
  readonly at: string
  readonly message: string
  /** What to do about it. */
  readonly advice: string
}

/** A finding of a rule, with the rule's severity. */
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
