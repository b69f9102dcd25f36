/** Type-checks each room separately. Its tsconfig.json has only the types that the room may use. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

const ROOMS = [
  'claims',
  'page',
  'messages',
  'components',
  'reader',
  'surfaces',
  'installed',
  'entrypoints',
  'cli',
  'cli/site',
  'tests',
  '.',
]
const tsc = join('node_modules', 'typescript', 'bin', 'tsc')

const failed = ROOMS.filter((room) => {
  const hasSources = readdirSync(room, { recursive: room !== '.' }).some((file) =>
    /\.(ts|tsx|mjs)$/.test(String(file)),
  )
  return hasSources && spawnSync(process.execPath, [tsc, '-p', room], { stdio: 'inherit' }).status !== 0
})
if (failed.length > 0) {
  console.error(`types: errors in ${failed.join(', ')}`)
  process.exit(1)
}
