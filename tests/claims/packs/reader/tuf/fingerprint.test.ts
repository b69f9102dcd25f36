import { describe, expect, it } from 'vitest'
import { channelFingerprint } from '../../../../../claims/packs/reader/tuf/fingerprint.ts'
import { readMetadata } from '../../../../../claims/packs/reader/tuf/metadata.ts'
import { TufSimulator } from '../../../../support/tuf-simulator.ts'

function fingerprint(repo: TufSimulator): Promise<string> {
  return channelFingerprint(readMetadata(repo.file('root') as Buffer, 'root', 'root.json').record)
}

describe('claims/packs/tuf/fingerprint', () => {
  it('stays the same for the same root keys in any order and under any id', async () => {
    const repo = new TufSimulator()
    const second = repo.addKey('root')
    repo.publish('root')
    const before = await fingerprint(repo)
    expect(before).toMatch(/^(?:\d{5} ){5}\d{5}$/)
    repo.rotateKeys('timestamp')
    repo.root.roles.root.keyids.reverse()
    repo.publish('root')
    expect(await fingerprint(repo)).toBe(before)
    repo.root.keys.other = second.record
    repo.root.roles.root.keyids = repo.root.roles.root.keyids.map((id: string) =>
      id === second.keyid ? 'other' : id,
    )
    repo.publish('root')
    expect(await fingerprint(repo)).toBe(before)
  })

  it('differs if one key may do what needed two', async () => {
    const repo = new TufSimulator()
    repo.addKey('root')
    repo.publish('root')
    const ofOne = await fingerprint(repo)
    repo.root.roles.root.threshold = 2
    repo.publish('root')
    expect(await fingerprint(repo)).not.toBe(ofOne)
  })

  it('changes with a root key', async () => {
    const repo = new TufSimulator()
    const before = await fingerprint(repo)
    repo.addKey('root')
    repo.publish('root')
    expect(await fingerprint(repo)).not.toBe(before)
  })
})
