import { describe, expect, it } from 'vitest'
import { aClaim } from '../../support/records.ts'
import { packIn, run, useFolder } from '../packs-in-folder.ts'

useFolder()

describe('footnote test', () => {
  it('tries both kinds of example and says why one fails', async () => {
    const examples = {
      match: [
        { lang: 'en', text: 'The tower is 300 metres high.' },
        { lang: 'en', text: 'Rain is expected on Friday.' },
      ],
      reject: [{ lang: 'en', text: 'The bridge is closed for repairs.' }],
    }
    const { code, written } = await run('test', packIn('pack', [aClaim({ examples })]), '--json')
    expect(code).toBe(1)
    const results = written
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(results.map(({ kind, passed }) => [kind, passed])).toEqual([
      ['match', true],
      ['match', false],
      ['reject', true],
    ])
    expect(results[1].reason).toContain('too few words')
  })
})
