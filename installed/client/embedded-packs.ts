/**
 * The packs that ship with the extension: assets that the build writes from packs/ (see
 * scripts/embed-packs.ts). They are parsed like any pack from outside, for the same reason that
 * airlines screen their crews.
 */
import { browser } from '#imports'
import { parsePack } from '../../claims/records/pack.ts'
import { parse, z } from '../../claims/schema.ts'
import type { IncomingRelease } from '../store/packs.ts'

const list = z.array(z.string().check(z.regex(/^[a-z0-9._-]+\.json$/)))
const contents = z.strictObject({ manifest: z.unknown(), claims: z.array(z.unknown()) })

export async function embeddedPacks(): Promise<IncomingRelease[]> {
  const files = accept(parse(list, await read('index.json'), 'packs/index.json'))
  return Promise.all(
    files.map(async (file) => {
      const { manifest, claims } = accept(parse(contents, await read(file), `packs/${file}`))
      const pack = accept(parsePack(manifest, claims))
      return { manifest: pack.manifest, claims: [pack.claims], origin: { kind: 'embedded' } }
    }),
  )
}

async function read(file: string): Promise<unknown> {
  const response = await fetch(browser.runtime.getURL(`/packs/${file}` as '/'))
  return response.json()
}

function accept<T>(result: { ok: true; value: T } | { ok: false; error: readonly { message: string }[] }): T {
  if (result.ok) return result.value
  throw new Error(`background: ${result.error.map((problem) => problem.message).join('; ')}`)
}
