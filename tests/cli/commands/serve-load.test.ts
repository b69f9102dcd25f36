import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs'
import { type ClientRequest, get } from 'node:http'
import { connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it, vi } from 'vitest'
import { servePack } from '../../../cli/commands/serve.ts'
import { main } from '../../../cli/main.ts'
import { recordingTerminal } from '../terminal.ts'

/** How often a pack was read, how many readings are going on and were at most; and what they wait for. */
const readings = vi.hoisted(() => ({ all: 0, now: 0, most: 0, held: Promise.resolve() }))

vi.mock('../../../cli/packs/read-pack.ts', async (original) => {
  const real = await original<typeof import('../../../cli/packs/read-pack.ts')>()
  return {
    ...real,
    async readPack(path: string) {
      readings.all += 1
      readings.now += 1
      readings.most = Math.max(readings.most, readings.now)
      await new Promise((resolve) => setTimeout(resolve, 5))
      await readings.held
      readings.now -= 1
      return real.readPack(path)
    },
  }
})

const PACK = 'packs/venezuela-2017'
const folder = mkdtempSync(join(tmpdir(), 'footnote-serve-load-'))
afterAll(() => rmSync(folder, { recursive: true }))

/** Asks, and gives the status of the answer; undefined where the connection ended before one. */
function ask(address: string): Promise<number | undefined> {
  return new Promise((resolve) => {
    const request: ClientRequest = get(address, (response) => {
      resolve(response.statusCode)
      // Only the beginning is read, because the file has no end.
      response.once('data', () => request.destroy())
      response.on('error', () => {})
    })
    request.on('error', () => resolve(undefined))
  })
}

describe('footnote serve, asked by many at once', () => {
  it('reads the pack for one request after the other', async () => {
    const server = await servePack(PACK, 0)
    const paths = ['/', '/pack.footnote', '/style.css', '/nowhere']
    const asked = [...paths, ...paths, ...paths].map((path) => ask(server.origin + path))
    expect(await Promise.all(asked)).toEqual(expect.arrayContaining([200, 404]))
    await server.close()
    expect(readings).toMatchObject({ all: 12, now: 0, most: 1 })
  })

  it('reads nothing more once it is ended', async () => {
    const before = readings.all
    let letGo = () => {}
    readings.held = new Promise((resolve) => {
      letGo = resolve
    })
    const server = await servePack(PACK, 0)
    const asked = Array.from({ length: 40 }, () => ask(`${server.origin}/pack.footnote`))
    await expect.poll(() => readings.all).toBeGreaterThan(before)
    await server.close()
    expect(await Promise.all(asked)).toEqual(asked.map(() => undefined))
    // Client and server are one process here: the server learns of the end of a connection a turn later.
    await new Promise((resolve) => setTimeout(resolve))
    letGo()
    await expect.poll(() => readings.now).toBe(0)
    await new Promise((resolve) => setTimeout(resolve, 50))
    expect(readings.all - before).toBe(1)
  })

  it.skipIf(process.platform === 'win32')('ends at Ctrl+C, with connections open', async () => {
    const served = spawn(process.execPath, ['cli/footnote.mjs', 'serve', PACK, '--port', '0', '--json'])
    const ended = once(served, 'exit')
    const [ready] = await once(served.stdout, 'data')
    const { origin } = JSON.parse(String(ready))
    const idle = connect(Number(new URL(origin).port), '127.0.0.1', () => {
      idle.write('GET / HTTP/1.1\r\nHost: localhost\r\nX: ')
      served.kill('SIGINT')
    })
    idle.on('error', () => {})
    expect(await ended).toEqual([0, null])
  })

  it('ends at Ctrl+C as soon as it is ready', async () => {
    const terminal = recordingTerminal()
    terminal.out = async () => void process.emit('SIGINT')
    expect(await main(['serve', PACK, '--port', '0'], terminal)).toBe(0)
  })

  it('sends a file of a channel piece by piece, however large it is', async () => {
    mkdirSync(join(folder, 'targets'))
    const file = join(folder, 'targets', 'huge.footnote')
    writeFileSync(file, '')
    // More than Node reads at once; none of it is on the disk.
    truncateSync(file, 5_000_000_000)
    const server = await servePack(PACK, 0, folder)
    expect(await ask(`${server.origin}/channel/targets/huge.footnote`)).toBe(200)
    await server.close()
  })
})
