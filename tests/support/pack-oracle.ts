/**
 * What a bundle may hold, said a second time and in another way than claims/ says it: no schema
 * library, no regular expression of theirs, no canonical writer. For the fuzzer, which asks of
 * everything that was taken whether it should have been.
 */

type Rule = (value: unknown, at: string) => void

/** @throws Error that names what is wrong */
export function checkContent(content: string): void {
  must(content.endsWith('\n'), 'the last line ends')
  const lines = content.slice(0, -1).split('\n')
  const records = lines.map((line) => {
    const record: unknown = JSON.parse(line)
    must(sorted(record) === line, 'a line is in its one form')
    return record
  })
  const [header, ...claims] = records as [Record<string, unknown>, ...Record<string, unknown>[]]
  HEADER(header, 'header')
  must(header.claims === claims.length, 'the header counts the claims')
  let before = ''
  for (const claim of claims) {
    CLAIM(claim, String(claim.id))
    must(String(claim.id) > before, 'ids rise')
    before = String(claim.id)
    for (const field of ['texts', 'finding'])
      must(Object.hasOwn(claim[field] as object, String(claim.lang)), `${field} has the claim's language`)
    const { state, supersededBy } = claim.lifecycle as Record<string, unknown>
    must(supersededBy === undefined || state === 'superseded', 'a successor means superseded')
  }
}

function must(good: boolean, what: string): void {
  if (!good) throw new Error(`not so: ${what}`)
}

function sorted(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(sorted).join(',')}]`
  if (typeof value !== 'object' || value === null) return JSON.stringify(value)
  const names = Object.keys(value).sort()
  return `{${names.map((name) => `${JSON.stringify(name)}:${sorted((value as Record<string, unknown>)[name])}`).join(',')}}`
}

const text =
  (longest: number, breaks: boolean): Rule =>
  (value, at) => {
    must(typeof value === 'string' && value !== '' && value.length <= longest, `${at} is a text`)
    const string = value as string
    must(string === string.trim(), `${at} has no space around it`)
    for (const sign of string) {
      const code = sign.codePointAt(0) as number
      must(code < 0xd800 || code > 0xdfff, `${at} has no half of a pair`)
      must(code >= 0x20 || ((code === 0x0a || code === 0x09) && breaks), `${at} has no control`)
      must(code < 0x7f || code > 0x9f, `${at} has no C1 control`)
      must(
        !(code >= 0x202a && code <= 0x202e) && !(code >= 0x2066 && code <= 0x2069),
        `${at} has no override`,
      )
      must(breaks || (code !== 0x2028 && code !== 0x2029), `${at} is one line`)
    }
  }
const line = text(1_000, false)
const prose = text(10_000, true)
const oneOf =
  (...values: unknown[]): Rule =>
  (value, at) =>
    must(values.includes(value), `${at} is one of ${values.join(', ')}`)
const number =
  (least: number, most: number, whole = false): Rule =>
  (value, at) =>
    must(
      typeof value === 'number' && value >= least && value <= most && (!whole || Number.isSafeInteger(value)),
      `${at} is a number from ${least} to ${most}`,
    )
const id: Rule = (value, at) => {
  must(typeof value === 'string' && value.length >= 1 && value.length <= 64, `${at} is an id`)
  const allowed = 'abcdefghijklmnopqrstuvwxyz0123456789'
  must(allowed.includes((value as string)[0] as string), `${at} starts with a letter or digit`)
  must(
    Array.from(value as string).every((sign) => `${allowed}._-`.includes(sign)),
    `${at} is an id`,
  )
}
const date =
  (...lengths: number[]): Rule =>
  (value, at) => {
    must(typeof value === 'string' && lengths.includes(value.length), `${at} is a date`)
    const whole = `${value}${'2000-01-01'.slice((value as string).length)}`
    const time = Date.parse(`${whole}T00:00:00Z`)
    must(
      !Number.isNaN(time) && new Date(time).toISOString().slice(0, 10) === whole,
      `${at} is in the calendar`,
    )
  }
const day = date(10)
const partial = date(4, 7, 10)
const tag: Rule = (value, at) => {
  must(typeof value === 'string' && new Intl.Locale(value).toString() === value, `${at} is a language tag`)
  must(
    (value as string).split('-').length <= 3 && (value as string).split('-')[0]!.length <= 3,
    `${at} is short`,
  )
}
const url: Rule = (value, at) => {
  must(typeof value === 'string' && value.length <= 2_048, `${at} is an address`)
  const parsed = new URL(value as string)
  must(
    parsed.protocol === 'https:' && parsed.username === '' && parsed.password === '',
    `${at} is plain https`,
  )
  const shown = (value as string).slice(8).split(/[/?#]/)[0] as string
  must(shown === parsed.host || shown === `${parsed.hostname}:443`, `${at} shows the host that it opens`)
  must(parsed.hostname.includes('.') && !parsed.hostname.split('.').includes(''), `${at} has a whole host`)
  for (const sign of value as string)
    must(/[\p{L}\p{M}\p{N}\p{P}\p{S}]/u.test(sign) && !/[\\^`{|}<>"]/.test(sign), `${at} shows every sign`)
}
const list =
  (rule: Rule, least: number, most: number): Rule =>
  (value, at) => {
    must(Array.isArray(value) && value.length >= least && value.length <= most, `${at} is a list`)
    for (const [index, item] of (value as unknown[]).entries()) rule(item, `${at}.${index}`)
  }
const byLanguage =
  (rule: Rule, least = 0): Rule =>
  (value, at) => {
    must(typeof value === 'object' && value !== null && !Array.isArray(value), `${at} is an object`)
    must(Object.keys(value as object).length >= least, `${at} has a language`)
    for (const [name, inner] of Object.entries(value as object)) {
      tag(name, at)
      rule(inner, `${at}.${name}`)
    }
  }
/** Fields whose names end in "?" may be missing; no others may be there. */
const record =
  (fields: Readonly<Record<string, Rule>>): Rule =>
  (value, at) => {
    must(typeof value === 'object' && value !== null && !Array.isArray(value), `${at} is an object`)
    const names = new Set(Object.getOwnPropertyNames(value))
    for (const [field, rule] of Object.entries(fields)) {
      const name = field.replace('?', '')
      if (names.delete(name)) rule((value as Record<string, unknown>)[name], `${at}.${name}`)
      else must(field.endsWith('?'), `${at} has ${name}`)
    }
    must(names.size === 0, `${at} has no ${[...names]}`)
  }

const example = record({ lang: tag, text: line, 'context?': prose, 'note?': line })
const source = record({
  url,
  title: line,
  publisher: line,
  kind: oneOf(
    'primary-document',
    'official-data',
    'official-statement',
    'transcript',
    'study',
    'poll',
    'report',
    'fact-check',
    'other',
  ),
  relation: oneOf('supports', 'refutes', 'context'),
  'published?': partial,
  accessed: day,
  'archive?': url,
  'quote?': prose,
  'note?': prose,
})
const HEADER = record({
  kind: oneOf('footnote-pack'),
  format: oneOf(1),
  claims: number(0, 500_000, true),
  pack: record({
    format: oneOf(1),
    id,
    version: number(1, Number.MAX_SAFE_INTEGER, true),
    released: day,
    name: byLanguage(line, 1),
    description: byLanguage(prose, 1),
    publisher: record({ name: line, url }),
    licence: line,
    languages: list(tag, 1, 50),
    sourcingPolicy: url,
    correctionsPolicy: url,
    'homepage?': url,
  }),
})
const CLAIM = record({
  format: oneOf(1),
  id,
  lang: tag,
  texts: byLanguage(record({ text: line, variants: list(line, 0, 50) })),
  'claimant?': record({ name: line, kind: oneOf('person', 'organization'), 'role?': line, 'url?': url }),
  'firstSaid?': record({ 'date?': partial, 'where?': line, 'url?': url }),
  verdict: oneOf('refuted', 'misleading', 'mixed', 'supported', 'unproven'),
  label: record({
    text: line,
    'scale?': line,
    'scaleUrl?': url,
    'rating?': record({
      value: number(-Number.MAX_VALUE, Number.MAX_VALUE),
      best: number(-Number.MAX_VALUE, Number.MAX_VALUE),
      worst: number(-Number.MAX_VALUE, Number.MAX_VALUE),
    }),
  }),
  lifecycle: record({
    state: oneOf('draft', 'published', 'corrected', 'disputed', 'withdrawn', 'superseded'),
    'since?': day,
    'note?': prose,
    'supersededBy?': id,
  }),
  finding: byLanguage(line, 1),
  'explanation?': byLanguage(prose, 1),
  sources: list(source, 1, 50),
  'validity?': record({ 'from?': partial, 'until?': partial }),
  topics: list(id, 0, 20),
  guards: record({
    'names?': list(list(line, 1, 20), 0, 10),
    'numberTolerance?': number(0, 0.5),
    'places?': list(line, 1, 20),
    'window?': record({ 'from?': day, 'until?': day }),
  }),
  examples: record({ match: list(example, 0, 200), reject: list(example, 0, 200) }),
  created: day,
  reviewed: day,
  updated: day,
})
