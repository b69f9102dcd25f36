import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { servePack } from '../../../cli/commands/serve.ts'

const PACK = 'packs/venezuela-2017'
const folder = mkdtempSync(join(tmpdir(), 'footnote-serve-'))
const channel = join(folder, 'inner', 'channel')
mkdirSync(join(channel, 'metadata'), { recursive: true })
writeFileSync(join(channel, 'metadata', 'timestamp.json'), '{}')
writeFileSync(join(channel, 'page.html'), '<script>document.cookie</script>')
writeFileSync(join(folder, 'secret.json'), 'secret')
mkdirSync(join(folder, 'inner', 'channel.staged'))
writeFileSync(join(folder, 'inner', 'channel.staged', 'waits.json'), 'secret')
symlinkSync(join(folder, 'secret.json'), join(channel, 'link.json'))
symlinkSync(folder, join(channel, 'up'))
afterAll(() => rmSync(folder, { recursive: true }))

type Answer = { status: number; headers: Readonly<Record<string, unknown>>; body: string }

/** A request for exactly this path, which fetch and URL would normalise. */
async function get(channelFolder: string, ...paths: string[]): Promise<Answer[]> {
  return getFrom(undefined, channelFolder, ...paths)
}

/** @param host the host name that the browser sends; this computer by default */
async function getFrom(
  host: string | undefined,
  channelFolder: string,
  ...paths: string[]
): Promise<Answer[]> {
  const server = await servePack(PACK, 0, channelFolder)
  try {
    return await Promise.all(
      paths.map(
        (path) =>
          new Promise<Answer>((resolve, reject) => {
            request(
              {
                host: '127.0.0.1',
                port: new URL(server.origin).port,
                path,
                ...(host === undefined ? {} : { headers: { host } }),
              },
              (response) => {
                let body = ''
                response.setEncoding('utf8')
                response.on('data', (text) => {
                  body += text
                })
                response.on('end', () =>
                  resolve({ status: response.statusCode ?? 0, headers: response.headers, body }),
                )
              },
            )
              .on('error', reject)
              .end()
          }),
      ),
    )
  } finally {
    await server.close()
  }
}

/** The folder as typed in another working folder. */
const typed = (path: string) => relative(process.cwd(), path)

describe('footnote serve', () => {
  it.each([
    ['whole', channel],
    ['with a slash', `${channel}/`],
    ['from here', typed(channel)],
  ])('serves the files of a channel in a folder named %s', async (_, named) => {
    const [answer] = await get(named, '/channel/metadata/timestamp.json')
    expect(answer).toMatchObject({ status: 200, body: '{}' })
  })

  it.each(
    [
      ['whole', channel],
      ['from here', typed(channel)],
      // Of "..", any number of further ".." would begin with it.
      ['as a folder above this one', typed(dirname(process.cwd()))],
      // Unless that one has the folder of temporary files in it.
    ].filter(([, named = '']) => !folder.startsWith(resolve(named) + sep)),
  )('serves nothing outside a channel named %s', async (_, named) => {
    const deep = '..%2f'.repeat(30)
    const answers = await get(
      named,
      `/channel/${deep}${channel.slice(1).replace('inner/channel', 'secret.json')}`,
      '/channel/..%2f..%2fsecret.json',
      '/channel/%2e%2e/%2e%2e/secret.json',
      '/channel/..%252f..%252fsecret.json',
      '/channel/..\\..\\secret.json',
      '/channel/..%2fchannel.staged%2fwaits.json',
      '/channel/link.json',
      '/channel/up/secret.json',
      '/channel/metadata%00.json',
      '/channel/',
    )
    expect(answers.map(({ status, body }) => [status, body.includes('secret')])).toEqual(
      answers.map(() => [404, false]),
    )
  })

  it.each(['evil.example', 'localhost.evil.example'])(
    'refuses requests with the host name %s',
    async (host) => {
      expect(await getFrom(host, channel, '/')).toMatchObject([{ status: 404 }])
    },
  )

  it('lets no other site load or frame its files, and sends no file of a channel as a page', async () => {
    const answers = await get(channel, '/', '/search-data.js', '/channel/page.html', '/nowhere')
    for (const { headers } of answers)
      expect(headers).toMatchObject({
        'content-security-policy': "frame-ancestors 'none'",
        'cross-origin-resource-policy': 'same-origin',
        'x-content-type-options': 'nosniff',
      })
    expect(answers[2]).toMatchObject({
      status: 200,
      headers: { 'content-type': 'application/octet-stream' },
    })
  })
})
