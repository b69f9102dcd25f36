import { createHash } from 'node:crypto'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { channelDownload } from '../../claims/packs/reader/channel.ts'
import { TufClient } from '../../claims/packs/reader/tuf/client.ts'
import type { TufFault } from '../../claims/packs/reader/tuf/fault.ts'
import { percentEncode } from '../../claims/packs/reader/tuf/names.ts'
import type { Result } from '../../claims/result.ts'
import { type Command, CommandError, readArguments, type Terminal } from '../command.ts'
import { metadataFolder, readIfThere, writeWhole } from '../metadata-folder.ts'

const OPTIONS = {
  'metadata-dir': { type: 'string' },
  'metadata-url': { type: 'string' },
  'target-name': { type: 'string', multiple: true },
  'target-base-url': { type: 'string' },
  'target-dir': { type: 'string' },
} as const

/** Longest file name of common file systems in bytes; the encoded names are ASCII. */
const MAX_FILE_NAME = 255

/**
 * The readers' TUF client behind the protocol of the public conformance suite for TUF clients.
 */
export const command: Command = {
  usage: `
Usage: footnote tuf-client --metadata-dir DIR init TRUSTED_ROOT
       footnote tuf-client --metadata-dir DIR --metadata-url URL refresh
       footnote tuf-client --metadata-dir DIR --metadata-url URL --target-name PATH …
                           --target-base-url URL --target-dir DIR download

Speaks the protocol of the public tuf-conformance suite.

  init      use TRUSTED_ROOT as the first root.json; makes no request
  refresh   update the trusted metadata in --metadata-dir
  download  refresh, then download each --target-name, in order, into --target-dir; a file that
            already exists with the right hash is not downloaded again

Exit code: 0 if all of it succeeded, 1 otherwise.
`,
  async run(args, terminal) {
    try {
      return await run(args, terminal)
    } catch (error) {
      // The protocol only has the exit codes 0 and 1.
      if (error instanceof CommandError) throw new CommandError(error.message)
      throw error
    }
  },
}

async function run(args: readonly string[], terminal: Terminal): Promise<number> {
  const { values, positionals } = readArguments(joined(args), OPTIONS)
  const folder = needed(values['metadata-dir'], '--metadata-dir')
  const [verb, ...rest] = positionals
  if (verb === 'init') return init(folder, needed(rest[0], 'TRUSTED_ROOT'))
  if ((verb !== 'refresh' && verb !== 'download') || rest.length > 0)
    throw new CommandError('Say what to do: init TRUSTED_ROOT, refresh or download.')

  const client = new TufClient({
    metadataUrl: needed(values['metadata-url'], '--metadata-url'),
    storage: metadataFolder(folder),
    download: channelDownload({ fetch, allowPlainHttp: true }),
    now: Date.now(),
  })
  if (verb === 'refresh') {
    expect(await client.refresh())
    await terminal.out(`The metadata in ${folder} is up to date.\n`)
    return 0
  }
  const baseUrl = needed(values['target-base-url'], '--target-base-url')
  const targetFolder = needed(values['target-dir'], '--target-dir')
  const names = values['target-name'] ?? []
  if (names.length === 0) throw new CommandError('--target-name is missing.')
  for (const name of names) await terminal.out(await download(client, name, baseUrl, targetFolder))
  return 0
}

async function init(folder: string, trustedRoot: string): Promise<number> {
  let bytes: Uint8Array
  try {
    bytes = await readFile(trustedRoot)
  } catch (error) {
    throw new CommandError(
      `${trustedRoot} could not be read: ${error instanceof Error ? error.message : error}`,
    )
  }
  await writeWhole(join(folder, 'root.json'), bytes)
  return 0
}

/** Downloads a target. @returns a line that reports it */
async function download(client: TufClient, name: string, baseUrl: string, folder: string): Promise<string> {
  const target = expect(await client.find(name))
  if (target === undefined) throw new CommandError(`The channel has no target ${JSON.stringify(name)}.`)
  const path = join(folder, fileName(name))
  const present = await readIfThere(path)
  if (present !== undefined && (await client.matches(target, present))) return `${path} is up to date.\n`
  await writeWhole(path, expect(await client.fetch(target, baseUrl)))
  return `${path} was fetched.\n`
}

/** The name of the file for a target path: unique, and never outside the folder. */
function fileName(path: string): string {
  const encoded = percentEncode(path)
  if (/^\.*$/.test(encoded)) return encoded === '' ? '%' : encoded.replaceAll('.', '%2E')
  // Leaves room for ".part" and the process id.
  if (encoded.length <= MAX_FILE_NAME - 20) return encoded
  return `${encoded.slice(0, 100)}-${createHash('sha256').update(path).digest('hex')}`
}

/** Joins options and their values, because parseArgs refuses a separate value that starts with "-". */
function joined(args: readonly string[]): string[] {
  const result: string[] = []
  for (let at = 0; at < args.length; at += 1) {
    const arg = args[at] as string
    const value = args[at + 1]
    if (arg.startsWith('--') && Object.hasOwn(OPTIONS, arg.slice(2)) && value !== undefined) {
      result.push(`${arg}=${value}`)
      at += 1
    } else result.push(arg)
  }
  return result
}

function needed(value: string | undefined, name: string): string {
  if (value === undefined || value === '') throw new CommandError(`${name} is missing.`)
  return value
}

function expect<T>(result: Result<T, TufFault>): T {
  if (result.ok) return result.value
  throw new CommandError(`${result.error.message} (${result.error.code})`)
}
