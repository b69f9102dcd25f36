import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { sourcesOf } from './sources.ts'

/** Requests that wait for their page: the options page will set the level. */
const WAITING = ['set-level']

const protocol = readFileSync('messages/protocol.ts', 'utf8')
const requests = [...protocol.matchAll(/z\.literal\('([\w-]+)'\)|^ {2}\| \{ type: '([\w-]+)'/gm)].map(
  ([, wire, page]) => wire ?? page ?? '',
)
/** page-request.ts reads requests; it asks none. */
const askers = sourcesOf(['surfaces', 'reader', 'entrypoints'])
  .filter(({ path }) => path !== 'reader/page-request.ts')
  .map(({ text }) => text)

describe('messages/protocol', () => {
  it('has no request that nobody asks: ask it in surfaces/ or reader/, or remove it', () => {
    expect(requests).toEqual(expect.arrayContaining(['match', 'overview', 'report']))
    const asked = (type: string) => askers.some((text) => text.includes(`type: '${type}'`))
    expect(requests.filter((type) => !asked(type)).sort()).toEqual(WAITING)
  })
})
