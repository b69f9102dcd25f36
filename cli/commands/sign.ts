import { objectionTo } from '../../claims/packs/publisher/offer-release.ts'
import { type ChannelMetadata, offeredTargets } from '../../claims/packs/publisher/tuf/channel-metadata.ts'
import type { Staged } from '../../claims/packs/publisher/tuf/cosignatures.ts'
import { cosign } from '../../claims/packs/publisher/tuf/cosigning.ts'
import { releasesOf } from '../../claims/packs/reader/releases.ts'
import { canonicalJson } from '../../claims/packs/reader/tuf/canonical-json.ts'
import { readMetadata } from '../../claims/packs/reader/tuf/metadata.ts'
import { changesOf } from '../channel/changes.ts'
import { ChannelFolder } from '../channel/channel-folder.ts'
import { listKeys, openKeys } from '../channel/key-folder.ts'
import { channelCommand, must } from '../channel/must.ts'
import { PASSPHRASE_HELP, readPassphrase } from '../channel/passphrase.ts'
import { checksOf } from '../channel/release-files.ts'
import { offersOf, StagingFolder, stagedIn, unsignedAsJson, unsignedInWords } from '../channel/staging.ts'
import { type Command, CommandError, readArguments } from '../command.ts'
import { jsonLine } from '../printable.ts'

const usage = `
footnote sign: add your signature to a release that waits for it

Usage: footnote sign CHANNEL [--keys DIR [--from DIR …]] [--json]
       footnote sign CHANNEL --discard

  CHANNEL      the channel's folder; what waits lies beside it, in CHANNEL.staged
  --keys DIR   the folder of your private keys; without it, says what waits and signs nothing
  --from DIR   takes the signatures of another copy of CHANNEL.staged in, too
  --discard    gives up what waits
  --json       says what waits, and for whom, as JSON

Once nothing is wanting, the release is moved into the channel's folder, ready to upload.
${PASSPHRASE_HELP}

Exit code: 0 if your signature was added or nothing is asked of you, 1 if none of your keys is wanted
or what waits cannot be signed.
`

export const command: Command = channelCommand({
  usage,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      keys: { type: 'string' },
      from: { type: 'string', multiple: true, default: [] },
      discard: { type: 'boolean', default: false },
      'passphrase-file': { type: 'string' },
      json: { type: 'boolean', default: false },
    })
    const [place, more] = positionals
    if (place === undefined || more !== undefined) throw new CommandError("Name one channel's folder.", 2)
    if (values.discard && values.keys !== undefined)
      throw new CommandError('--discard signs nothing and takes no --keys.', 2)
    if (values.from.length > 0 && values.keys === undefined)
      throw new CommandError('--from needs your --keys as well.', 2)
    const current = new ChannelFolder(place).read()
    if (current === undefined) throw new CommandError(`${place} is no channel.`)
    const staging = new StagingFolder(place)
    if (values.discard) {
      // Also where it cannot be read: giving it up is then the only way on.
      staging.discard()
      await terminal.out('Nothing waits for signatures any more. The channel is as it was.\n')
      return 0
    }
    const staged = staging.read()
    if (staged === undefined) {
      if (values.keys !== undefined) throw new CommandError('Nothing waits for signatures.')
      await terminal.out(values.json ? jsonLine({ waiting: [] }) : 'Nothing waits for signatures.\n')
      return 0
    }

    const now = Date.now()
    const state = must(await cosign(current, staged, [], now))
    await checkFiles(staging, staged, current)
    checkReleases(current, staged)
    const changes = await changesOf(current, staged)
    if (!values.json) for (const line of changes) await terminal.out(`${line}\n`)
    if (values.keys === undefined) {
      const waiting = unsignedAsJson(state.unsigned)
      await terminal.out(values.json ? jsonLine({ changes, waiting }) : unsignedInWords(state.unsigned))
      return 0
    }

    const kept = (await listKeys(values.keys)).filter(({ keyid }) => isListed(keyid, current, staged))
    if (kept.length === 0) throw new CommandError(`${values.keys} has no key that may sign this channel.`)
    const keys = await openKeys(values.keys, kept, await readPassphrase(values['passphrase-file'], false))
    const signed = must(await cosign(current, staged, keys, now, values.from.map(readStaged)))
    if (signed.added === 0 && signed.unsigned.length > 0)
      throw new CommandError(
        `None of the keys in ${values.keys} is wanted.\n${unsignedInWords(signed.unsigned).trimEnd()}`,
      )
    const published = await staging.settle(signed)
    const waiting = unsignedAsJson(signed.unsigned)
    if (values.json) await terminal.out(jsonLine({ changes, published, waiting }))
    else if (published) await terminal.out(`Complete. Upload ${place}, metadata/timestamp.json last.\n`)
    else
      await terminal.out(
        `Signed, and not complete yet.\n${unsignedInWords(signed.unsigned)}Pass ${staging.path} on to them.\n`,
      )
    return 0
  },
})

function readStaged(folder: string): Staged {
  const staged = stagedIn(folder)
  if (staged === undefined) throw new CommandError(`${folder}: nothing waits for signatures there.`)
  return staged
}

/** Nobody signs files that are not there, or that are not what the metadata says they are. */
async function checkFiles(staging: StagingFolder, staged: Staged, current: ChannelMetadata): Promise<void> {
  const offers = offersOf(staged)
  const releases = releasesOf(offers.map(([path, record]) => ({ ...record, path })))
  const checks = new Map([...releases.values()].flatMap((release) => checksOf(release)))
  const before = offeredTargets(current)
  for (const [path, record] of offers) {
    const isNew = !Object.hasOwn(before, path) || canonicalJson(before[path]) !== canonicalJson(record)
    // A file that is in the channel already may be called something new now.
    const bytes =
      (await staging.content(path, record)) ?? (isNew ? await staging.served(path, record) : undefined)
    if (bytes !== undefined) await checks.get(path)?.(bytes)
  }
}

/** As "publish" has it, whoever staged it: no release is taken back, and none changes under its number. */
function checkReleases(current: ChannelMetadata, staged: Staged): void {
  if (staged.targets === undefined) return
  const before = releasesOf(
    Object.entries(offeredTargets(current)).map(([path, file]) => ({ ...file, path })),
  )
  const after = releasesOf(offersOf(staged).map(([path, file]) => ({ ...file, path })))
  for (const release of after.values()) {
    const { pack, version } = release
    const there = before.get(pack)
    const objection = objectionTo(release, there)
    if (objection === 'older')
      throw new CommandError(`${pack} ${version} waits, and ${there?.version} is published: a step back.`)
    if (objection === 'changed')
      throw new CommandError(`${pack} ${version} waits with another content than is published.`)
  }
}

function isListed(keyid: string, current: ChannelMetadata, staged: Staged): boolean {
  return [current.root, staged.root].some(
    (bytes) =>
      bytes !== undefined && Object.hasOwn(readMetadata(bytes, 'root', 'root.json').record.keys, keyid),
  )
}
