/**
 * What a pack has decided about lint: the file lint.json in its folder.
 *
 * ```json
 * {
 *   "format": 1,
 *   "rules": { "one-source": "off", "question": "error" },
 *   "excused": [{ "rule": "few-words", "claim": "covid-kills", "reason": "It is said in just these words." }]
 * }
 * ```
 */
import { fail, ok, type Problem, type Result } from '../../result.ts'
import { laterFormat, parse, z } from '../../schema.ts'
import { placeholderIn } from './drafting.ts'
import { type Finding, finding, LINT_RULES, type LintRule, SEVERITIES } from './lint-rules.ts'

/** The name of the file in a pack's folder. */
export const LINT_CONFIG_FILE = 'lint.json'

/** Version of the file. */
const LINT_CONFIG_FORMAT = 1
/** These hold for every pack: the first means that nothing can be read, the second is what the gate is for. */
const ALWAYS_ON: ReadonlySet<LintRule> = new Set(['schema', 'template-text'])

const rule = z.enum(Object.keys(LINT_RULES) as [LintRule, ...LintRule[]])

const lintConfig = z.strictObject({
  format: z.literal(LINT_CONFIG_FORMAT),
  /** The level of a rule in this pack, or "off". */
  rules: z._default(
    z
      .partialRecord(rule, z.enum([...SEVERITIES, 'off']))
      .check(
        z.refine(
          (rules) => ![...ALWAYS_ON].some((one) => rules[one] !== undefined),
          `may not change ${[...ALWAYS_ON].join(' and ')}`,
        ),
      ),
    {},
  ),
  /** Findings that are meant to be there. */
  excused: z._default(
    z.array(
      z.strictObject({
        rule,
        claim: z.string(),
        /** Only findings at this place or below it: "sources.0". */
        at: z.optional(z.string()),
        reason: z
          .string()
          .check(
            z.refine(
              (text) => text.trim() !== '' && placeholderIn(text) === undefined,
              'must say why, in words',
            ),
          ),
      }),
    ),
    [],
  ),
})
export type LintConfig = z.infer<typeof lintConfig>

/** The rules as they are, for a pack without the file. */
export const DEFAULT_LINT_CONFIG: LintConfig = { format: LINT_CONFIG_FORMAT, rules: {}, excused: [] }

/** Reads lint.json. */
export function parseLintConfig(text: string, name = LINT_CONFIG_FILE): Result<LintConfig, Problem[]> {
  let input: unknown
  try {
    input = JSON.parse(text.replace(/^\ufeff/, ''))
  } catch {
    return fail([{ code: 'invalid', at: '', message: `${name}: is not JSON` }])
  }
  const later = laterFormat(input, LINT_CONFIG_FORMAT, name)
  if (later !== undefined) return fail([later])
  const read = parse(lintConfig, input, name)
  return read.ok ? ok(read.value) : read
}

/**
 * Findings as a pack wants them: without the rules that are off and the findings that are excused, each at the
 * level that the pack gives it. An excuse that nothing needs is a finding itself.
 */
export function withConfig(
  findings: readonly Finding[],
  { rules, excused }: LintConfig,
): { readonly findings: Finding[]; readonly excused: number } {
  const used = new Set<LintConfig['excused'][number]>()
  const kept = findings.flatMap((one) => {
    const level = rules[one.rule]
    if (level === 'off') return []
    const excuse = excused.find(
      ({ rule, claim, at }) =>
        rule === one.rule &&
        claim === one.claim &&
        (at === undefined || one.at === at || one.at.startsWith(`${at}.`)),
    )
    if (excuse !== undefined) used.add(excuse)
    // A template text stays one, whatever is said about it.
    if (excuse !== undefined && !ALWAYS_ON.has(one.rule)) return []
    return [level === undefined ? one : { ...one, severity: level }]
  })
  const idle = excused
    .filter((excuse) => !used.has(excuse))
    .map(({ rule, claim }) =>
      finding(
        'idle-excuse',
        { at: LINT_CONFIG_FILE },
        `${claim} is excused from ${rule}, but does not need it`,
        'remove the excuse',
      ),
    )
  const hidden = findings.length - kept.length
  const all = [...kept, ...(rules['idle-excuse'] === 'off' ? [] : idle)]
  all.sort((a, b) => SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity))
  return { findings: all, excused: hidden }
}
