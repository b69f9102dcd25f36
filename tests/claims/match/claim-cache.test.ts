import { describe, expect, it } from 'vitest'
import type { Retriever } from '../../../claims/index/retriever.ts'
import { SHIPPED_MODEL } from '../../../claims/match/judge/shipped-model.ts'
import { openMatcher } from '../../../claims/match/open-matcher.ts'
import type { LoadClaims, Matcher } from '../../../claims/match/types.ts'
import type { ClaimKey } from '../../../claims/records/claim-key.ts'
import type { MatchableClaim } from '../../../claims/records/matchable-claim.ts'
import { EMPTY_WORD_TABLE } from '../../../claims/text/word-table.ts'

const TEXT = 'The mayor of Springfield closed the old stone bridge to all heavy traffic.'

/** Claims that the shared cache holds. */
const CACHED = 5_000

const claimOf = (key: ClaimKey, text = TEXT): MatchableClaim => ({
  key,
  wordings: [{ lang: 'en', text }],
  guards: {},
  rejects: [],
})

/** Finds for a sentence the claims whose keys it is made of; for a number, that many others. */
const byName: Retriever = {
  size: CACHED,
  candidates(sentence) {
    const others = Array.from({ length: Number(sentence) || 0 }, (_, i): ClaimKey => `many/${i}`)
    const keys = others.length > 0 ? others : (sentence.split(' ') as ClaimKey[])
    return keys.map((key) => ({ key, coverage: 1 }))
  },
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

describe('claims/match/claim-cache', () => {
  it('keeps what a request needs while another request fills the shared cache', async () => {
    const slow = Promise.withResolvers<void>()
    const matcher = open(async (keys) => {
      if (keys.includes('a/slow')) await slow.promise
      return keys.map((key) => claimOf(key, key.startsWith('many') ? 'One two three.' : TEXT))
    })
    // The claim is in the shared cache when the request begins.
    expect(await keysFound(matcher, 'a/known')).toEqual(['a/known'])
    const waiting = keysFound(matcher, 'a/known a/slow')
    await keysFound(matcher, `${CACHED}`)
    slow.resolve()
    expect(await waiting).toEqual(['a/known', 'a/slow'])
  })

  it('loads a claim once for simultaneous requests, and again after it was dropped', async () => {
    const asked: ClaimKey[] = []
    const matcher = open(async (keys) => {
      asked.push(...keys.filter((key) => key.startsWith('a/')))
      return keys.map((key) => claimOf(key, key.startsWith('many') ? 'One two three.' : TEXT))
    })
    const both = await Promise.all([keysFound(matcher, 'a/one a/two'), keysFound(matcher, 'a/two a/three')])
    expect(both.map((keys) => keys.toSorted())).toEqual([
      ['a/one', 'a/two'],
      ['a/three', 'a/two'],
    ])
    expect(asked).toEqual(['a/one', 'a/two', 'a/three'])
    await keysFound(matcher, 'a/one')
    expect(asked).toHaveLength(3)
    await keysFound(matcher, `${CACHED}`)
    await keysFound(matcher, 'a/one')
    expect(asked.slice(3)).toEqual(['a/one'])
  })

  it('drops the least recently used claim first', async () => {
    const asked: ClaimKey[] = []
    const matcher = open(async (keys) => {
      asked.push(...keys.filter((key) => key.startsWith('a/')))
      return keys.map((key) => claimOf(key, 'One two three.'))
    })
    await keysFound(matcher, 'a/one')
    await keysFound(matcher, 'a/two')
    await keysFound(matcher, `${CACHED - 2}`)
    await keysFound(matcher, 'a/one')
    await keysFound(matcher, 'a/three')
    asked.length = 0
    await keysFound(matcher, 'a/one')
    expect(asked).toEqual([])
    await keysFound(matcher, 'a/two')
    expect(asked).toEqual(['a/two'])
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
