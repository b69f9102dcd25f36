/** Bundles that nobody may install, made by code so that each says what is wrong with it. */
import { brokenFields, brokenManifests } from './hostile/fields.ts'
import { bombs, brokenFiles } from './hostile/files.ts'
import { brokenHeaders, brokenLines } from './hostile/lines.ts'
import type { HostilePack } from './hostile/pack-lines.ts'

/** The whole set. Every entry is made when it is asked for: the bombs are large. */
export function* hostilePacks(): Generator<HostilePack> {
  yield* brokenFiles()
  yield* bombs()
  yield* brokenHeaders()
  yield* brokenLines()
  yield* brokenManifests()
  yield* brokenFields()
}
