import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'
import type { UnsignedFile } from '../../claims/packs/publisher/tuf/cosignatures.ts'
import { cosign } from '../../claims/packs/publisher/tuf/cosigning.ts'
import { fingerprintOf } from '../../claims/packs/publisher/tuf/signing.ts'
import { channelDownload } from '../../claims/packs/reader/channel.ts'
import { releasesOf } from '../../claims/packs/reader/releases.ts'
import type { Bytes } from '../../claims/packs/reader/tuf/bytes.ts'
import { TufClient } from '../../claims/packs/reader/tuf/client.ts'
import type { Download } from '../../claims/packs/reader/tuf/download.ts'
import { channelFingerprint } from '../../claims/packs/reader/tuf/fingerprint.ts'
import { TUF_LIMITS } from '../../claims/packs/reader/tuf/limits.ts'
import { readMetadata } from '../../claims/packs/reader/tuf/metadata.ts'
import { metadataUrl } from '../../claims/packs/reader/tuf/names.ts'
import { TOP_LEVEL_ROLES } from '../../claims/packs/reader/tuf/records.ts'
import { memoryStorage } from '../../claims/packs/reader/tuf/storage.ts'
import { ChannelFolder, folderDownload } from '../channel/channel-folder.ts'
import { channelCommand, must } from '../channel/must.ts'
import { checksOf } from '../channel/release-files.ts'
import { StagingFolder, unsignedAsJson, unsignedInWords } from '../channel/staging.ts'
import { type Command, CommandError, readArguments } from '../command.ts'
import { counted } from '../counted.ts'
import { jsonLine } from '../printable.ts'
import { progressOn } from '../progress.ts'

const DAY_MS = 24 * 3_600_000
/** Time for all files of a channel together, in ms; a reader's client has half a minute. */
const CHECK_MS = 30 * 60_000
/** Signatures that expire within this many days get a warning. */
const SOON_DAYS = 7

const usage = `
footnote verify: check a channel as a reader's client would, and every file that it offers

Usage: footnote verify URL|DIR [--root FILE] [--json]

  URL|DIR      the channel: the address or the folder that has metadata/ and targets/ in it
  --root FILE  the root.json to trust; default: the channel's own 1.root.json
  --json       report as JSON

For a folder it also says which signatures are missing for a release that waits beside it.

Exit code: 0 if everything is signed, valid and complete, 1 otherwise.
`

export const command: Command = channelCommand({
  usage,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      root: { type: 'string' },
      json: { type: 'boolean', default: false },
    })
    const [place, more] = positionals
    if (place === undefined || more !== undefined)
      throw new CommandError('Give exactly one channel: an address or a folder.', 2)
    const isWeb = /^https?:\/\//.test(place)
    const base = isWeb ? place.replace(/\/$/, '') : pathToFileURL(resolve(place)).href
    const download = isWeb
      ? channelDownload({ fetch, allowPlainHttp: true, totalMs: CHECK_MS })
      : folderDownload
    const now = Date.now()
    const trustedRoot = values.root === undefined ? await firstRoot(base, download) : readRoot(values.root)
    const client = new TufClient({
      metadataUrl: folderUrl(base, 'metadata'),
      storage: memoryStorage(),
      download,
      now,
      trustedRoot,
    })
    const targets = must(await client.list())
    const progress = progressOn(terminal)
    const releases = releasesOf(targets)
    const known = new Map([...releases.values()].flatMap((release) => checksOf(release)))
    let done = 0
    for (const target of targets) {
      progress.show(target.path, done / targets.length)
      const bytes = must(await client.fetch(target, folderUrl(base, 'targets')))
      await known.get(target.path)?.(bytes)
      done += 1
    }
    progress.clear()

    const { root, timestamp, snapshot } = client.trusted ?? {}
    if (root === undefined || timestamp === undefined || snapshot === undefined)
      throw new Error('cli: the channel was listed without being opened')
    const expiry = { root: root.expires, snapshot: snapshot.expires, timestamp: timestamp.expires }
    const keys = await Promise.all(
      Object.entries(root.keys).map(async ([keyid, record]) => ({
        keyid,
        fingerprint: await fingerprintOf(record),
        roles: TOP_LEVEL_ROLES.filter((role) => root.roles[role].keyids.includes(keyid)),
      })),
    )
    const fingerprint = await channelFingerprint(readMetadata(trustedRoot, 'root', 'root.json').record)
    const packs = [...releases.values()].map(({ pack, version, bundle, patches }) => ({
      pack,
      version,
      bytes: bundle.length,
      patchesFrom: patches.map(({ from }) => from),
    }))
    const waiting = isWeb ? undefined : await waitingBeside(place, now)
    if (values.json) {
      const versions = { root: root.version, snapshot: snapshot.version, timestamp: timestamp.version }
      await terminal.out(
        jsonLine({
          fingerprint,
          versions,
          expiry,
          keys,
          packs,
          files: targets.length,
          ...(waiting && { waiting: unsignedAsJson(waiting) }),
        }),
      )
      return 0
    }
    for (const { pack, version, bytes, patchesFrom } of packs)
      await terminal.out(
        `${pack} ${version}: ${bytes} bytes, patches from ${patchesFrom.join(', ') || 'no release'}\n`,
      )
    await terminal.out(`channel fingerprint ${fingerprint}\n`)
    for (const { fingerprint, roles } of keys) await terminal.out(`key ${fingerprint}: ${roles.join(', ')}\n`)
    for (const [role, expires] of Object.entries(expiry)) {
      const soon = Date.parse(expires) - now < SOON_DAYS * DAY_MS
      await terminal.out(`${role} is valid until ${expires.slice(0, 10)}${soon ? '; renew it soon' : ''}\n`)
    }
    await terminal.out(`${counted(targets.length, 'file')} checked: the content is what was signed.\n`)
    if (waiting !== undefined)
      await terminal.out(
        `A change waits for signatures in ${new StagingFolder(place).path}:\n${unsignedInWords(waiting)}`,
      )
    return 0
  },
})

/** The files that lack signatures of a release that waits beside a channel's folder; undefined if none waits. */
async function waitingBeside(place: string, now: number): Promise<readonly UnsignedFile[] | undefined> {
  const staged = new StagingFolder(place).read()
  const current = new ChannelFolder(place).read()
  if (staged === undefined || current === undefined) return undefined
  return must(await cosign(current, staged, [], now)).unsigned
}

async function firstRoot(base: string, download: Download): Promise<Bytes> {
  return must(
    await download(metadataUrl(folderUrl(base, 'metadata'), 'root', 1), { maxBytes: TUF_LIMITS.rootBytes }),
  )
}

function readRoot(file: string): Bytes {
  try {
    return new Uint8Array(readFileSync(file))
  } catch {
    throw new CommandError(`${file}: there is no such file.`)
  }
}

function folderUrl(base: string, folder: string): string {
  return `${base}/${folder}`
}
