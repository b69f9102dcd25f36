import { describe, expect, it } from 'vitest'
import { parseLintConfig, withConfig } from '../../../../claims/packs/publisher/lint-config.ts'
import { finding } from '../../../../claims/packs/publisher/lint-rules.ts'

const FINDINGS = [
  finding('contradiction', { claim: 'a', at: 'texts' }, 'm', 'a'),
  finding('few-words', { claim: 'a', at: 'texts.en.text' }, 'm', 'a'),
  finding('one-source', { claim: 'a', at: 'sources' }, 'm', 'a'),
  finding('one-source', { claim: 'b', at: 'sources' }, 'm', 'a'),
]

function shown(config: object): string[] {
  const read = parseLintConfig(JSON.stringify({ format: 1, ...config }))
  if (!read.ok) return read.error.map(({ message }) => message)
  return withConfig(FINDINGS, read.value).findings.map(
    ({ rule, severity, claim = '' }) => `${severity} ${rule} ${claim}`,
  )
}

describe('claims/packs/publisher/lint-config', () => {
  it('switches rules off, gives them another level, and excuses one claim', () => {
    expect(shown({})).toEqual([
      'error contradiction a',
      'warning few-words a',
      'note one-source a',
      'note one-source b',
    ])
    expect(shown({ rules: { contradiction: 'off', 'one-source': 'error' } })).toEqual([
      'error one-source a',
      'error one-source b',
      'warning few-words a',
    ])
    const excuse = { rule: 'one-source', claim: 'a', reason: 'There is no second archive.' }
    expect(shown({ excused: [excuse, { ...excuse, rule: 'few-words', at: 'texts.en' }] })).toEqual([
      'error contradiction a',
      'note one-source b',
    ])
  })

  it('counts what it hides, and finds the excuse that nobody needs', () => {
    const excuse = { rule: 'few-words', claim: 'b', reason: 'It is said in just these words.' }
    const read = parseLintConfig(
      JSON.stringify({ format: 1, rules: { 'one-source': 'off' }, excused: [excuse] }),
    )
    const result = read.ok ? withConfig(FINDINGS, read.value) : undefined
    expect(result?.excused).toBe(2)
    expect(result?.findings.map(({ rule }) => rule)).toContain('idle-excuse')
    expect(shown({ excused: [excuse], rules: { 'idle-excuse': 'off' } })).not.toContain(
      'warning idle-excuse ',
    )
  })

  it('does not hide what init wrote', () => {
    const [one] = withConfig([finding('template-text', { claim: 'a', at: 'x' }, 'm', 'a')], {
      format: 1,
      rules: {},
      excused: [{ rule: 'template-text', claim: 'a', reason: 'It is nice.' }],
    }).findings
    expect(one?.rule).toBe('template-text')
  })

  it.each([
    ['{', 'is not JSON'],
    ['{"format":2}', 'newer version of Footnote'],
    ['{}', 'format'],
    ['{"format":1,"rules":{"nonsense":"off"}}', 'rules'],
    ['{"format":1,"rules":{"few-words":"loud"}}', 'expected one of error, warning, note, off'],
    ['{"format":1,"rules":{"schema":"off"}}', 'may not change schema and template-text'],
    ['{"format":1,"excused":[{"rule":"few-words","claim":"a","reason":"TODO"}]}', 'must say why'],
    ['{"format":1,"excused":[{"rule":"few-words","claim":"a"}]}', 'excused.0.reason: missing'],
    ['{"format":1,"rule":{}}', 'unknown field "rule"'],
  ])('says what is wrong with %s', (text, message) => {
    const read = parseLintConfig(text)
    expect(read.ok ? '' : read.error.map((one) => one.message).join(' ')).toContain(message)
  })
})
