/** A channel on a local server, written by claims/packs/tuf/repository. */
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import type { Bytes } from '../../claims/packs/reader/tuf/bytes.ts'
import type { Claim } from '../../claims/records/claim.ts'
import { channelFiles } from './channel-files.ts'
import type { aManifest } from './records.ts'

export type ServedChannel = {
  /** The channel's address. */
  readonly url: string
  /** Paths that were asked for since the last look. */
  asked(): string[]
  /**
   * Puts a release in, with a patch from the release before.
   *
   * @param at when its metadata are signed, ms since 1970
   */
  publish(claims: readonly Claim[], changes?: Parameters<typeof aManifest>[0], at?: number): Promise<void>
  /** Answers no target from now on, until what it gives is called. */
  hold(): () => void
  /** Answers this path with this from now on; undefined with 404. */
  put(path: string, bytes: Bytes | undefined): void
  /** Files by path, to spoil them. */
  readonly files: ReadonlyMap<string, Bytes>
  close(): Promise<void>
}

export async function serveChannel(now = Date.now()): Promise<ServedChannel> {
  const { files, publish } = await channelFiles(now)
  let asked: string[] = []
  let held: Promise<void> | undefined
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/'
    asked.push(path)
    if (path.startsWith('/targets/')) await held
    const bytes = files.get(path)
    response.writeHead(bytes === undefined ? 404 : 200)
    response.end(bytes)
  })
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
  return {
    url: `http://localhost:${(server.address() as AddressInfo).port}/`,
    files,
    asked() {
      const seen = asked
      asked = []
      return seen
    },
    hold() {
      let letGo = () => {}
      held = new Promise((resolve) => {
        letGo = resolve
      })
      return () => {
        held = undefined
        letGo()
      }
    },
    publish,
    put(path, bytes) {
      if (bytes === undefined) files.delete(path)
      else files.set(path, bytes)
    },
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
