import { describe, expect, it } from 'vitest'
import type { Match } from '../../claims/match/types.ts'
import type { ClaimWithPack } from '../../messages/protocol.ts'
import { signedFirst } from '../../reader/signed-first.ts'

const ORIGINS = {
  '000/a': { kind: 'file', name: 'copy.footnote' },
  'press/a': { kind: 'channel', url: 'https://packs.example/' },
  'ours/a': { kind: 'embedded' },
}
const claims = new Map(
  Object.entries(ORIGINS).map(([key, origin]) => [key, { key, origin } as unknown as ClaimWithPack]),
)
const order = (keys: string[]) =>
  signedFirst(
    keys.map((claim) => ({ claim }) as unknown as Match),
    claims,
  ).map(({ claim }) => claim)

describe('reader/signed-first', () => {
  it('lets a pack that nobody signed decide no mark that a signed one has, whatever its id', () => {
    expect(order(['000/a', 'press/a'])).toEqual(['press/a', '000/a'])
  })

  it('keeps the order of the others', () => {
    expect(order(['press/a', '000/a', 'ours/a'])).toEqual(['press/a', 'ours/a', '000/a'])
    expect(order(['000/a'])).toEqual(['000/a'])
  })
})
