import { describe, expect, it } from 'vitest'
import { explain } from '../../../claims/match/explain.ts'
import type { Pair } from '../../../claims/match/pair/pair.ts'
import { pairOf } from '../../support/pairs.ts'

describe('claims/match/explain', () => {
  it('lists the claim’s words in the sentence, in the context, and the missing ones', () => {
    const sentence = 'There 8m ballots were counted on 30 July 2017.'
    const pair = pairOf('Smartmatic counts eight million secret ballots on 30 July 2017.', sentence, {
      headline: 'Smartmatic and its machines',
    })
    const guards = [{ guard: 'window', passed: true, detail: 'published 2017-08-02' }]
    const evidence = explain(pair as Pair, guards)
    expect(evidence.aligned.map(({ start, end, ...rest }) => [sentence.slice(start, end), rest])).toEqual([
      ['8m', { claim: 'eight million', kind: 'number', by: 'value' }],
      ['ballots', { claim: 'ballots', kind: 'word', by: 'exact' }],
      ['counted', { claim: 'counts', kind: 'word', by: 'form' }],
      ['30 July 2017', { claim: '30 July 2017', kind: 'date', by: 'value' }],
    ])
    expect(evidence.fromContext).toEqual(['Smartmatic'])
    expect(evidence.missing).toEqual(['secret'])
    expect(evidence.guards).toBe(guards)
  })

  it('lists no more than a card can show', () => {
    const many = Array.from({ length: 60 }, (_, i) => `machine${i}`).join(' and ')
    expect(explain(pairOf(many, many) as Pair, []).aligned).toHaveLength(30)
  })
})
