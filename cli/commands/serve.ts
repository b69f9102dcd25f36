import { realpathSync, statSync } from 'node:fs'
import { open } from 'node:fs/promises'
import { createServer, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { extname, join, sep } from 'node:path'
import { pipeline } from 'node:stream/promises'
import { writeBundle } from '../../claims/packs/publisher/write-bundle.ts'
import { type Command, CommandError, readArguments } from '../command.ts'
import { onlyPack, readPack } from '../packs/read-pack.ts'
import { jsonLine } from '../printable.ts'
import { progressOn } from '../progress.ts'
import { loadRenderer } from '../site/load-renderer.ts'
import type { SiteRenderer } from '../site/site.ts'

const usage = `
footnote serve: try a pack in a browser, on this computer only

Usage: footnote serve PACK [--port PORT] [--channel FOLDER] [--json]

  PACK              a pack's folder or bundle; read again for each request, so that edits show at once
  --port PORT       default: 8017; 0 takes any free port
  --channel FOLDER  a channel of "footnote publish", served below /channel/; the site gets a button that
                    subscribes to it
  --json            print one JSON object when ready: origin

/ is the pack's site and /pack.footnote its bundle. Ctrl+C ends it.
`

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.xml': 'application/atom+xml; charset=utf-8',
  '.json': 'application/json',
}

/**
 * Other sites may neither load these files (any page could name the script `search-data.js`) nor show them in
 * a frame.
 */
const HEADERS = {
  'cache-control': 'no-store',
  'content-security-policy': "frame-ancestors 'none'",
  'cross-origin-resource-policy': 'same-origin',
  'x-content-type-options': 'nosniff',
}

export const command: Command = {
  usage,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      port: { type: 'string', default: '8017' },
      channel: { type: 'string' },
      json: { type: 'boolean', default: false },
    })
    const port = Number(values.port)
    if (!/^\d+$/.test(values.port) || port > 65_535)
      throw new CommandError('--port must be a number from 0 to 65535.', 2)
    const path = onlyPack(positionals)
    if (
      values.channel !== undefined &&
      statSync(values.channel, { throwIfNoEntry: false })?.isDirectory() !== true
    )
      throw new CommandError(`--channel ${values.channel}: there is no such folder.`)
    await readPack(path, progressOn(terminal))
    const server = await servePack(path, port, values.channel)
    // Before the message, because a program that waits for the message may send the signal at once.
    const ended = new Promise<void>((resolve) => process.once('SIGINT', resolve))
    await terminal.out(
      values.json ? jsonLine({ origin: server.origin }) : `${path} at ${server.origin}/ (Ctrl+C ends it)\n`,
    )
    await ended
    await server.close()
    return 0
  },
}

/**
 * Serves a pack on the loopback address only.
 *
 * @param channel folder of a channel that is served too
 */
export async function servePack(pack: string, port: number, channel?: string) {
  const fromPack = packAnswers(pack, channel !== undefined, await loadRenderer())
  const server = createServer(async (request, response) => {
    try {
      // With DNS rebinding, a page of another site sends requests here under its own host name.
      const host = request.headers.host ?? ''
      if (!/^(?:localhost|127\.0\.0\.1)(?::\d+)?$/.test(host)) throw new Error('another host')
      const name = decodeURIComponent(new URL(request.url ?? '/', 'http://localhost').pathname)
      if (channel !== undefined && name.startsWith('/channel/')) {
        await sendFile(channelFile(channel, name.slice('/channel/'.length)), name, response)
        return
      }
      const gone = new AbortController()
      response.once('close', () => gone.abort())
      const { body, type } = await fromPack(name, host, gone.signal)
      response.writeHead(200, { ...HEADERS, 'content-type': type })
      response.end(body)
    } catch (error) {
      if (response.headersSent) return void response.destroy()
      const missing = !(error instanceof CommandError)
      response.writeHead(missing ? 404 : 500, {
        ...HEADERS,
        'content-type': 'text/plain; charset=utf-8',
      })
      response.end(missing ? 'There is no such page.' : error.message)
    }
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', (error) => {
      const taken = 'code' in error && error.code === 'EADDRINUSE'
      reject(
        new CommandError(
          taken
            ? `port ${port} is in use; choose another with --port, or 0 for any.`
            : `port ${port}: ${error.message}.`,
        ),
      )
    })
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise<void>((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}

/** Sends a file in pieces, because files may be large and readers slow. */
async function sendFile(path: string, name: string, response: ServerResponse): Promise<void> {
  // Never as HTML: it would run on localhost, whose cookies all servers of this computer share.
  const type = name.endsWith('.json') ? 'application/json' : 'application/octet-stream'
  const file = await open(path)
  try {
    response.writeHead(200, { ...HEADERS, 'content-type': type })
    await pipeline(file.createReadStream({ autoClose: false }), response)
  } finally {
    await file.close()
  }
}

/**
 * Answers requests for pages and the bundle one after the other, because reading a large pack takes seconds
 * and much memory. Requests that were cancelled while they waited are skipped.
 */
function packAnswers(path: string, hasChannel: boolean, { sitePages }: SiteRenderer) {
  let turn: Promise<unknown> = Promise.resolve()
  let bundle: Buffer | undefined

  async function answer(
    name: string,
    host: string,
    signal: AbortSignal,
  ): Promise<{ body: string | Uint8Array; type: string }> {
    signal.throwIfAborted()
    const type =
      TYPES[extname(name)] ?? (name.endsWith('/') ? 'text/html; charset=utf-8' : 'application/octet-stream')
    const pack = await readPack(path)
    signal.throwIfAborted()
    if (name === '/pack.footnote') {
      const built = await writeBundle(pack, { signal })
      if (!built.ok) throw new CommandError(built.error.message)
      // Readers that are still downloading share the same bytes.
      if (!bundle?.equals(built.value)) bundle = Buffer.from(built.value)
      return { body: bundle, type }
    }
    const wanted = name === '/' ? 'index.html' : name.slice(1)
    // The address has the pack's id, because the channel may have other packs.
    const button = hasChannel ? { channel: `http://${host}/channel/#${pack.manifest.id}` } : {}
    for (const file of sitePages(pack, { url: 'https://localhost.example/', ...button }))
      if (file.name === wanted) return { body: file.text, type }
    throw new Error('missing')
  }

  return (name: string, host: string, signal: AbortSignal) => {
    const answered = turn.then(() => answer(name, host, signal))
    turn = answered.catch(() => {})
    return answered
  }
}

/** The real path of a file in the channel. @throws for a name or a link that leads out of the channel */
function channelFile(channel: string, name: string): string {
  const folder = realpathSync(channel)
  const file = realpathSync(join(folder, name))
  if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep) || !statSync(file).isFile())
    throw new Error('outside')
  return file
}
