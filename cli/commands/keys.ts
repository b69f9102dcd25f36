import { existsSync } from 'node:fs'
import type { ChannelMetadata, NewFiles } from '../../claims/packs/publisher/tuf/channel-metadata.ts'
import { stage } from '../../claims/packs/publisher/tuf/cosigning.ts'
import { renew } from '../../claims/packs/publisher/tuf/release.ts'
import { nextRoot, type RootChange } from '../../claims/packs/publisher/tuf/root.ts'
import { fingerprintOf, type SigningKey } from '../../claims/packs/publisher/tuf/signing.ts'
import { readMetadata } from '../../claims/packs/reader/tuf/metadata.ts'
import {
  isTopLevelRole,
  type RootRecord,
  TOP_LEVEL_ROLES,
  type TopLevelRole,
} from '../../claims/packs/reader/tuf/records.ts'
import { ChannelFolder } from '../channel/channel-folder.ts'
import {
  type KeptKey,
  listKeys,
  type NewKey,
  newKey,
  openKeys,
  readPublicHalf,
} from '../channel/key-folder.ts'
import { channelCommand, isShort, must } from '../channel/must.ts'
import { PASSPHRASE_HELP, readPassphrase } from '../channel/passphrase.ts'
import { refuseWhileWaiting, StagingFolder, unsignedAsJson, unsignedInWords } from '../channel/staging.ts'
import { type Command, CommandError, readArguments, type Terminal } from '../command.ts'
import { eitherOf } from '../counted.ts'
import { jsonLine } from '../printable.ts'
import { systemErrorText } from '../system-error.ts'

const usage = `
footnote keys: manage the keys that sign a channel

Usage: footnote keys create --keys DIR [--name NAME] [--channel DIR [--role ROLE …]]
       footnote keys add FILE.pub.json --keys DIR --channel DIR [--role ROLE …]
       footnote keys list --keys DIR [--channel DIR]
       footnote keys rotate KEY --keys DIR --channel DIR [--role ROLE …] [--name NAME]
       footnote keys threshold ROLE NUMBER --keys DIR --channel DIR
       footnote keys revoke KEY --keys DIR --channel DIR [--role ROLE …]
       footnote keys renew --keys DIR --channel DIR

  create      make an Ed25519 key; with --channel it may sign the channel from now on
  add         let somebody else's key sign; FILE is the public half that their "create" made
  list        list the keys, what they may sign, and until when
  rotate      replace KEY by a new key
  threshold   set how many keys must sign a role
  revoke      take away the right of KEY to sign
  renew       sign again everything that would soon expire

  --keys DIR      the folder of the private keys; keep it off the web server
  --channel DIR   the channel's folder, as "footnote publish" writes it
  --role ROLE     ${eitherOf(TOP_LEVEL_ROLES)}; default: all of them
  --json          print or report as JSON

  A change that others must sign too waits in CHANNEL.staged until "footnote sign" has completed it.
  KEY is a key's name, its id, or at least the first 8 digits of its id.
  ${PASSPHRASE_HELP.replace('\n', '\n  ')}
`

const OPTIONS = {
  keys: { type: 'string' },
  channel: { type: 'string' },
  name: { type: 'string' },
  role: { type: 'string', multiple: true },
  'passphrase-file': { type: 'string' },
  json: { type: 'boolean', default: false },
} as const
type Values = ReturnType<typeof readArguments<typeof OPTIONS>>['values']

/** How many arguments each action takes. */
const ARGUMENTS: Readonly<Record<string, number>> = {
  create: 0,
  add: 1,
  list: 0,
  rotate: 1,
  threshold: 2,
  revoke: 1,
  renew: 0,
}

export const command: Command = channelCommand({
  usage,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, OPTIONS)
    const [verb, ...words] = positionals
    const folder = values.keys
    if (folder === undefined) throw new CommandError('--keys DIR is missing.', 2)
    if (verb === undefined || !Object.hasOwn(ARGUMENTS, verb))
      throw new CommandError(`Say what to do: ${eitherOf(Object.keys(ARGUMENTS))}.`, 2)
    if (words.length !== ARGUMENTS[verb])
      throw new CommandError(`"keys ${verb}" has too few or too many arguments.`, 2)
    if (verb !== 'list' && values.channel !== undefined) refuseWhileWaiting(values.channel)
    if (verb === 'list') return list(folder, values, terminal)
    if (verb === 'create') return create(folder, values, terminal)
    return change(verb, words, folder, values, terminal)
  },
})

/** Prints each step at once, or with --json everything as one object at the end. */
function reporter({ json }: Values, terminal: Terminal) {
  const facts: object = {}
  const say = async (fact: object, words: string): Promise<void> => {
    if (json) Object.assign(facts, fact)
    else await terminal.out(words)
  }
  return {
    say,
    async sayKey({ keyid, record }: Pick<SigningKey, 'keyid' | 'record'>): Promise<void> {
      const fingerprint = await fingerprintOf(record)
      await say({ keyid, fingerprint }, `Key ${keyid}\nfingerprint ${fingerprint}\n`)
    },
    async end(): Promise<number> {
      if (json) await terminal.out(jsonLine(facts))
      return 0
    },
  }
}
type Reporter = ReturnType<typeof reporter>

async function create(folder: string, values: Values, terminal: Terminal): Promise<number> {
  const passphrase = await readPassphrase(values['passphrase-file'], true)
  // Opened first, so that a wrong passphrase does not leave a key that belongs to no channel.
  const channel = values.channel === undefined ? undefined : openChannel(values.channel)
  const earlier = channel === undefined ? [] : await openKeys(folder, await listKeys(folder), passphrase)
  const made = await newKey(folder, values.name, passphrase)
  const report = reporter(values, terminal)
  if (channel === undefined) {
    made.save()
    await report.sayKey(made.key)
  } else
    await apply(
      channel,
      rolesOf(values).map((role) => ({ kind: 'add', role, key: made.key })),
      [...earlier, made.key],
      report,
      made,
    )
  return report.end()
}

async function change(
  verb: string,
  words: readonly string[],
  folder: string,
  values: Values,
  terminal: Terminal,
): Promise<number> {
  if (values.channel === undefined) throw new CommandError('--channel DIR is missing.', 2)
  const report = reporter(values, terminal)
  const channel = openChannel(values.channel)
  const kept = await listKeys(folder)
  const roles = rolesOf(values)
  let changes: RootChange[] = []
  if (verb === 'threshold') {
    const [role = '', number = ''] = words
    if (!isTopLevelRole(role))
      throw new CommandError(`"${role}" is not a role; use ${eitherOf(TOP_LEVEL_ROLES)}.`, 2)
    if (!/^[1-9]\d{0,2}$/.test(number))
      throw new CommandError(`"${number}" is not a whole number of 1 or more.`, 2)
    changes = [{ kind: 'threshold', role, threshold: Number(number) }]
  }
  const keyid = verb === 'rotate' || verb === 'revoke' ? findKey(words[0] ?? '', kept, channel.root) : ''
  if (verb === 'add') {
    const key = await readPublicHalf(words[0] ?? '')
    await report.sayKey(key)
    changes = roles.map((role) => ({ kind: 'add', role, key }))
  }
  const passphrase = await readPassphrase(values['passphrase-file'], verb === 'rotate')
  // Keys of other channels may have another passphrase, so they are not opened.
  const used = kept.filter((key) => Object.hasOwn(channel.root.keys, key.keyid))
  const keys = await openKeys(folder, used, passphrase)
  let made: NewKey | undefined
  if (verb === 'rotate') {
    made = await newKey(folder, values.name, passphrase)
    const { key } = made
    keys.push(key)
    changes = roles
      .filter((role) => channel.root.roles[role].keyids.includes(keyid))
      .flatMap((role): RootChange[] => [
        { kind: 'add', role, key },
        { kind: 'remove', role, keyid },
      ])
  }
  if (verb === 'revoke') changes = roles.map((role) => ({ kind: 'remove', role, keyid }))
  await apply(channel, changes, keys, report, made)
  return report.end()
}

type OpenChannel = {
  readonly folder: ChannelFolder
  readonly metadata: ChannelMetadata
  readonly root: RootRecord
}

function openChannel(path: string): OpenChannel {
  const folder = new ChannelFolder(path)
  const metadata = folder.read()
  if (metadata === undefined)
    throw new CommandError(`${path} is not a channel yet; "footnote publish" makes one.`)
  return { folder, metadata, root: readMetadata(metadata.root, 'root', 'root.json').record }
}

/**
 * Makes the next root, and signs again the files that its remaining keys have not signed. All files are
 * made before the first is written. They are written in an order in which an interruption does no harm:
 * first a new key, because a root that trusts a lost key would end the channel; then the root, because
 * readers need it to trust the other files; then those files.
 *
 * @param made the new key, if the changes add one that is kept in this folder
 */
async function apply(
  { folder, metadata }: OpenChannel,
  changes: readonly RootChange[],
  keys: readonly SigningKey[],
  report: Reporter,
  made?: NewKey,
): Promise<void> {
  const now = Date.now()
  const next = await nextRoot(metadata.root, changes, keys, now)
  const renewed =
    next.ok && metadata.targets !== undefined
      ? await renew({ ...metadata, root: next.value }, keys, now)
      : undefined
  if (isShort(next) || (renewed !== undefined && isShort(renewed))) {
    const state = must(await stage(metadata, { root: changes }, keys, now))
    if (state.added === 0) throw new CommandError('None of your keys may sign this.')
    const staging = new StagingFolder(folder.path)
    const existed = existsSync(staging.path)
    made?.save()
    try {
      await staging.settle(state)
    } catch (error) {
      if (!existed) staging.discard()
      made?.remove()
      throw error
    }
    if (made !== undefined) await report.sayKey(made.key)
    await report.say(
      { published: false, waiting: unsignedAsJson(state.unsigned) },
      `The change waits for other signatures.\n${unsignedInWords(state.unsigned)}Send ${staging.path} to the other signers.\n`,
    )
    return
  }
  const root = must(next)
  const files: NewFiles = renewed === undefined ? new Map() : must(renewed)
  made?.save()
  try {
    await folder.writeRoot(root)
  } catch (error) {
    made?.remove()
    throw error
  }
  const { version, expires } = readMetadata(root, 'root', 'root.json').record
  try {
    await folder.write(files)
  } catch (error) {
    const refused = systemErrorText(error)
    if (refused === undefined) throw error
    throw new CommandError(
      `${refused} ${version}.root.json is written, but the files that must be signed again are not. Run "footnote keys renew" to continue, and do not upload the folder before.`,
    )
  }
  if (made !== undefined) await report.sayKey(made.key)
  await report.say(
    { published: true, root: { version, expires }, waiting: [] },
    `The channel's root is now version ${version}, valid until ${expires.slice(0, 10)}. Upload the folder.\n`,
  )
}

function findKey(word: string, kept: readonly KeptKey[], root: RootRecord): string {
  const named = kept.find(({ name }) => name === word)?.keyid
  const found = Object.keys(root.keys).filter(
    (keyid) => keyid === named || keyid === word || (word.length >= 8 && keyid.startsWith(word)),
  )
  if (found.length === 1) return found[0] as string
  throw new CommandError(
    found.length === 0
      ? `No key of the channel is called "${word}".`
      : `"${word}" matches ${found.length} keys of the channel.`,
  )
}

async function list(folder: string, values: Values, terminal: Terminal): Promise<number> {
  const kept = await listKeys(folder)
  const root = values.channel === undefined ? undefined : openChannel(values.channel).root
  const records = new Map([
    ...Object.entries(root?.keys ?? {}),
    ...kept.map(({ keyid, record }) => [keyid, record] as const),
  ])
  const rows = await Promise.all(
    [...records].map(async ([keyid, record]) => ({
      keyid,
      name: kept.find((key) => key.keyid === keyid)?.name ?? null,
      fingerprint: await fingerprintOf(record),
      roles: TOP_LEVEL_ROLES.filter((role) => root?.roles[role].keyids.includes(keyid)),
    })),
  )
  if (values.json) {
    const thresholds =
      root && Object.fromEntries(TOP_LEVEL_ROLES.map((role) => [role, root.roles[role].threshold]))
    const about = root && { root: { version: root.version, expires: root.expires, thresholds } }
    await terminal.out(jsonLine({ keys: rows, ...about }))
    return 0
  }
  for (const { keyid, name, fingerprint, roles } of rows)
    await terminal.out(
      `${name ?? '(elsewhere)'}  ${keyid.slice(0, 16)}  ${fingerprint}  ${roles.join(', ') || '-'}\n`,
    )
  if (root !== undefined) {
    for (const role of TOP_LEVEL_ROLES)
      await terminal.out(
        `${role}: ${root.roles[role].threshold} of ${root.roles[role].keyids.length} keys must sign\n`,
      )
    await terminal.out(`root version ${root.version}, valid until ${root.expires.slice(0, 10)}\n`)
  }
  return 0
}

function rolesOf(values: Values): readonly TopLevelRole[] {
  return (values.role ?? TOP_LEVEL_ROLES).map((role) => {
    if (isTopLevelRole(role)) return role
    throw new CommandError(`"${role}" is not a role; use ${eitherOf(TOP_LEVEL_ROLES)}.`, 2)
  })
}
