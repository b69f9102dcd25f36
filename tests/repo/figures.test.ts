import { existsSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { FIGURES, judge } from '../support/figures.ts'
import type { ReportedTest } from '../support/reports.ts'

const test = (changes: Partial<ReportedTest>): ReportedTest => ({
  file: 'a.test.ts',
  title: 'holds, often',
  state: 'passed',
  at: '2026-11-24T12:00:00Z',
  ...changes,
})
const answer = (proofs: Parameters<typeof judge>[0]['proofs'], tests: ReportedTest[], load = {}) =>
  judge({ proofs }, tests, load).answer

describe('the thirty figures', () => {
  it('are thirty, and each test that one names exists', () => {
    expect(FIGURES.map(({ id }) => id)).toEqual(Array.from({ length: 30 }, (_, at) => `G${at + 1}`))
    const missing = FIGURES.flatMap(({ proofs }) =>
      proofs.flatMap((proof) => ('tests' in proof && !existsSync(proof.tests) ? [proof.tests] : [])),
    )
    expect(missing).toEqual([])
  })

  it('are never rounded to yes', () => {
    const proofs = [{ tests: 'a.test.ts', rounds: 10 }]
    expect(answer([], [test({})])).toBe('not measured')
    expect(answer(proofs, [])).toBe('not measured')
    expect(answer(proofs, [test({ state: 'skipped' })])).toBe('not measured')
    expect(answer(proofs, [test({ measured: { rounds: 9 } })])).toBe('not measured')
    expect(answer(proofs, [test({ measured: { rounds: 10 } })])).toBe('yes')
    expect(answer(proofs, [test({ measured: { rounds: 10 } }), test({ state: 'failed' })])).toBe('no')
    expect(answer([{ tests: 'a.test.ts', title: 'never' }], [test({})])).toBe('not measured')
  })

  it('take the limits of a bench', () => {
    expect(answer([{ load: 'p95', most: 300 }], [], {})).toBe('not measured')
    expect(answer([{ load: 'p95', most: 300 }], [], { p95: 301 })).toBe('no')
    expect(answer([{ load: 'p95', most: 300 }], [], { p95: 300 })).toBe('yes')
    expect(answer([{ load: 'kills', least: 100 }], [], { kills: 10 })).toBe('not measured')
    const both = [
      { load: 'kills', least: 100 },
      { load: 'p95', most: 300 },
    ]
    expect(answer(both, [], { kills: 10, p95: 301 })).toBe('not measured')
    expect(answer(both, [], { kills: 100, p95: 301 })).toBe('no')
  })
})
