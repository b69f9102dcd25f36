import { describe, expect, it } from 'vitest'
import type { Retriever } from '../../../claims/index/retriever.ts'
import { SHIPPED_MODEL } from '../../../claims/match/judge/shipped-model.ts'
import { openMatcher } from '../../../claims/match/open-matcher.ts'
import type { LoadClaims, Matcher } from '../../../claims/match/types.ts'
import type { ClaimKey } from '../../../claims/records/claim-key.ts'
import type { MatchableClaim } from '../../../claims/records/matchable-claim.ts'
import { EMPTY_WORD_TABLE } from '../../../claims/text/word-table.ts'

const TEXT = 'The mayor of Springfield closed the old stone bridge to all heavy traffic.'

/** More claims than the shared cache holds. */
const MANY = Array.from({ length: 5_100 }, (_, i): ClaimKey => `many/${i}`)

const claimOf = (key: ClaimKey, text = TEXT): MatchableClaim => ({
  key,
  wordings: [{ lang: 'en', text }],
  guards: {},
  rejects: [],
})

/** Finds for a sentence the claims whose keys it is made of; `many` finds all of MANY. */
const byName: Retriever = {
  size: MANY.length,
  candidates: (sentence) =>
    (sentence === 'many' ? MANY : (sentence.split(' ') as ClaimKey[])).map((key) => ({ key, coverage: 1 })),
}

const open = (load: LoadClaims): Matcher =>
  openMatcher({ index: byName, claims: load, words: EMPTY_WORD_TABLE, model: SHIPPED_MODEL })

async function keysFound(matcher: Matcher, text: string): Promise<ClaimKey[]> {
  const matches = await matcher.match({
    document: { lang: 'en', headline: '', lead: '' },
    runs: [{ before: [], sentences: [{ id: 0, text }] }],
    level: 'strict',
    all: true,
  })
  return matches.map(({ claim }) => claim)
}

describe('claims/match: loading claims', () => {
  it('keeps what a request needs while another request fills the shared cache', async () => {
    const slow = Promise.withResolvers<void>()
    const matcher = open(async (keys) => {
      if (keys.includes('a/slow')) await slow.promise
      return keys.map((key) => claimOf(key, key.startsWith('many') ? 'One two three.' : TEXT))
    })
    // The claim is in the shared cache when the request begins.
    expect(await keysFound(matcher, 'a/known')).toEqual(['a/known'])
    const waiting = keysFound(matcher, 'a/known a/slow')
    await keysFound(matcher, 'many')
    slow.resolve()
    expect(await waiting).toEqual(['a/known', 'a/slow'])
  })

  it('asks again for claims whose loading failed', async () => {
    let fails = true
    const matcher = open(async (keys) => {
      if (fails) throw new Error('the database is closed')
      return keys.map((key) => claimOf(key))
    })
    await expect(keysFound(matcher, 'a/one')).rejects.toThrow('the database is closed')
    fails = false
    expect(await keysFound(matcher, 'a/one')).toEqual(['a/one'])
  })
})
