import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, it } from 'vitest'
import { TufClient } from '../../../../../claims/packs/reader/tuf/client.ts'
import type { Download } from '../../../../../claims/packs/reader/tuf/download.ts'
import { memoryStorage } from '../../../../../claims/packs/reader/tuf/storage.ts'

const FIXTURE = fileURLToPath(new URL('../../../../fixtures/tuf/python-tuf/', import.meta.url))
const BINS = fileURLToPath(new URL('../../../../fixtures/tuf/python-tuf-bins/', import.meta.url))
const BASE = 'https://packs.example/'

/** Answers from a fixture: metadata by the escaped name, targets by the name itself. */
function downloadFrom(fixture: string): Download {
  return async (url) => {
    const path = url.slice(BASE.length)
    const file = fixture + (path.startsWith('metadata/') ? path : decodeURIComponent(path))
    if (!existsSync(file))
      return { ok: false, error: { code: 'not-found', message: `${url} does not exist.` } }
    return { ok: true, value: new Uint8Array(readFileSync(file)) }
  }
}

const download = downloadFrom(FIXTURE)

function client(change: (text: string, url: string) => string = (text) => text): TufClient {
  return new TufClient({
    metadataUrl: `${BASE}metadata`,
    storage: memoryStorage(),
    trustedRoot: new Uint8Array(readFileSync(`${FIXTURE}metadata/1.root.json`)),
    now: Date.parse('2089-12-31T23:59:59Z'),
    download: async (url, options) => {
      const answer = await download(url, options)
      if (!answer.ok) return answer
      const text = change(Buffer.from(answer.value).toString(), url)
      return { ok: true, value: new Uint8Array(Buffer.from(text)) }
    },
  })
}

describe('claims/packs/tuf/client, on a repository written by python-tuf', () => {
  it.each([
    ['top.txt', 'top\n'],
    ['in/a b.txt', 'delegated\n'],
  ])('updates and fetches %s', async (path, content) => {
    const reader = client()
    const target = await reader.find(path)
    if (!target.ok || target.value === undefined) throw new Error(JSON.stringify(target))
    expect(reader.trusted?.root.version).toBe(2)
    const bytes = await reader.fetch(target.value, `${BASE}targets`)
    expect(bytes.ok && new TextDecoder().decode(bytes.value)).toBe(content)
  })

  it.each(['2.root', 'timestamp'])('needs each of the three signatures of %s', async (file) => {
    for (const index of [0, 1, 2]) {
      const reader = client((text, url) => {
        if (!url.endsWith(`/${file}.json`)) return text
        const envelope = JSON.parse(text)
        // Of the four signatures of the second root the first is of the key that it drops.
        const signature = envelope.signatures.at(index - 3)
        signature.sig = signature.sig.replace(/.$/, (digit: string) => (digit === '0' ? '1' : '0'))
        return JSON.stringify(envelope)
      })
      expect(await reader.refresh()).toMatchObject({ ok: false, error: { code: 'unsigned' } })
    }
  })

  it.each(['1.snapshot', '1.targets', '1.%C3%A9%2Fr%C3%B4le%3F'])(
    'refuses a %s that is not byte for byte the one whose hash is listed',
    async (file) => {
      const reader = client((text, url) => (url.endsWith(`/${file}.json`) ? text.replace('\n', ' ') : text))
      expect(await reader.find('in/a b.txt')).toMatchObject({ ok: false, error: { code: 'mismatch' } })
    },
  )

  it('trusts it until 2090', async () => {
    const late = new TufClient({
      metadataUrl: `${BASE}metadata`,
      storage: memoryStorage(),
      trustedRoot: new Uint8Array(readFileSync(`${FIXTURE}metadata/1.root.json`)),
      now: Date.parse('2090-01-01T00:00:00Z'),
      download,
    })
    expect(await late.refresh()).toMatchObject({ ok: false, error: { code: 'expired' } })
  })
})

describe('claims/packs/tuf/client, on succinct hash bins written by python-tuf', () => {
  function reader(): TufClient {
    return new TufClient({
      metadataUrl: `${BASE}metadata`,
      storage: memoryStorage(),
      trustedRoot: new Uint8Array(readFileSync(`${BINS}metadata/1.root.json`)),
      now: Date.parse('2089-12-31T23:59:59Z'),
      download: downloadFrom(BINS),
    })
  }

  it('finds a target in its bin', async () => {
    const client = reader()
    const target = await client.find('file-25.txt')
    if (!target.ok || target.value === undefined) throw new Error(JSON.stringify(target))
    const bytes = await client.fetch(target.value, `${BASE}targets`)
    expect(bytes.ok && new TextDecoder().decode(bytes.value)).toBe('in a bin\n')
  })

  it('does not find a target that another bin than its own lists', async () => {
    expect(await reader().find('file-12.txt')).toEqual({ ok: true, value: undefined })
  })
})
