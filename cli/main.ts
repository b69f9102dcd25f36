import { readFileSync } from 'node:fs'
import { type Command, CommandError, type Terminal } from './command.ts'
import { printable, printableLines } from './printable.ts'
import { systemErrorText } from './system-error.ts'

type Verb = { readonly summary: string; load(): Promise<{ readonly command: Command }> }

/** The verbs in the order of the help. Each is a file in commands/, loaded only when it is called. */
const VERBS: Readonly<Record<string, Verb>> = {
  match: {
    summary: 'find the sentences of texts that state a claim of a pack',
    load: () => import('./commands/match.ts'),
  },
  keys: {
    summary: 'create, list, rotate and revoke the keys that sign a channel',
    load: () => import('./commands/keys.ts'),
  },
  publish: {
    summary: 'put a release of a pack into a channel, ready to upload',
    load: () => import('./commands/publish.ts'),
  },
  sign: {
    summary: 'add your signature to a release that waits for it',
    load: () => import('./commands/sign.ts'),
  },
  verify: {
    summary: 'check a channel and every file that it offers, as a reader would',
    load: () => import('./commands/verify.ts'),
  },
  'tuf-client': {
    summary: 'run the update client for the TUF conformance suite',
    load: () => import('./commands/tuf-client.ts'),
  },
  init: {
    summary: 'start a pack, with a first claim that passes lint and test',
    load: () => import('./commands/init.ts'),
  },
  add: {
    summary: 'add a claim to a pack, from a file or from options',
    load: () => import('./commands/add.ts'),
  },
  import: {
    summary: 'import claims into a pack, with a report',
    load: () => import('./commands/import.ts'),
  },
  export: {
    summary: 'export the claims of a pack: ClaimReview, annotations, CSV, Markdown',
    load: () => import('./commands/export.ts'),
  },
  lint: {
    summary: 'find problems in a pack, and say how to fix them',
    load: () => import('./commands/lint.ts'),
  },
  test: {
    summary: 'run the examples of a pack: those that must match and those that must not',
    load: () => import('./commands/test.ts'),
  },
  build: {
    summary: 'build the bundle of a pack: the same bytes from the same sources',
    load: () => import('./commands/build.ts'),
  },
  diff: {
    summary: 'show what an update of a pack changes for readers',
    load: () => import('./commands/diff.ts'),
  },
  stats: {
    summary: 'count what a pack is made of',
    load: () => import('./commands/stats.ts'),
  },
  report: {
    summary: 'make an HTML page with charts of a pack',
    load: () => import('./commands/report.ts'),
  },
  site: {
    summary: 'make the static site of a pack, with a page for each claim',
    load: () => import('./commands/site.ts'),
  },
  serve: {
    summary: 'try a pack in a browser, on this computer only',
    load: () => import('./commands/serve.ts'),
  },
}

/**
 * Runs the command line.
 *
 * @param args what was typed after `footnote`
 * @returns the exit code (docs/cli.md)
 */
export async function main(args: readonly string[], terminal: Terminal = processTerminal()): Promise<number> {
  const [name, ...rest] = args
  if (name === undefined || name === '--help' || name === '-h' || name === 'help') {
    await terminal.out(help())
    return name === undefined ? 2 : 0
  }
  if (name === '--version' || name === '-v') {
    await terminal.out(`${version()}\n`)
    return 0
  }
  const verb = Object.hasOwn(VERBS, name) ? VERBS[name] : undefined
  if (verb === undefined) {
    terminal.err(`footnote: there is no verb "${name}". Verbs: ${Object.keys(VERBS).join(', ')}\n`)
    return 2
  }
  try {
    const { command } = await verb.load()
    if (rest.includes('--help') || rest.includes('-h')) {
      await terminal.out(`${command.usage.trim()}\n`)
      return 0
    }
    return await command.run(rest, terminal)
  } catch (error) {
    if (isClosedPipe(error)) return 0
    const refused = systemErrorText(error)
    if (refused !== undefined) {
      terminal.err(`footnote ${name}: ${printable(refused)}\n`)
      return 1
    }
    if (!(error instanceof CommandError)) throw error
    // The message may quote a file, so its control characters must not reach the terminal.
    terminal.err(`footnote ${name}: ${printableLines(error.message)}\n`)
    if (error.exitCode === 2) terminal.err(`Try: footnote ${name} --help\n`)
    return error.exitCode
  }
}

function help(): string {
  const width = Math.max(...Object.keys(VERBS).map((name) => name.length))
  const lines = Object.entries(VERBS).map(([name, verb]) => `  ${name.padEnd(width)}  ${verb.summary}`)
  return [
    'footnote: known claims in news texts, with their status and sources',
    '',
    'Usage: footnote VERB [options] …',
    '',
    ...lines,
    '',
    '  footnote VERB --help   options of a verb',
    '  footnote --version     version of Footnote',
    '',
  ].join('\n')
}

function version(): string {
  return JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8')).version
}

/** Whether the reader of our output has closed it (`footnote match … | head`), which is not an error. */
function isClosedPipe(error: unknown): boolean {
  return (
    error instanceof Error &&
    'code' in error &&
    (error.code === 'EPIPE' || error.code === 'ERR_STREAM_DESTROYED')
  )
}

function processTerminal(): Terminal {
  // Without a listener a closed pipe would end the process with a stack trace; `out` reports it anyway.
  process.stdout.on('error', () => {})
  return {
    input: process.stdin,
    out: (text) =>
      new Promise((resolve, reject) => {
        process.stdout.write(text, (error) => (error ? reject(error) : resolve()))
      }),
    err: (text) => void process.stderr.write(text),
    outIsTerminal: process.stdout.isTTY === true,
    errIsTerminal: process.stderr.isTTY === true,
    columns: process.stdout.columns ?? 100,
  }
}
