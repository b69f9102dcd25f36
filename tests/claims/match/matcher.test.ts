import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { Judge } from '../../../claims/match/judge/judge.ts'
import { SHIPPED_MODEL } from '../../../claims/match/judge/shipped-model.ts'
import type { Level, MatchRequest } from '../../../claims/match/types.ts'
import { readSourceFolder } from '../../../claims/packs/publisher/source-folder.ts'
import type { MatchableClaim } from '../../../claims/records/matchable-claim.ts'
import { matchable } from '../../../claims/records/matchable-claim.ts'
import { splitSentences } from '../../../claims/text/sentences.ts'
import { golden } from '../../support/golden.ts'
import { matcherOf, requestOf, textClaim } from '../../support/matching.ts'
import { packFolder } from '../../support/pack-folder.ts'

const pack = readSourceFolder(packFolder(resolve('packs', 'venezuela-2017')))
const seedClaims = pack.ok ? pack.value.claims.map((claim) => matchable('venezuela-2017', claim)) : []

/** The article as text, sentence by sentence, from the fixture's own list and its neighbours. */
const article = readFileSync(resolve('tests', 'fixtures', 'seed', 'article.html'), 'utf8')
const paragraphs = [...article.matchAll(/<p\b[^>]*>(.*?)<\/p>/gsu)]
  .map(([, html = '']) =>
    html
      .replace(/<[^>]+>/g, '')
      .replace(/&nbsp;/g, '\u00a0')
      .replace(/&amp;/g, '&'),
  )
  .map((text) => text.replace(/\s+/gu, ' ').trim())
  .filter((text) => text !== '')
const sentences = paragraphs.flatMap((text) =>
  splitSentences(text, 'en').map(({ start, end }) => text.slice(start, end)),
)

async function onArticle(level: Level) {
  const found = await matcherOf(seedClaims).match({
    document: {
      lang: 'en',
      headline: 'Voting Company Claims Venezuelan Election Turnout Manipulated',
      lead: paragraphs.find((text) => text.startsWith('An electronic')) ?? '',
      published: '2017-08-02',
    },
    runs: [{ before: [], sentences: sentences.map((text, id) => ({ id, text })) }],
    level,
  })
  const line = (sentence: string, id: string, stance: string) =>
    `${id} · ${stance} · ${sentence.replace(/\s+/gu, ' ')}`
  const either = new Set(
    [...golden.either, ...golden.missed].flatMap((mark) =>
      mark.claims.map(({ id, stance }) => line(mark.sentence, id, stance)),
    ),
  )
  const marked = found
    .filter((match) => match.marked)
    .map((match) => line(sentences[match.sentence] ?? '', match.claim.split('/')[1] ?? '', match.stance))
    .filter((text) => !either.has(text))
  const expected = golden.marks.flatMap((mark) =>
    mark.claims.map(({ id, stance }) => line(mark.sentence, id, stance)),
  )
  return { marked: marked.sort(), expected: expected.sort() }
}

describe('claims/match/matcher', () => {
  it.each(['strict', 'balanced'] as const)(
    'marks on the seed article what a careful reader marks (%s)',
    async (level) => {
      const { marked, expected } = await onArticle(level)
      expect(marked).toEqual(expected)
    },
  )

  const MUGICA = textClaim(
    'turnout',
    'The turnout of the Venezuelan election was manipulated by at least 1 million votes.',
  )

  it('distinguishes the same figure from another', async () => {
    const found = await matcherOf([MUGICA]).match(
      requestOf(
        [
          'Turnout of the Venezuelan election was manipulated by at least one million votes.',
          'Turnout of the Venezuelan election was manipulated by at least seven million votes.',
        ],
        { all: true },
      ),
    )
    expect(found.map(({ sentence, marked }) => [sentence, marked])).toEqual([
      [0, true],
      [1, false],
    ])
    expect(found[1]?.evidence.guards).toContainEqual(
      expect.objectContaining({ guard: 'number', passed: false }),
    )
  })

  it('sees through zero-width characters, look-alikes and missing accents', async () => {
    const text = 'Leopoldo López and Antonio Ledezma were taken from their homes by intelligence agents.'
    const found = await matcherOf([textClaim('taken', text)]).match(
      requestOf([
        'Le\u200bopoldo Lopez and Anton\u0456o Led\u0435zma were t\u0430ken from their homes by intelligence ag\u00adents.',
      ]),
    )
    expect(found.map(({ marked }) => marked)).toEqual([true])
  })

  it('explains a match by the words that are aligned, filled in and missing', async () => {
    const text = 'By at least a million votes the Venezuelan turnout was manipulated in the election.'
    const [match] = await matcherOf([MUGICA]).match(requestOf([text], { all: true }))
    const said = match?.evidence.aligned.map(({ start, end }) => text.slice(start, end))
    expect(said).toEqual(expect.arrayContaining(['turnout', 'manipulated', 'a million']))
    expect(match?.evidence.aligned.find(({ kind }) => kind === 'number')).toMatchObject({ by: 'value' })
  })

  it('takes another judge: asynchronous, one batch a request', async () => {
    const batches: number[] = []
    const model: Judge = {
      id: 'yes',
      levels: SHIPPED_MODEL.levels,
      async judge(pairs) {
        batches.push(pairs.length)
        await Promise.resolve()
        return pairs.map(({ sentence }) => (sentence.includes('yes:') ? 0.99 : 0.01))
      },
    }
    const claims = [textClaim('a', 'The mayor closed every bridge in the city yesterday.')]
    const found = await matcherOf(claims, { model }).match(
      requestOf(
        [
          'And yes: the mayor closed every bridge in the city yesterday.',
          'The mayor closed every bridge in the city yesterday.',
        ],
        { all: true },
      ),
    )
    expect(batches).toHaveLength(1)
    expect(found.map(({ sentence, marked, score }) => [sentence, marked, score])).toEqual([
      [0, true, 0.99],
      [1, false, 0.01],
    ])
  })

  describe('guards', () => {
    const text = 'The president of Venezuela signed the new mining law on behalf of the whole government.'
    const marked = async (
      guards: MatchableClaim['guards'],
      more: Partial<MatchRequest> = {},
      rejects: string[] = [],
    ) =>
      (await matcherOf([textClaim('law', text, { guards, rejects })]).match(requestOf([text], more))).length >
      0

    it('require the names of the claim in the sentence or around it', async () => {
      expect(await marked({ names: [['Venezuela', 'Caracas']] })).toBe(true)
      expect(await marked({ names: [['Maduro']] })).toBe(false)
      const document = { lang: 'en', headline: 'Maduro’s law', lead: '' }
      expect(await marked({ names: [['Maduro']] }, { document })).toBe(true)
    })

    it('require one of the places', async () => {
      expect(await marked({ places: ['Venezuela'] })).toBe(true)
      expect(await marked({ places: ['Colombia'] })).toBe(false)
    })

    it('require the page to be in the time window, if the page has a day', async () => {
      const of = (published: string) => ({ document: { lang: 'en', headline: '', lead: '', published } })
      const window = { from: '2017-01-01', until: '2017-12-31' }
      expect(await marked({ window }, of('2017-08-02'))).toBe(true)
      expect(await marked({ window }, of('2018-01-01'))).toBe(false)
      expect(await marked({ window })).toBe(true)
    })

    it('leave out a sentence that is nearer to a counter-example', async () => {
      expect(await marked({}, {}, ['The president of Venezuela vetoed the new mining law.'])).toBe(true)
      expect(await marked({}, {}, [`${text} And more.`])).toBe(true)
      const other = 'The president of Colombia signed the new mining law on behalf of the whole government.'
      const found = await matcherOf([textClaim('law', text, { rejects: [other] })]).match(requestOf([other]))
      expect(found).toEqual([])
    })

    it('leave out a sentence that only supposes the claim', async () => {
      const found = await matcherOf([textClaim('law', text)]).match(
        requestOf([`Even if ${text.slice(0, -1)}, it would not count.`]),
      )
      expect(found).toEqual([])
    })
  })

  it('marks the better of two versions of one claim', async () => {
    const general = textClaim(
      'general',
      'The turnout of the Venezuelan election was manipulated by the government.',
    )
    const found = await matcherOf([MUGICA, general]).match(
      requestOf(['The turnout of the Venezuelan election was manipulated by at least 1 million votes.'], {
        all: true,
      }),
    )
    expect(found.filter(({ marked }) => marked).map(({ claim: key }) => key)).toEqual(['t/turnout'])
  })

  it('marks claims of two packs in one sentence: no pack takes a mark from another', async () => {
    const text = 'The bridge of Ogdenville was opened in 1912.'
    const other = textClaim('opening', 'The Ogdenville bridge was opened in 1912.', {})
    const found = await matcherOf([
      textClaim('opening', text),
      { ...other, key: 'u/opening' },
      { ...other, key: 'u/version' },
    ]).match(requestOf([text]))
    expect(found.filter(({ marked }) => marked).map((match) => match.claim)).toEqual([
      't/opening',
      'u/opening',
    ])
  })

  it('suppresses a claim that would be marked in too many sentences, and says so', async () => {
    const text = 'The mayor of Springfield closed the old stone bridge to all heavy traffic.'
    const found = await matcherOf([textClaim('bridge', text)]).match(
      requestOf(
        Array.from({ length: 20 }, () => text),
        { all: true },
      ),
    )
    expect(found.some(({ marked }) => marked)).toBe(false)
    expect(found[0]?.evidence.guards).toContainEqual(expect.objectContaining({ guard: 'too broad' }))
    // A request for marks only gets it once.
    const marks = await matcherOf([textClaim('bridge', text)]).match(
      requestOf(Array.from({ length: 20 }, () => text)),
    )
    expect(marks).toEqual(found.slice(0, 1))
  })

  it('matches a language without rules by its words', async () => {
    const text = 'Die Wahlbeteiligung bei der Wahl in Venezuela wurde um eine Million Stimmen gefälscht.'
    const german = textClaim('de', text, { wordings: [{ lang: 'de', text }] })
    const document = { lang: 'de', headline: '', lead: '' }
    const found = await matcherOf([german]).match(
      requestOf([text, 'Das Wetter in Venezuela bleibt schön.'], { document }),
    )
    expect(found.map(({ sentence }) => sentence)).toEqual([0])
  })

  it.each(['strict', 'balanced', 'wide'] as const)(
    'gives the same marks with and without the others (%s)',
    async (level) => {
      const matcher = matcherOf(seedClaims)
      const page = requestOf(sentences, { level })
      const all = await matcher.match({ ...page, all: true })
      expect(await matcher.match(page)).toEqual(all.filter(({ marked }) => marked))
      expect(all.some(({ marked }) => !marked)).toBe(true)
    },
  )

  it('caches counter-examples in one language only, however many languages pages name', async () => {
    let read = 0
    const text = 'The mayor of Springfield banned imports of cattle feed in 2017.'
    const counted: MatchableClaim = {
      ...textClaim('feed', text),
      get rejects() {
        read += 1
        return ['The mayor of Shelbyville banned imports of cattle feed in 2017.']
      },
    }
    const matcher = matcherOf([textClaim('feed', text)], { claims: async () => [counted] })
    const readIn = async (lang: string) => {
      const before = read
      await matcher.match(requestOf([text], { document: { lang, headline: '', lead: '' } }))
      return read - before
    }
    await readIn('en')
    expect(await readIn('en')).toBe(0)
    expect(await readIn('en-GB')).toBe(1)
    expect(await readIn('en')).toBe(1)
  })

  it('stops on an abort', async () => {
    const signal = AbortSignal.abort(new Error('the page is gone'))
    await expect(matcherOf([MUGICA]).match(requestOf(['Anything.']), { signal })).rejects.toThrow(
      'the page is gone',
    )
  })

  it('says which levels its model was calibrated for', () => {
    const { strict, balanced, wide } = SHIPPED_MODEL.levels
    expect(strict).toBeGreaterThanOrEqual(balanced)
    expect(balanced).toBeGreaterThanOrEqual(wide)
    expect(wide).toBeGreaterThan(0)
    expect(strict).toBeLessThan(1)
  })
})
