import { describe, expect, test } from 'vitest'
import { VERDICTS, type Verdict } from '../../claims/records/verdict.ts'
import css from '../../components/looks.css?raw'
import { LISTED_VERDICTS, LOOKS, type Look, TINTS } from '../../components/looks.ts'
import { looksCss } from '../../components/looks-css.ts'

// A verdict without a look does not compile.
// @ts-expect-error: `invented` has no look.
LOOKS satisfies Readonly<Record<Verdict | 'invented', Look>>
// @ts-expect-error: `invented` has no tint.
TINTS satisfies Readonly<Record<Verdict | 'invented', unknown>>

describe('components/looks', () => {
  test('is written to looks.css; if not, run: npm run looks', () => {
    expect(css).toBe(looksCss())
  })

  test('lists every verdict once', () => {
    expect(LISTED_VERDICTS.toSorted()).toEqual(VERDICTS.toSorted())
  })

  test('gives every verdict a line of its own', () => {
    expect(new Set(LISTED_VERDICTS.map((verdict) => LOOKS[verdict].line)).size).toBe(VERDICTS.length)
  })
})
