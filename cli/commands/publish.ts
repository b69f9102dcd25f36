import { readFileSync } from 'node:fs'
import { makePatch } from '../../claims/packs/publisher/make-patch.ts'
import { type NewRelease, releaseFiles, withRelease } from '../../claims/packs/publisher/offer-release.ts'
import { offeredTargets } from '../../claims/packs/publisher/tuf/channel-metadata.ts'
import { stage } from '../../claims/packs/publisher/tuf/cosigning.ts'
import { nextRelease, renew } from '../../claims/packs/publisher/tuf/release.ts'
import { createRoot } from '../../claims/packs/publisher/tuf/root.ts'
import type { SigningKey } from '../../claims/packs/publisher/tuf/signing.ts'
import { targetFileName } from '../../claims/packs/publisher/tuf/target-files.ts'
import { writeBundle } from '../../claims/packs/publisher/write-bundle.ts'
import { readBundle } from '../../claims/packs/reader/bundle.ts'
import type { Bytes } from '../../claims/packs/reader/tuf/bytes.ts'
import { channelFingerprint } from '../../claims/packs/reader/tuf/fingerprint.ts'
import { readMetadata } from '../../claims/packs/reader/tuf/metadata.ts'
import type { Claim } from '../../claims/records/claim.ts'
import type { Pack } from '../../claims/records/pack.ts'
import { ChannelFolder } from '../channel/channel-folder.ts'
import { listKeys, openKeys } from '../channel/key-folder.ts'
import { channelCommand, isShort, must } from '../channel/must.ts'
import { PASSPHRASE_HELP, readPassphrase } from '../channel/passphrase.ts'
import { refuseWhileWaiting, StagingFolder, unsignedAsJson, unsignedInWords } from '../channel/staging.ts'
import { type Command, CommandError, readArguments } from '../command.ts'
import { counted } from '../counted.ts'
import { GATE_HELP, GATE_OPTIONS, gate } from '../packs/gate.ts'
import { isFolder, onlyPack, readBundleFile, readPack } from '../packs/read-pack.ts'
import { jsonLine } from '../printable.ts'
import { type Progress, progressOn } from '../progress.ts'

/** Default of --patches: readers of older releases download the bundle. */
const PATCHES = 5

const usage = `
footnote publish: put a release of a pack into a channel, as static files ready to upload

Usage: footnote publish PACK --channel DIR --keys DIR [--patches N] [--force REASON]
                        [--changelog FILE] [--lint FILE] [--no-model] [--json]
       footnote publish --renew --channel DIR --keys DIR

  PACK           a pack's folder, or a bundle that "footnote build" made
  --channel DIR  the channel's folder; if it does not exist, it is made, and all keys of --keys may sign
                 all roles
  --keys DIR     the folder of the private keys
  --patches N    make patches from this many earlier releases; default: ${PATCHES}
${GATE_HELP.slice(1)}
  --renew        publish no release; sign again what would soon expire

Refuses a release that is older than the one in the channel, and what "footnote build" refuses, compared
with the last release in the channel. Existing files are kept for readers who
are in the middle of an update; only metadata/timestamp.json is overwritten.
A release that others must sign too waits in CHANNEL.staged, beside the channel, until
"footnote sign" has completed it; until then the channel does not change.
${PASSPHRASE_HELP}
`

export const command: Command = channelCommand({
  usage,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      channel: { type: 'string' },
      keys: { type: 'string' },
      patches: { type: 'string', default: String(PATCHES) },
      renew: { type: 'boolean', default: false },
      ...GATE_OPTIONS,
      'passphrase-file': { type: 'string' },
      json: { type: 'boolean', default: false },
    })
    if (values.channel === undefined || values.keys === undefined)
      throw new CommandError('--channel DIR and --keys DIR are needed.', 2)
    if (!/^\d{1,3}$/.test(values.patches)) throw new CommandError('--patches must be a number.', 2)
    const folder = new ChannelFolder(values.channel)
    const current = folder.read()
    const listed = current && readMetadata(current.root, 'root', 'root.json').record.keys
    const kept = (await listKeys(values.keys)).filter(({ keyid }) => !listed || Object.hasOwn(listed, keyid))
    if (kept.length === 0) throw new CommandError(`${values.keys} has no key that may sign this channel.`)
    const passphrase = () => readPassphrase(values['passphrase-file'], false)
    const now = Date.now()

    const staging = new StagingFolder(values.channel)
    if (values.renew) {
      if (current === undefined) throw new CommandError(`${values.channel} is not a channel yet.`)
      const keys = await openKeys(values.keys, kept, await passphrase())
      const renewed = await renew(current, keys, now)
      if (isShort(renewed)) {
        refuseWhileWaiting(values.channel)
        const state = must(await stage(current, {}, keys, now))
        if (state.added === 0) throw new CommandError(renewed.error.message)
        await staging.settle(state)
        await terminal.out(
          values.json
            ? jsonLine({ published: false, waiting: unsignedAsJson(state.unsigned) })
            : `Signed, but other signatures are missing.\n${unsignedInWords(state.unsigned)}Send ${staging.path} to the other signers.\n`,
        )
        return 0
      }
      const files = must(renewed)
      // A new targets.json would get the version of the staged one; the other files do not conflict.
      if ([...files.keys()].some((name) => name.endsWith('.targets.json'))) refuseWhileWaiting(values.channel)
      await folder.write(files)
      await terminal.out(
        values.json
          ? jsonLine({ published: true, waiting: [], metadata: [...files.keys()] })
          : `Signed again: ${[...files.keys()].join(', ')}. Upload the folder.\n`,
      )
      return 0
    }

    refuseWhileWaiting(values.channel)
    const progress = progressOn(terminal)
    const path = onlyPack(positionals)
    const source = isFolder(path) ? path : undefined
    const { pack, bytes: bundle } = source
      ? await builtBundle(await readPack(path, progress), progress)
      : // A bundle is published as it is, because somebody may have reviewed it.
        await readBundleFile(path)
    const { id, version } = pack.manifest
    const offered = current === undefined ? {} : offeredTargets(current)
    const plain = { pack: id, version, bundle, patches: new Map<number, Bytes>() }
    // Checked before the patches are made and the passphrase is asked for.
    must(withRelease(offered, plain, await releaseFiles(plain)))

    const previous = await lastRelease(folder, plain)
    const checked = await gate(pack, source, previous, values, terminal, progress)
    if (!checked.passed) return 1

    const patches = await patchesFor(folder, plain, Number(values.patches), (from) =>
      progress.show(`making the patch from release ${from}`, undefined),
    )
    const files = await releaseFiles({ ...plain, patches })
    const targets = must(withRelease(offered, plain, files))
    progress.clear()
    const keys = await openKeys(values.keys, kept, await passphrase())
    const root = current?.root ?? (await firstRoot(keys, now))
    const contents = new Map(
      [...files].map(([name, { record, bytes }]) => [targetFileName(name, record), bytes]),
    )
    const release = await nextRelease({ ...current, root }, targets, keys, now)
    const state = isShort(release)
      ? must(await stage({ ...current, root }, { targets }, keys, now))
      : undefined
    if (isShort(release) && state?.added === 0) throw new CommandError(release.error.message)
    if (current === undefined) {
      await folder.writeRoot(root)
      const fingerprint = await channelFingerprint(readMetadata(root, 'root', 'root.json').record)
      terminal.err(`A new channel. Publish its fingerprint where your readers know you: ${fingerprint}\n`)
    }
    if (state !== undefined) await staging.settle(state, contents)
    const metadata = state === undefined ? must(release) : new Map<string, Bytes>()
    if (state === undefined) await folder.write(metadata, contents)

    checked.keepReason()
    const drafts = pack.claims.filter(({ lifecycle }) => lifecycle.state === 'draft').length
    const made = {
      pack: id,
      version,
      claims: pack.claims.length - drafts,
      drafts,
      bytes: bundle.length,
      patches: Object.fromEntries([...patches].map(([from, bytes]) => [from, bytes.length])),
      metadata: [...metadata.keys()],
      published: state === undefined,
      waiting: unsignedAsJson(state?.unsigned ?? []),
    }
    if (values.json) await terminal.out(jsonLine(made))
    else {
      const next =
        state === undefined
          ? `Upload ${values.channel}, metadata/timestamp.json last.\n`
          : `Not published yet.\n${unsignedInWords(state.unsigned)}Send ${staging.path} to the other signers.\n`
      await terminal.out(
        `${id} ${version}: ${counted(made.claims, 'claim')}${drafts > 0 ? ` (${counted(drafts, 'draft')} left out)` : ''}, ${made.bytes} bytes; ${patches.size} ${patches.size === 1 ? 'patch' : 'patches'}. ${next}`,
      )
    }
    return 0
  },
})

async function builtBundle(pack: Pack, progress: Progress): Promise<{ pack: Pack; bytes: Bytes }> {
  const built = await writeBundle(pack, {
    onProgress: (claims) => progress.show('building the bundle', claims / pack.claims.length),
  })
  return { pack, bytes: new Uint8Array(must(built)) }
}

/** The claims of the release before this one; undefined if there is none that can be read. */
async function lastRelease(
  folder: ChannelFolder,
  { pack, version }: Pick<NewRelease, 'pack' | 'version'>,
): Promise<readonly Claim[] | undefined> {
  const [last] = [...folder.bundlesOf(pack)].filter(([from]) => from < version).sort(([a], [b]) => b - a)
  if (last === undefined) return undefined
  const read = await readBundle(readFileSync(last[1]))
  return read.ok ? read.value.claims : undefined
}

async function firstRoot(keys: readonly SigningKey[], now: number): Promise<Bytes> {
  const role = { keys, threshold: 1 }
  return must(await createRoot({ root: role, targets: role, snapshot: role, timestamp: role }, now))
}

/** Patches from the newest earlier releases, if they are smaller than the bundle (docs/pack-format.md, 3.5). */
async function patchesFor(
  folder: ChannelFolder,
  { pack, version, bundle }: NewRelease,
  max: number,
  onPatch: (from: number) => void,
): Promise<Map<number, Bytes>> {
  const earlier = [...folder.bundlesOf(pack)]
    .filter(([from]) => from < version)
    .sort(([a], [b]) => b - a)
    .slice(0, max)
  const patches = new Map<number, Bytes>()
  for (const [from, file] of earlier) {
    onPatch(from)
    const base = readFileSync(file)
    // A base in a format that is too old to read must not prevent publishing.
    if (!(await readBundle(base)).ok) continue
    const patch = must(await makePatch(base, bundle))
    if (patch.length < bundle.length) patches.set(from, new Uint8Array(patch))
  }
  return patches
}
