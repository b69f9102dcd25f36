/**
 * The packs that ship with the extension: files that the build writes from packs/ (see
 * scripts/embed-packs.ts). They are checked like packs from outside, so that a broken build cannot
 * write an invalid record to the database.
 */
import { parsePack } from '../../claims/records/pack.ts'
import { parse, z } from '../../claims/schema.ts'
import type { LoadAsset } from '../assets.ts'
import type { IncomingRelease } from '../store/releases.ts'

const fileList = z.array(z.string().check(z.regex(/^[a-z0-9._-]+\.json$/)))
const contents = z.strictObject({ manifest: z.unknown(), claims: z.array(z.unknown()) })

/** @throws if a file cannot be read or a pack is invalid */
export async function embeddedPacks(loadAsset: LoadAsset): Promise<IncomingRelease[]> {
  const read = async (file: string): Promise<unknown> => (await loadAsset(`/packs/${file}`)).json()
  const files = accept(parse(fileList, await read('index.json'), 'packs/index.json'))
  return Promise.all(
    files.map(async (file) => {
      const { manifest, claims } = accept(parse(contents, await read(file), `packs/${file}`))
      const pack = accept(parsePack(manifest, claims))
      return { manifest: pack.manifest, claims: [pack.claims], origin: { kind: 'embedded' } }
    }),
  )
}

function accept<T>(result: { ok: true; value: T } | { ok: false; error: readonly { message: string }[] }): T {
  if (result.ok) return result.value
  throw new Error(`background: ${result.error.map((problem) => problem.message).join('; ')}`)
}
