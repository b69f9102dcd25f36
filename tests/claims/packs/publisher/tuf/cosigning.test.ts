import { beforeAll, describe, expect, it } from 'vitest'
import type { ChannelMetadata } from '../../../../../claims/packs/publisher/tuf/channel-metadata.ts'
import type { Staged } from '../../../../../claims/packs/publisher/tuf/cosignatures.ts'
import { cosign, type StagedState, stage } from '../../../../../claims/packs/publisher/tuf/cosigning.ts'
import { nextRelease, renew } from '../../../../../claims/packs/publisher/tuf/release.ts'
import { createRoot } from '../../../../../claims/packs/publisher/tuf/root.ts'
import { createSigningKey, type SigningKey } from '../../../../../claims/packs/publisher/tuf/signing.ts'
import { describeTarget } from '../../../../../claims/packs/publisher/tuf/target-files.ts'
import { utf8 } from '../../../../../claims/packs/reader/tuf/bytes.ts'
import { readMetadata } from '../../../../../claims/packs/reader/tuf/metadata.ts'
import type { TopLevelRole } from '../../../../../claims/packs/reader/tuf/records.ts'
import type { Result } from '../../../../../claims/result.ts'
import { envelopeOf } from '../../../../support/tuf-simulator.ts'

const NOW = Date.parse('2030-01-01T00:00:00Z')
const DAY = 86_400_000

function must<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(JSON.stringify(result.error))
  return result.value
}

let ada: SigningKey
let ben: SigningKey
let eve: SigningKey

beforeAll(async () => {
  ;[ada, ben, eve] = (await Promise.all([1, 2, 3].map(() => createSigningKey()))).map(({ key }) => key) as [
    SigningKey,
    SigningKey,
    SigningKey,
  ]
})

/** A channel of Ada and Ben with one release, and these thresholds. */
async function channel(thresholds: Partial<Record<TopLevelRole, number>> = { root: 2, targets: 2 }) {
  const role = (name: TopLevelRole) => ({ keys: [ada, ben], threshold: thresholds[name] ?? 1 })
  const root = must(
    await createRoot(
      {
        root: role('root'),
        targets: role('targets'),
        snapshot: role('snapshot'),
        timestamp: role('timestamp'),
      },
      NOW,
    ),
  )
  const files = must(await nextRelease({ root }, await offer('one'), [ada, ben], NOW))
  return merged({ root }, files)
}

function merged(current: ChannelMetadata, files: ReadonlyMap<string, Uint8Array>): ChannelMetadata {
  const roles = [...files].map(([name, bytes]) => [/(\w+)\.json$/.exec(name)?.[1], bytes])
  return { ...current, ...Object.fromEntries(roles) }
}

async function offer(text: string) {
  return { 'file.txt': await describeTarget(utf8(text)) }
}

function wants({ unsigned }: StagedState): string[] {
  return unsigned.map(
    ({ role, version, signed, threshold, before }) =>
      `${role} ${version}: ${signed} of ${threshold}${before === true ? ' before' : ''}`,
  )
}

function versions(staged: Staged): string[] {
  return Object.entries(staged).map(
    ([role, bytes]) => `${role} ${readMetadata(bytes, role as TopLevelRole, role).record.version}`,
  )
}

describe('claims/packs/publisher/tuf/cosigning', () => {
  it('waits for the second signature of targets, then makes snapshot and timestamp', async () => {
    const current = await channel()
    const first = must(await stage(current, { targets: await offer('two') }, [ada], NOW))
    expect(wants(first)).toEqual(['targets 2: 1 of 2'])
    expect(first.unsigned[0]?.missing).toEqual([ben.keyid])
    expect(versions(first.staged)).toEqual(['targets 2'])
    const second = must(await cosign(current, first.staged, [ben], NOW))
    expect(second.unsigned).toEqual([])
    expect(versions(second.staged)).toEqual(['targets 2', 'snapshot 2', 'timestamp 2'])
  })

  it('counts no signer twice, and no signer without a role', async () => {
    const current = await channel()
    const first = must(await stage(current, { targets: await offer('two') }, [ada], NOW))
    for (const keys of [[], [ada], [eve], [ada, eve]]) {
      const again = must(await cosign(current, first.staged, keys, NOW))
      expect(again.added).toBe(0)
      expect(wants(again)).toEqual(['targets 2: 1 of 2'])
      expect(again.staged).toEqual(first.staged)
    }
  })

  it('merges copies that were signed at the same time', async () => {
    const role = (threshold: number) => ({ keys: [ada, ben, eve], threshold })
    const root = must(
      await createRoot({ root: role(3), targets: role(3), snapshot: role(1), timestamp: role(1) }, NOW),
    )
    const current = merged(
      { root },
      must(await nextRelease({ root }, await offer('one'), [ada, ben, eve], NOW)),
    )
    const first = must(await stage(current, { targets: await offer('two') }, [ada], NOW))
    const [bens, eves] = await Promise.all(
      [ben, eve].map(async (key) => must(await cosign(current, first.staged, [key], NOW))),
    )
    expect([bens, eves].map((state) => wants(state as StagedState))).toEqual([
      ['targets 2: 2 of 3'],
      ['targets 2: 2 of 3'],
    ])
    const both = must(
      await cosign(current, (bens as StagedState).staged, [ben], NOW, [(eves as StagedState).staged]),
    )
    expect(both.unsigned).toEqual([])
    // Eve's signature, and Ben's of the snapshot and the timestamp that it made possible.
    expect(both.added).toBe(3)
  })

  it('adds nothing from a copy of another release, and no wrong signature', async () => {
    const current = await channel()
    const first = must(await stage(current, { targets: await offer('two') }, [ada], NOW))
    const other = must(await stage(current, { targets: await offer('three') }, [ben], NOW))
    expect(must(await cosign(current, first.staged, [], NOW, [other.staged]))).toMatchObject({
      added: 0,
      unsigned: [{ signed: 1 }],
    })
    const forged = JSON.parse(new TextDecoder().decode(first.staged.targets))
    forged.signatures = [{ keyid: ben.keyid, sig: forged.signatures[0].sig }]
    const copy = { targets: utf8(JSON.stringify(forged)) }
    const still = must(await cosign(current, first.staged, [], NOW, [copy]))
    expect(still).toMatchObject({ added: 0, unsigned: [{ signed: 1 }] })
    expect(must(await cosign(current, still.staged, [ben], NOW)).unsigned).toEqual([])
  })

  it('needs as many rounds as the thresholds of snapshot and timestamp require', async () => {
    const current = await channel({ targets: 2, snapshot: 2, timestamp: 2 })
    let state = must(await stage(current, { targets: await offer('two') }, [ada], NOW))
    const seen = [wants(state)]
    for (const key of [ben, ada, ben]) {
      state = must(await cosign(current, state.staged, [key], NOW + seen.length * DAY))
      seen.push(wants(state))
    }
    expect(seen).toEqual([['targets 2: 1 of 2'], ['snapshot 2: 1 of 2'], ['timestamp 2: 1 of 2'], []])
  })

  it('adds no signature to a file that has enough, because others have its hash', async () => {
    const current = await channel({ targets: 1, snapshot: 2 })
    const first = must(await stage(current, { targets: await offer('two') }, [ada], NOW))
    const second = must(await cosign(current, first.staged, [ben], NOW))
    expect(second.staged.targets).toEqual(first.staged.targets)
    expect(second.unsigned).toEqual([])
  })

  it('needs the old and the new keys for a root, and signs again what it affects', async () => {
    const current = await channel({})
    const first = must(
      await stage(
        current,
        {
          root: [
            { kind: 'threshold', role: 'root', threshold: 2 },
            { kind: 'threshold', role: 'targets', threshold: 2 },
            { kind: 'add', role: 'root', key: eve },
          ],
        },
        [ada],
        NOW,
      ),
    )
    // The release there has signatures of both.
    expect(wants(first)).toEqual(['root 2: 1 of 2'])
    expect([...(first.unsigned[0]?.missing ?? [])].sort()).toEqual([ben.keyid, eve.keyid].sort())
    const second = must(await cosign(current, first.staged, [eve], NOW))
    expect(wants(second)).toEqual([])
    expect(versions(second.staged)).toEqual(['root 2', 'timestamp 2'])
  })

  it('says which of old and new keys a root lacks', async () => {
    const current = await channel({ root: 2 })
    const changes = [
      { kind: 'remove', keyid: ben.keyid, role: 'root' },
      { kind: 'add', role: 'root', key: eve },
    ] as const
    const first = must(await stage(current, { root: changes }, [eve], NOW))
    // Eve may sign the root alone; the timestamp is Ada's or Ben's.
    expect(wants(first)).toEqual(['root 2: 0 of 2 before', 'root 2: 1 of 2', 'timestamp 2: 0 of 1'])
    const second = must(await cosign(current, first.staged, [ada], NOW))
    expect(wants(second)).toEqual(['root 2: 1 of 2 before'])
    expect(second.unsigned[0]?.missing).toEqual([ben.keyid])
    expect(must(await cosign(current, second.staged, [ben], NOW)).unsigned).toEqual([])
  })

  it('stages targets with the root if new thresholds leave them with too few signatures', async () => {
    const role = (threshold: number, keys = [ada]) => ({ keys, threshold })
    const root = must(
      await createRoot({ root: role(1), targets: role(1), snapshot: role(1), timestamp: role(1) }, NOW),
    )
    const current = merged({ root }, must(await nextRelease({ root }, await offer('one'), [ada], NOW)))
    const first = must(
      await stage(
        current,
        {
          root: [
            { kind: 'add', role: 'targets', key: ben },
            { kind: 'threshold', role: 'targets', threshold: 2 },
          ],
        },
        [ada],
        NOW,
      ),
    )
    expect(wants(first)).toEqual(['targets 2: 1 of 2'])
    const second = must(await cosign(current, first.staged, [ben], NOW))
    // Ben may not sign snapshot and timestamp.
    expect(wants(second)).toEqual(['snapshot 2: 0 of 1'])
    const third = must(await cosign(current, second.staged, [ada], NOW))
    expect(third.unsigned).toEqual([])
    expect(versions(third.staged)).toEqual(['root 2', 'targets 2', 'snapshot 2', 'timestamp 2'])
  })

  it('refuses a release that was made from an older state of the channel', async () => {
    const current = await channel()
    const first = must(await stage(current, { targets: await offer('two') }, [ada], NOW))
    const moved = merged(current, must(await nextRelease(current, await offer('other'), [ada, ben], NOW)))
    expect(await cosign(moved, first.staged, [ben], NOW)).toMatchObject({
      ok: false,
      error: { code: 'rollback', message: expect.stringContaining('already at version') },
    })
  })

  it('continues with the next numbers if the channel was only renewed', async () => {
    const current = await channel({ targets: 2, snapshot: 2 })
    const first = must(await stage(current, { targets: await offer('two') }, [ada], NOW))
    const second = must(await cosign(current, first.staged, [ben], NOW))
    expect(versions(second.staged)).toEqual(['targets 2', 'snapshot 2'])
    const renewed = merged(current, must(await renew(current, [ada, ben], NOW + 50 * DAY)))
    const third = must(await cosign(renewed, second.staged, [ada], NOW + 50 * DAY))
    expect(versions(third.staged)).toEqual(['targets 2', 'snapshot 3'])
    const last = must(await cosign(renewed, third.staged, [ben], NOW + 50 * DAY))
    expect(last.unsigned).toEqual([])
    expect(versions(last.staged)).toEqual(['targets 2', 'snapshot 3', 'timestamp 3'])
  })

  it('replaces a snapshot that waited too long', async () => {
    const current = await channel({ targets: 1, snapshot: 2 })
    const first = must(await stage(current, { targets: await offer('two') }, [ada], NOW))
    const later = NOW + 20 * DAY
    const second = must(await cosign(current, first.staged, [ben], later))
    expect(wants(second)).toEqual(['snapshot 2: 1 of 2'])
    expect(must(await cosign(current, second.staged, [ada], later)).unsigned).toEqual([])
  })

  it.each<[string, Partial<Record<string, unknown>>, string]>([
    ['that has expired', { expires: '2029-12-31T00:00:00Z' }, 'expired'],
    ['that would be good for ever', { expires: '2090-01-01T00:00:00Z' }, 'mismatch'],
    ['with a number that skips some', { version: 9 }, 'rollback'],
    ['with no file list', { targets: undefined }, 'malformed'],
  ])('does not sign a targets.json of somebody else %s', async (_, change, code) => {
    const current = await channel()
    const { staged } = must(await stage(current, { targets: await offer('two') }, [ada], NOW))
    const signed = { ...JSON.parse(new TextDecoder().decode(staged.targets)).signed, ...change }
    const targets = utf8(JSON.stringify(envelopeOf(JSON.parse(JSON.stringify(signed)), [])))
    expect(await cosign(current, { targets }, [ben], NOW)).toMatchObject({ ok: false, error: { code } })
  })

  it('replaces a snapshot of somebody else that is not the one it would make', async () => {
    const current = await channel({ targets: 1, snapshot: 2 })
    const { staged } = must(await stage(current, { targets: await offer('two') }, [ada], NOW))
    const signed = JSON.parse(new TextDecoder().decode(staged.snapshot)).signed
    signed.meta['evil.json'] = { version: 1 }
    const snapshot = utf8(JSON.stringify(envelopeOf(signed, [])))
    const second = must(await cosign(current, { ...staged, snapshot }, [ben], NOW))
    expect(wants(second)).toEqual(['snapshot 2: 1 of 2'])
    const { meta } = readMetadata(second.staged.snapshot as Uint8Array, 'snapshot', 'x').record
    expect(Object.keys(meta)).toEqual(['targets.json'])
  })

  it('continues if publishing was interrupted after the root was written', async () => {
    const current = await channel({})
    const changes = [{ kind: 'add', role: 'root', key: eve }] as const
    const { staged } = must(await stage(current, { root: changes }, [ada], NOW))
    const half = { ...current, root: staged.root as ChannelMetadata['root'] }
    const state = must(await cosign(half, staged, [], NOW))
    expect(state.unsigned).toEqual([])
    expect(versions(state.staged)).toEqual(['timestamp 2'])
  })
})
