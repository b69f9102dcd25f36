/** Serves given pages on a free port of the loopback address, for the demo, the tests and the benches. */
import { readFile } from 'node:fs/promises'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

export type PageServer = {
  /** `http://localhost:PORT`, without a slash at the end. */
  readonly origin: string
  close(): Promise<void>
}

/** A page: its HTML, which may never end, or the path of its file. */
export type ServedPage = { readonly html: string; readonly ends?: false } | { readonly file: string }

/**
 * @param pages by path (`/article`); read at each request, so that a test may change them
 * @param port a fixed port, or 0 for any free one
 */
export async function servePages(
  pages: ReadonlyMap<string, ServedPage> | Readonly<Record<string, ServedPage>>,
  port = 0,
): Promise<PageServer> {
  const byPath = pages instanceof Map ? pages : new Map(Object.entries(pages))
  const server = createServer(async (request, response) => {
    const page = byPath.get(new URL(request.url ?? '/', 'http://localhost').pathname)
    if (page === undefined) {
      response.writeHead(404, { 'content-type': 'text/plain; charset=utf-8' }).end('There is no such page.')
      return
    }
    response.setHeader('content-type', 'text/html; charset=utf-8')
    response.setHeader('cache-control', 'no-store')
    if ('html' in page && page.ends === false) {
      response.write(page.html)
      return
    }
    response.end('html' in page ? page.html : await readFile(page.file))
  })
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  return {
    origin: `http://localhost:${(server.address() as AddressInfo).port}`,
    close: () =>
      new Promise((resolve) => {
        server.closeAllConnections()
        server.close(() => resolve())
      }),
  }
}
