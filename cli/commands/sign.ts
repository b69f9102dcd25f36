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

  CHANNEL      the channel's folder; the staged release is beside it, in CHANNEL.staged
  --keys DIR   the folder of your private keys; without it, show what waits and sign nothing
  --from DIR   also take the signatures of another copy of CHANNEL.staged
  --discard    discard the staged release
  --json       print what waits, and for whom, as JSON

Once all signatures are there, the release is moved into the channel's folder, ready to upload.
${PASSPHRASE_HELP}

Exit code: 0 if your signature was added or nothing waits for you, 1 if none of your keys is needed or
the staged release cannot be signed.
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
    if (place === undefined || more !== undefined)
      throw new CommandError('Give exactly one CHANNEL: its folder.', 2)
    if (values.discard && values.keys !== undefined)
      throw new CommandError('--discard signs nothing, so it takes no --keys.', 2)
    if (values.from.length > 0 && values.keys === undefined)
      throw new CommandError('--from needs --keys too.', 2)
    const current = new ChannelFolder(place).read()
    if (current === undefined) throw new CommandError(`${place} is not a channel.`)
    const staging = new StagingFolder(place)
    if (values.discard) {
      // Works also if the release cannot be read, when discarding it is the only way to continue.
      staging.discard()
      await terminal.out('The staged release was discarded. The channel is unchanged.\n')
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
        `None of the keys in ${values.keys} is needed.\n${unsignedInWords(signed.unsigned).trimEnd()}`,
      )
    const published = await staging.settle(signed)
    const waiting = unsignedAsJson(signed.unsigned)
    if (values.json) await terminal.out(jsonLine({ changes, published, waiting }))
    else if (published) await terminal.out(`Complete. Upload ${place}, metadata/timestamp.json last.\n`)
    else
      await terminal.out(
        `Signed, but other signatures are missing.\n${unsignedInWords(signed.unsigned)}Send ${staging.path} to the other signers.\n`,
      )
    return 0
  },
})

function readStaged(folder: string): Staged {
  const staged = stagedIn(folder)
  if (staged === undefined) throw new CommandError(`${folder}: nothing waits for signatures there.`)
  return staged
}

/** Refuses to sign if files are missing or are not what the metadata says. */
async function checkFiles(staging: StagingFolder, staged: Staged, current: ChannelMetadata): Promise<void> {
  const offers = offersOf(staged)
  const releases = releasesOf(offers.map(([path, record]) => ({ ...record, path })))
  const checks = new Map([...releases.values()].flatMap((release) => checksOf(release)))
  const before = offeredTargets(current)
  for (const [path, record] of offers) {
    const isNew = !Object.hasOwn(before, path) || canonicalJson(before[path]) !== canonicalJson(record)
    // A file that the channel already has may get a new meaning.
    const bytes =
      (await staging.content(path, record)) ?? (isNew ? await staging.served(path, record) : undefined)
    if (bytes !== undefined) await checks.get(path)?.(bytes)
  }
}

/** Applies the rules of "publish": no older release, and no other content under the same number. */
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
      throw new CommandError(
        `${pack} ${version} waits, but ${there?.version} is published already: that would be a step back.`,
      )
    if (objection === 'changed')
      throw new CommandError(`${pack} ${version} waits with other content than the published ${version}.`)
  }
}

function isListed(keyid: string, current: ChannelMetadata, staged: Staged): boolean {
  return [current.root, staged.root].some(
    (bytes) =>
      bytes !== undefined && Object.hasOwn(readMetadata(bytes, 'root', 'root.json').record.keys, keyid),
  )
}
