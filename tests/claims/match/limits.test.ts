import { describe, expect, it } from 'vitest'
import { naiveRetriever } from '../../../bench/quality/naive-retriever.ts'
import { MAX_SENTENCE } from '../../../claims/match/limits.ts'
import { splitSentences } from '../../../claims/text/sentences.ts'
import { growth, IN_PROPORTION } from '../../support/growth.ts'
import { matcherOf, requestOf, textClaim, words } from '../../support/matching.ts'

describe('claims/match/limits', () => {
  const MUGICA = textClaim(
    'turnout',
    'The turnout of the Venezuelan election was manipulated by at least 1 million votes.',
  )

  it('reads only the first 1,500 units of headline and lead', async () => {
    const text = 'The president of Venezuela signed the new mining law on behalf of the whole government.'
    const signed = textClaim('law', text, { guards: { names: [['Maduro']] } })
    const naive = naiveRetriever([signed], words)
    const longest: number[] = []
    const matcher = matcherOf([signed], {
      index: {
        size: 1,
        candidates(sentence, context, lang) {
          longest.push(...context.map(({ length }) => length))
          return naive.candidates(sentence, context, lang)
        },
      },
    })
    const marks = async (headline: string, lead: string): Promise<number> =>
      (await matcher.match(requestOf([text, text], { document: { lang: 'en', headline, lead } }))).length
    const long = 'word '.repeat(1_000)
    expect(await marks(`Maduro ${long}`, '')).toBe(2)
    expect(await marks(`${long} Maduro`, '')).toBe(0)
    expect(await marks('', `Maduro ${long}`)).toBe(2)
    expect(await marks('', `${long} Maduro`)).toBe(0)
    expect(Math.max(...longest)).toBe(1_500)
  })

  it('takes hostile claims and pages in linear time', async () => {
    const statement = 'The turnout of the Venezuelan election was manipulated by at least 1 million votes. '
    const hostile = [
      MUGICA,
      textClaim('empty', ''),
      textClaim('one', 'Fraud'),
      textClaim('long', 'word '.repeat(2_000)),
      textClaim('marks', '\u0301'.repeat(500)),
      textClaim('surrogate', 'The turnout \ud800 was \udc00 manipulated by agents'),
      textClaim('object', 'constructor __proto__ toString valueOf hasOwnProperty'),
      textClaim('numbers', '9 votes 8 votes '.repeat(100)),
      textClaim('variants', '', {
        wordings: Array.from({ length: 3 }, (_, i) => ({
          lang: 'en',
          text: `${i} turnout manipulated `.repeat(100),
        })),
      }),
    ]
    const units = [
      statement,
      'word ',
      'the turnout manipulated votes ',
      'if the turnout said votes ',
      'constructor __proto__ toString ',
      '\u0301',
      'e\u0301\u0302\u0303',
      '\ud800',
      '\udc00 ',
      '9',
      '1,',
      'two hundred thousand and ',
      '“',
      '\u200b',
      't\u200bu\u200br\u200bn\u200bout ',
      'tu\u0433n\u043eut ',
      'a.',
      "a'",
      're-',
      'a1',
      'covid-19 ',
      'middleclass',
      'middleclass ',
    ]
    const matcher = matcherOf(hostile)
    /** A page with so many units of each kind in one text. */
    const match = (length: number) => {
      const texts = units.map((unit) => unit.repeat(Math.ceil(length / unit.length)))
      const page = requestOf(
        texts.flatMap((text) => splitSentences(text, 'en').map(({ start, end }) => text.slice(start, end))),
      )
      const document = { lang: 'en', headline: texts.join(' '), lead: texts.join(' ') }
      return matcher.match({ ...page, document, all: true })
    }
    expect(await growth(match, { size: 6_000, times: 8 })).toBeLessThan(IN_PROPORTION)
  })

  it('reads no more of a sentence than its limit', async () => {
    const text = 'The turnout of the Venezuelan election was manipulated by at least 1 million votes.'
    const at = (before: number) => 'x '.repeat(before / 2) + text
    const marks = async (sentence: string) => (await matcherOf([MUGICA]).match(requestOf([sentence]))).length
    expect(await marks(`${text} ${'x '.repeat(1_000_000)}`)).toBe(1)
    expect(await marks(at(MAX_SENTENCE))).toBe(0)
  })
})
