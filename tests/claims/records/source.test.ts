import { describe, expect, it } from 'vitest'
import { SOURCE_KINDS, SOURCE_RELATIONS, source } from '../../../claims/records/source.ts'
import { parse } from '../../../claims/schema.ts'

const good = {
  url: 'https://survey.example/tower',
  title: 'Survey of the tower',
  publisher: 'Survey Office',
  kind: 'official-data',
  relation: 'supports',
  accessed: '2026-11-24',
}

describe('claims/source', () => {
  it('takes every kind and relation', () => {
    for (const kind of SOURCE_KINDS)
      for (const relation of SOURCE_RELATIONS)
        expect(parse(source, { ...good, kind, relation }, 'source').ok).toBe(true)
  })

  it.each([
    ['no address', { url: undefined }, 'source, url: missing, expected string'],
    ['an archive that is no address', { archive: 'web.archive.org/x' }, 'source, archive: is not a plain'],
    ['no title', { title: '' }, 'source, title: needs at least 1 character'],
    ['no publisher', { publisher: undefined }, 'source, publisher: missing'],
    ['a kind we do not know', { kind: 'rumour' }, 'source, kind: expected one of primary-document'],
    ['no relation', { relation: undefined }, 'source, relation: missing, expected one of supports'],
    ['a day it was read that is none', { accessed: 'today' }, 'source, accessed: is not a calendar day'],
    ['no day on which it was read', { accessed: undefined }, 'source, accessed: '],
    ['a date of publication in words', { published: 'last week' }, 'source, published: is not a date'],
    ['an empty quotation', { quote: '' }, 'source, quote: needs at least 1 character'],
    ['an unknown field', { author: 'A' }, 'source: unknown field "author"'],
  ])('refuses %s', (_, changes, message) => {
    const read = parse(source, { ...good, ...changes }, 'source')
    expect(read.ok ? [] : read.error.map((problem) => problem.message)).toEqual([
      expect.stringContaining(message),
    ])
  })
})
