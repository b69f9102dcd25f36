import { cpSync, existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ChannelMetadata, offeredTargets } from '../../../claims/packs/publisher/tuf/channel-metadata.ts'
import { stage } from '../../../claims/packs/publisher/tuf/cosigning.ts'
import { fingerprintOf } from '../../../claims/packs/publisher/tuf/signing.ts'
import type { TargetFileRecord } from '../../../claims/packs/reader/tuf/records.ts'
import { ChannelFolder } from '../../../cli/channel/channel-folder.ts'
import { listKeys, openKeys } from '../../../cli/channel/key-folder.ts'
import { StagingFolder } from '../../../cli/channel/staging.ts'
import { makeKey } from '../../support/make-key.ts'
import {
  ada,
  at,
  CHANNEL,
  type Damaged,
  damageStaged,
  folder,
  footnote,
  keyids,
  PASSPHRASE,
  pack,
  SLOW,
  STAGED,
  served,
  signAs,
  verifiedVersion,
  WITH_PASSPHRASE,
} from './holders.ts'
import { DAMAGES } from './staged-damage.ts'

beforeAll(async () => {
  writeFileSync(at('passphrase'), `${PASSPHRASE}\n`)
  for (const who of ['ada', 'ben', 'eve']) keyids.set(who, (await makeKey(at(who), who, PASSPHRASE, 4)).keyid)
  expect((await footnote('publish', pack(1), ...ada)).code).toBe(0)
})

afterAll(() => rmSync(folder, { recursive: true, force: true }))

describe('cli/commands/sign', () => {
  it('has nothing to sign if nothing waits', async () => {
    expect(await footnote('sign', CHANNEL)).toMatchObject({
      code: 0,
      out: 'Nothing waits for signatures.\n',
    })
    expect(await signAs('ada')).toMatchObject({ code: 1, err: expect.stringContaining('Nothing waits') })
    expect(await footnote('sign', at('nowhere'))).toMatchObject({ code: 1 })
    expect(await footnote('sign')).toMatchObject({ code: 2 })
    expect(await footnote('sign', CHANNEL, '--discard', '--keys', at('ada'))).toMatchObject({ code: 2 })
  })

  it('lets a key of another machine sign with only its public half here', { timeout: SLOW }, async () => {
    const added = await footnote('keys', 'add', at('ben', 'ben.pub.json'), ...ada)
    expect(added).toMatchObject({ code: 0, err: '' })
    expect(added.out).toContain(`Key ${keyids.get('ben')}\nfingerprint `)
    expect(existsSync(STAGED)).toBe(false)
    const { out } = await footnote('keys', 'list', '--json', '--keys', at('ada'), '--channel', CHANNEL)
    expect(JSON.parse(out).keys).toContainEqual(
      expect.objectContaining({
        keyid: keyids.get('ben'),
        name: null,
        roles: ['root', 'timestamp', 'snapshot', 'targets'],
      }),
    )
    expect(await verifiedVersion()).toBe(1)
  })

  it('refuses a file that is not a public half', async () => {
    const file = at('broken.pub.json')
    const half = JSON.parse(readFileSync(at('eve', 'eve.pub.json'), 'utf8'))
    for (const broken of ['{', '{}', JSON.stringify({ ...half, keyid: keyids.get('ben') })]) {
      writeFileSync(file, broken)
      expect(await footnote('keys', 'add', file, ...ada)).toMatchObject({
        code: 1,
        err: expect.stringContaining('is not the public half of a key'),
      })
    }
  })

  it('keeps a new threshold that others have to sign out of the channel until they have', {
    timeout: SLOW,
  }, async () => {
    expect((await footnote('keys', 'threshold', 'targets', '1', ...ada)).code).toBe(0)
    const before = served()
    const changed = await footnote('keys', 'threshold', 'root', '2', ...ada)
    expect(changed).toMatchObject({ code: 0, err: '' })
    expect(changed.out).toContain(
      `root 4 has 1 of 2 signatures; it needs 1 more, by: ${keyids.get('ben')?.slice(0, 16)}`,
    )
    expect(served()).toEqual(before)
    const shown = await footnote('sign', CHANNEL)
    expect(shown.out).toContain('root 4, root: 2 keys must sign instead of 1')
    expect(served()).toEqual(before)
    expect(await footnote('keys', 'threshold', 'targets', '2', ...ada)).toMatchObject({
      code: 1,
      err: expect.stringContaining('a change there waits for signatures'),
    })
    expect(await signAs('ben')).toMatchObject({ code: 0, out: expect.stringContaining('Complete.') })
    expect(existsSync(STAGED)).toBe(false)
    expect(readdirSync(join(CHANNEL, 'metadata'))).toContain('4.root.json')
    expect(await verifiedVersion()).toBe(1)
  })

  it('signs the present release again if a threshold is not met any more', { timeout: SLOW }, async () => {
    expect((await footnote('keys', 'threshold', 'targets', '2', ...ada)).out).toMatch(
      /root 5 has 1 of 2[\s\S]*targets 2 has 1 of 2/,
    )
    expect((await signAs('ben')).out).toMatch(/the same files as before, signed again\n[\s\S]*Complete/)
    expect(await verifiedVersion()).toBe(1)
  })

  it('publishes a release only once the second holder has signed it', { timeout: SLOW }, async () => {
    const before = served()
    const staged = await footnote('publish', pack(2), '--json', ...ada)
    expect(JSON.parse(staged.out)).toMatchObject({
      pack: 'venezuela-2017',
      version: 2,
      published: false,
      metadata: [],
      waiting: [{ role: 'targets', version: 3, signed: 1, threshold: 2, missing: [keyids.get('ben')] }],
    })
    expect(served()).toEqual(before)
    expect(await verifiedVersion()).toBe(1)
    const verified = await footnote('verify', CHANNEL)
    expect(verified.out).toContain('targets 3 has 1 of 2 signatures')
    expect(JSON.parse((await footnote('verify', CHANNEL, '--json')).out).waiting).toHaveLength(1)

    expect(await signAs('ada')).toMatchObject({ code: 1, err: expect.stringContaining('is needed') })
    expect(await signAs('eve')).toMatchObject({ code: 1, err: expect.stringContaining('no key that may') })
    expect(await footnote('publish', pack(3), ...ada)).toMatchObject({
      code: 1,
      err: expect.stringContaining('a change there waits'),
    })
    expect(served()).toEqual(before)

    const signed = await signAs('ben', '--json')
    expect(JSON.parse(signed.out)).toMatchObject({
      published: true,
      waiting: [],
      changes: expect.arrayContaining([
        expect.stringMatching(/^venezuela-2017 2, instead of 1: \d+ bytes, SHA-256 [0-9a-f]{64}$/),
      ]),
    })
    expect(existsSync(STAGED)).toBe(false)
    expect(await verifiedVersion()).toBe(2)
  })

  it('refuses an older release of the channel under a new number', {
    timeout: SLOW,
  }, async () => {
    const before = served()
    const current = new ChannelFolder(CHANNEL).read() as ChannelMetadata
    const [path, record] = Object.entries(offeredTargets(current)).find(
      ([, { custom }]) => custom?.kind === 'pack',
    ) as [string, TargetFileRecord]
    const offer = {
      ...offeredTargets(current),
      [path]: { ...record, custom: { ...record.custom, version: 9 } },
    }
    const keys = await openKeys(at('ada'), await listKeys(at('ada')), PASSPHRASE)
    const state = await stage(current, { targets: offer }, keys, Date.now())
    if (!state.ok) throw new Error(state.error.message)
    await new StagingFolder(CHANNEL).settle(state.value)
    expect(await signAs('ben')).toMatchObject({
      code: 1,
      err: expect.stringContaining('contains venezuela-2017 2, not what the channel says'),
    })
    expect(served()).toEqual(before)
    expect((await footnote('sign', CHANNEL, '--discard')).code).toBe(0)
  })

  it('can still renew the channel while a release waits', { timeout: SLOW }, async () => {
    expect((await footnote('publish', pack(3), ...ada)).code).toBe(0)
    expect(await footnote('publish', '--renew', ...ada)).toMatchObject({ code: 0, err: '' })
    expect(await verifiedVersion()).toBe(2)
    expect((await signAs('ben')).out).toContain('Complete.')
    expect(await verifiedVersion()).toBe(3)
  })

  it('discards the waiting release, and leaves the channel as it was', { timeout: SLOW }, async () => {
    const before = served()
    expect((await footnote('publish', pack(4), ...ada)).code).toBe(0)
    expect(await footnote('sign', CHANNEL, '--discard')).toMatchObject({ code: 0 })
    expect(existsSync(STAGED)).toBe(false)
    expect(served()).toEqual(before)
    expect(await footnote('publish', pack(2), ...ada)).toMatchObject({
      code: 1,
      err: expect.stringContaining('step back'),
    })
  })

  it('adds the signatures of another copy', { timeout: SLOW }, async () => {
    expect((await footnote('publish', pack(5), ...ada)).code).toBe(0)
    const copy = at('copy')
    cpSync(STAGED, `${copy}.staged`, { recursive: true })
    cpSync(CHANNEL, copy, { recursive: true })
    expect(await footnote('sign', CHANNEL, '--from', `${copy}.staged`)).toMatchObject({ code: 2 })
    // The copy needs Ben and is complete with him; his signature is carried over by hand.
    const name = readdirSync(join(STAGED, 'metadata'))[0] as string
    expect((await footnote('sign', copy, '--keys', at('ben'), ...WITH_PASSPHRASE)).code).toBe(0)
    cpSync(join(copy, 'metadata', name), at('bens', 'metadata', name))
    expect(await signAs('ada', '--from', at('nowhere'))).toMatchObject({
      code: 1,
      err: expect.stringContaining('nothing waits for signatures there'),
    })
    expect(await signAs('ada', '--from', at('bens'))).toMatchObject({
      code: 0,
      out: expect.stringContaining('Complete.'),
    })
    expect(await verifiedVersion()).toBe(5)
  })

  it.each<[string, (root: Damaged) => void, RegExp]>([
    [
      'that gives a holder\u2019s id to another key',
      (root) => {
        root.keys[keyids.get('eve') as string] = root.keys[keyids.get('ada') as string]
      },
      /under an id that is not its own/,
    ],
    [
      'that lists an id without a key',
      (root) => {
        root.roles.timestamp.keyids.push('\u001b[2J')
      },
      /under an id that is not its own: "\\u001b\[2J"/,
    ],
    [
      'that lists an id which every object has as a field',
      (root) => {
        root.roles.timestamp.keyids.push('constructor')
      },
      /under an id that is not its own: "constructor"/,
    ],
  ])('signs no root %s', { timeout: SLOW }, async (_, damage, complaint) => {
    await footnote('sign', CHANNEL, '--discard')
    expect((await footnote('keys', 'add', at('eve', 'eve.pub.json'), ...ada)).code).toBe(0)
    const before = served()
    damageStaged('root', damage)
    expect(await signAs('ben')).toMatchObject({ code: 1, err: expect.stringMatching(complaint) })
    expect(served()).toEqual(before)
    await footnote('sign', CHANNEL, '--discard')
  })

  it.each(DAMAGES)('signs nothing %s', { timeout: SLOW }, async (_, damage, complaint) => {
    await footnote('sign', CHANNEL, '--discard')
    expect((await footnote('publish', pack(6), ...ada)).code).toBe(0)
    const before = served()
    await damage()
    expect(await signAs('ben')).toMatchObject({ code: 1, err: expect.stringMatching(complaint) })
    expect(served()).toEqual(before)
  })

  it('says who else may now offer files, and with which keys', { timeout: SLOW }, async () => {
    await footnote('sign', CHANNEL, '--discard')
    expect((await footnote('publish', pack(6), ...ada)).code).toBe(0)
    expect((await footnote('sign', CHANNEL)).out).not.toContain('delegates')
    const eve = keyids.get('eve') as string
    const { record } = JSON.parse(readFileSync(at('eve', 'eve.pub.json'), 'utf8'))
    damageStaged('targets', (signed) => {
      const role = { name: 'others', keyids: [eve], threshold: 1, terminating: true, paths: ['*'] }
      signed.delegations = { keys: { [eve]: record }, roles: [role] }
    })
    const fingerprint = await fingerprintOf(record)
    expect((await footnote('sign', CHANNEL)).out).toContain(
      `now delegates ["*"] to "others", signed by 1 of: key ${eve} (fingerprint ${fingerprint})\n`,
    )
    await footnote('sign', CHANNEL, '--discard')
  })
})
