/**
 * The model that ships: its facts, and 120 of its scores. tests/fixtures/meaning-golden.json is from
 * the training (training/meaning), which computes `logits` in Python; `exact` is what the kernels gave when
 * the file was taken in, the same bits on every machine.
 */
import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { inputOf, openMeaning } from '../../../claims/meaning/network.ts'
import { meaningFacts } from '../../../scripts/meaning.ts'

const MODEL = 'public/meaning.bin'
const FACTS = 'public/meaning.json'
const GOLDEN = 'tests/fixtures/meaning-golden.json'
/**
 * Python and the kernels sum in another order. Where an activation lies between two whole numbers, it is
 * rounded to one or the other, so logits differ by .03 in the middle, and by .22 in one pair of 120.
 */
const CLOSE = { each: 0.25, mean: 0.05 }

type Golden = {
  readonly claim: string
  readonly sentence: string
  readonly headline: string
  readonly previous: string
  readonly ids: readonly number[]
  readonly logits: readonly number[]
  readonly exact: readonly number[]
}
const ships = existsSync(MODEL)
const golden: readonly Golden[] = existsSync(GOLDEN) ? JSON.parse(readFileSync(GOLDEN, 'utf8')) : []

describe('the model of meaning that ships', () => {
  it('has its facts and its golden scores beside it, or none of them is there', () => {
    expect([existsSync(FACTS), existsSync(GOLDEN)]).toEqual([ships, ships])
    expect(golden.length).toBeGreaterThanOrEqual(ships ? 100 : 0)
  })

  it('has the facts that npm run meaning writes: run it again after a change of the file', () => {
    const facts = ships ? meaningFacts(readFileSync(MODEL)) : ''
    expect(ships ? readFileSync(FACTS, 'utf8') : '').toBe(facts)
  })

  it('reads the texts as the training did, and gives its scores', async () => {
    const opened = ships ? await openMeaning(readFileSync(MODEL)) : undefined
    const model = opened?.ok === true ? opened.value : undefined
    const found = golden.map(({ logits, ...texts }) => {
      const input = model && inputOf(model, texts)
      const scores = input === undefined ? [] : [...(model?.score(input) ?? [])]
      const off = Math.max(...logits.map((logit, i) => Math.abs(logit - (scores[i] ?? Infinity))))
      return { ids: [...(input?.ids ?? [])], exact: scores, off }
    })
    expect(found.map(({ ids, exact }) => ({ ids, exact }))).toEqual(
      golden.map(({ ids, exact }) => ({ ids, exact })),
    )
    const offs = found.map(({ off }) => off)
    expect(Math.max(0, ...offs)).toBeLessThan(CLOSE.each)
    expect(offs.reduce((sum, off) => sum + off, 0)).toBeLessThanOrEqual(CLOSE.mean * offs.length)
  })
})
