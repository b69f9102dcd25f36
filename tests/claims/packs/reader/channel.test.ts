import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { brotliCompressSync, constants } from 'node:zlib'
import { describe, expect, it, onTestFinished, vi } from 'vitest'
import { channelDownload, IDLE_MS, retryAfter, TOTAL_MS } from '../../../../claims/packs/reader/channel.ts'
import { TufClient } from '../../../../claims/packs/reader/tuf/client.ts'
import { memoryStorage } from '../../../../claims/packs/reader/tuf/storage.ts'
import { NEVER, PATIENT, TRIES } from '../../../support/channel-faults.ts'
import { measured, rounds } from '../../../support/torture.ts'
import { TufSimulator } from '../../../support/tuf-simulator.ts'

/** Tries of each fault in place of each file, of which there are up to five. */
const ROUNDS = rounds(1, 4)

async function reader() {
  const repo = new TufSimulator()
  repo.addTarget('targets', 'pack', 'first release')
  repo.publish('targets', 'snapshot', 'timestamp')
  const { metadataUrl, targetsUrl } = await repo.start()
  onTestFinished(() => repo.stop())
  const storage = memoryStorage([['root.json', new Uint8Array(repo.file('root', 1) as Buffer)]])
  return {
    repo,
    storage,
    metadataUrl,
    async update(limits = PATIENT) {
      const client = new TufClient({
        metadataUrl,
        storage,
        download: channelDownload({ fetch, ...limits }),
        now: Date.now(),
      })
      const target = await client.find('pack')
      if (!target.ok) return target.error
      if (target.value === undefined) return undefined
      const bytes = await client.fetch(target.value, targetsUrl)
      return bytes.ok ? new TextDecoder().decode(bytes.value) : bytes.error
    },
  }
}

/** Time that passes only when the test says so, for {@link channelDownload} too. */
function useFakeTimers(): void {
  vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
  onTestFinished(() => void vi.useRealTimers())
}

const answerAfter = (ms: number) => async () => {
  await new Promise((resolve) => setTimeout(resolve, ms))
  return new Response('x')
}

const startThenNothing: UnderlyingDefaultSource = {
  start: (controller) => controller.enqueue(new Uint8Array(10)),
}
const everySecond = (bytes: number): UnderlyingDefaultSource => ({
  async pull(controller) {
    await new Promise((resolve) => setTimeout(resolve, 999))
    controller.enqueue(new Uint8Array(bytes))
  },
})
const aByteASecond = everySecond(1)
const fiveThousandBytesASecond = everySecond(5_000)

describe('claims/packs/channel', () => {
  for (const { fault, answer, limits } of TRIES) {
    for (const file of ['root', 'timestamp', 'snapshot', 'targets', 'artifact']) {
      // A 404 shows which root is the newest, so it is not a fault.
      if (fault === '404' && file === 'root') continue
      it(`changes nothing for ${fault} in place of the ${file}, ends, and updates the next time`, async (context) => {
        const { repo, storage, update } = await reader()
        expect(await update()).toBe('first release')
        repo.addTarget('targets', 'pack', 'second release')
        repo.publish('root', 'targets', 'snapshot', 'timestamp')
        const pattern =
          file === 'artifact' ? /^\/targets\// : new RegExp(`^/metadata/(?:\\d+\\.)?${file}\\.json`)
        repo.answer = (request, response) => {
          if (!pattern.test(request.url ?? '')) return repo.serve(request, response)
          answer(request, response, repo.lookUp(request.url ?? '') ?? Buffer.from('none'))
        }
        const before = new Map(storage.files)
        for (let round = 0; round < ROUNDS; round++) {
          const outcome = await update(limits)
          expect(outcome).toMatchObject({ code: expect.any(String), message: expect.any(String) })
          // What was got before the fault is good and may stay; the file at fault may not.
          const faulty = `${file}.json`
          expect(storage.files.get(faulty)).toEqual(before.get(faulty))
        }
        repo.answer = undefined
        expect(await update()).toBe('second release')
        measured(context, { rounds: ROUNDS })
      })
    }
  }

  it('limits the time of all requests together, without the time in which a reader decides', async () => {
    const { repo, update } = await reader()
    repo.answer = (request, response) => setTimeout(() => repo.serve(request, response), 100)
    expect(await update({ idleMs: NEVER, totalMs: 250 })).toMatchObject({
      code: 'network',
      message: expect.stringContaining('too long'),
    })
    expect(await update()).toBe('first release')
    useFakeTimers()
    const download = channelDownload({ fetch: answerAfter(20), totalMs: 50 })
    const get = async () => {
      const answer = download('https://packs.example/x', { maxBytes: 1 })
      await vi.advanceTimersByTimeAsync(20)
      return answer
    }
    expect(await get()).toMatchObject({ ok: true })
    await vi.advanceTimersByTimeAsync(100)
    expect(await get()).toMatchObject({ ok: true })
    expect(await get()).toMatchObject({ ok: false })
  })

  it.each([
    ['silence', 'no answer', IDLE_MS, () => new Promise<Response>(() => {})],
    ['silence', 'a start', IDLE_MS, async () => new Response(new ReadableStream(startThenNothing))],
    ['a byte now and then', '', IDLE_MS, async () => new Response(new ReadableStream(aByteASecond))],
    ['a slow line', '', TOTAL_MS, async () => new Response(new ReadableStream(fiveThousandBytesASecond))],
  ] as const)('ends %s (%s) after %s', async (_, __, ms, fetch) => {
    useFakeTimers()
    let ended = false
    const answer = channelDownload({ fetch })('https://packs.example/x', { maxBytes: 1e6 })
    void answer.then(() => {
      ended = true
    })
    await vi.advanceTimersByTimeAsync(ms - 1)
    expect(ended).toBe(false)
    await vi.advanceTimersByTimeAsync(1)
    expect(ended).toBe(true)
    expect(await answer).toMatchObject({ ok: false, error: { code: 'network' } })
  })

  it('waits for the network at most half a minute in all and ten seconds at a time', () => {
    expect([IDLE_MS, TOTAL_MS]).toEqual([10_000, 30_000])
  })

  it('gives a large file the time that a slow connection needs, if it makes progress', async () => {
    useFakeTimers()
    const size = 40_000
    const slowly = async () => {
      let sent = 0
      return new Response(
        new ReadableStream({
          async pull(controller) {
            await new Promise((resolve) => setTimeout(resolve, 30))
            controller.enqueue(new Uint8Array(size / 10))
            sent += 1
            if (sent === 10) controller.close()
          },
        }),
      )
    }
    const got = async (expected: object) => {
      const download = channelDownload({ fetch: slowly, idleMs: 5000, totalMs: 100 })
      const answer = download('https://packs.example/x', { maxBytes: size, ...expected })
      await vi.advanceTimersByTimeAsync(1_000)
      return answer
    }
    expect(await got({ expectedBytes: size })).toMatchObject({ ok: true })
    expect(await got({})).toMatchObject({ ok: false })
  })

  it('passes on when the server wants to be asked again', async () => {
    const { repo, update } = await reader()
    repo.answer = (_, response) => response.writeHead(429, { 'Retry-After': '60' }).end()
    expect(await update()).toMatchObject({ code: 'network', retryAfterMs: 60_000 })
  })

  it.each([
    ['0', 0],
    ['120', 120_000],
    [new Date(Date.UTC(2026, 0, 1, 0, 1)).toUTCString(), 60_000],
    [new Date(Date.UTC(2025, 0, 1)).toUTCString(), 0],
    ['soon', undefined],
    ['-5', undefined],
    [null, undefined],
  ])('reads Retry-After %j as %j ms', (header, ms) => {
    // Date.parse reads "-5" as a year in some engines; what matters is that it is no pause of its own.
    expect(retryAfter(header, Date.UTC(2026, 0, 1)) ?? 0).toBe(ms ?? 0)
  })

  it('sends no cookie, no referrer, follows nothing and keeps nothing', async () => {
    const seen: RequestInit[] = []
    const spy: typeof fetch = async (_, init) => {
      seen.push(init ?? {})
      return new Response('x')
    }
    await channelDownload({ fetch: spy })('https://packs.example/1.root.json', { maxBytes: 10 })
    expect(seen).toMatchObject([
      {
        redirect: 'error',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
        cache: 'no-store',
      },
    ])
  })

  it.each(['http://packs.example/x', 'ftp://packs.example/x', 'file:///etc/passwd', 'data:,x', 'no address'])(
    'asks nothing of %s',
    async (url) => {
      const download = channelDownload({ fetch: () => Promise.reject(new Error('asked')) })
      expect(await download(url, { maxBytes: 10 })).toMatchObject({
        ok: false,
        error: { message: expect.stringContaining('not an https:// address') },
      })
    },
  )

  it('ends on an abort, even with a fetch that ignores it', async () => {
    const controller = new AbortController()
    const download = channelDownload({ fetch: () => new Promise(() => {}), signal: controller.signal })
    const pending = download('https://packs.example/x', { maxBytes: 10 })
    controller.abort()
    expect(await pending).toMatchObject({ ok: false, error: { message: expect.stringContaining('stopped') } })
  })

  it('takes as many bytes as allowed and not one more', async () => {
    const download = channelDownload({ fetch: async () => new Response('12345') })
    expect(await download('https://packs.example/x', { maxBytes: 5 })).toMatchObject({ ok: true })
    expect(await download('https://packs.example/x', { maxBytes: 4 })).toMatchObject({
      ok: false,
      error: { code: 'too-long' },
    })
  })

  it('counts decompressed bytes: a bomb of 600,000 : 1 costs no memory', async () => {
    const size = 256 * 1024 * 1024
    const bomb = brotliCompressSync(Buffer.alloc(size), {
      params: { [constants.BROTLI_PARAM_LGWIN]: 24, [constants.BROTLI_PARAM_QUALITY]: 3 },
    })
    expect(size / bomb.length).toBeGreaterThan(600_000)
    const server = createServer((_, response) =>
      response.writeHead(200, { 'Content-Encoding': 'br', 'Content-Length': bomb.length }).end(bomb),
    )
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    onTestFinished(() => void server.close())
    // Uses addresses of this computer, because only the check of the scheme is tested.
    const { port } = server.address() as AddressInfo
    const download = channelDownload({ fetch: (_, init) => fetch(`http://127.0.0.1:${port}/`, init) })
    const used = (): number => process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
    const before = used()
    let peak = before
    const watch = setInterval(() => {
      peak = Math.max(peak, used())
    }, 1)
    const answer = await download('https://packs.example/x', { maxBytes: 1024 * 1024 })
    clearInterval(watch)
    expect(answer).toMatchObject({ ok: false, error: { code: 'too-long' } })
    expect(Math.max(peak, used()) - before).toBeLessThan(64 * 1024 * 1024)
  })

  it('sends nothing back by which a host could know a reader again', async () => {
    const { repo, update } = await reader()
    const asked: string[] = []
    let visits = 0
    repo.answer = (request, response) => {
      asked.push(JSON.stringify(request.headers))
      response.setHeader('ETag', `"reader-${visits++}"`)
      response.setHeader('Last-Modified', new Date(visits * 1_000).toUTCString())
      repo.serve(request, response)
    }
    await update()
    const before = asked.length
    await update()
    expect(asked.length).toBeGreaterThan(before)
    expect(asked.join()).not.toMatch(/reader-|if-none-match|if-modified-since|cookie/i)
  })
})
