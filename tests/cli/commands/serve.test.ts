import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { tmpdir } from 'node:os'
import { join, relative, sep } from 'node:path'
import { afterAll, beforeAll, describe, expect, it, onTestFinished } from 'vitest'
import { servePack } from '../../../cli/commands/serve.ts'

const folder = mkdtempSync(join(tmpdir(), 'footnote-serve-'))
const CHANNEL = join(folder, 'channel')

beforeAll(() => {
  mkdirSync(join(CHANNEL, 'metadata'), { recursive: true })
  writeFileSync(join(CHANNEL, 'metadata', 'timestamp.json'), '{}')
  writeFileSync(join(folder, 'secret'), 'a secret')
  mkdirSync(join(folder, 'channel-of-others'))
  writeFileSync(join(folder, 'channel-of-others', 'secret'), 'a secret')
  symlinkSync(join(folder, 'secret'), join(CHANNEL, 'link'))
})
afterAll(() => rmSync(folder, { recursive: true, force: true }))

/** The path as it is written: fetch would take the dots out. */
async function get(path: string, channel = CHANNEL, headers: Record<string, string> = {}) {
  const server = await servePack('packs/venezuela-2017', 0, channel)
  onTestFinished(() => server.close())
  const { port } = new URL(server.origin)
  return new Promise<{ status: number | undefined; policy: unknown; body: string }>((resolve, reject) => {
    request(
      { host: '127.0.0.1', port, path, headers: { host: `localhost:${port}`, ...headers } },
      (answer) => {
        let body = ''
        answer.setEncoding('utf8')
        answer.on('data', (text) => {
          body += text
        })
        answer.on('end', () =>
          resolve({
            status: answer.statusCode,
            policy: answer.headers['cross-origin-resource-policy'],
            body,
          }),
        )
      },
    )
      .on('error', reject)
      .end()
  })
}

describe('cli/commands/serve', () => {
  it.each([
    ['as it is', CHANNEL],
    ['with a slash at its end', CHANNEL + sep],
    ['from here', relative('.', CHANNEL)],
    ['with dots', `${CHANNEL}${sep}metadata${sep}..`],
  ])('serves a channel whose folder is written %s', async (_how, channel) => {
    expect(await get('/channel/metadata/timestamp.json', channel)).toMatchObject({ status: 200, body: '{}' })
  })

  it.each([
    '/channel/../secret',
    '/channel/%2e%2e/secret',
    '/channel/..%2fsecret',
    '/channel/%252e%252e%252fsecret',
    '/channel/..%2fchannel-of-others%2fsecret',
    '/channel//etc/hostname',
    '/channel/link',
    '/channel/',
    '/channel/%00',
  ])('gives nothing from outside of the channel: %s', async (path) => {
    expect(await get(path)).toMatchObject({ status: 404, body: 'There is no such page.' })
  })

  it('answers nobody who was led here by another name', async () => {
    expect(await get('/', CHANNEL, { host: 'evil.example' })).toMatchObject({ status: 404 })
    expect(await get('/', CHANNEL, { host: 'localhost.evil.example' })).toMatchObject({ status: 404 })
  })

  it('lets no other site run the claims as a script of its own', async () => {
    expect(await get('/search-data.js')).toMatchObject({ status: 200, policy: 'same-origin' })
  })
})
