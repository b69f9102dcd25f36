/** Type-checks each folder that has a tsconfig.json, which grants only the types that the folder may use. */
import { spawnSync } from 'node:child_process'
import { globSync } from 'node:fs'
import { dirname, join } from 'node:path'

const folders = globSync('{tsconfig.json,*/tsconfig.json,*/*/tsconfig.json}', {
  exclude: (name) => name === 'node_modules' || name.startsWith('.'),
}).map((file) => dirname(file))
const tsc = join('node_modules', 'typescript', 'bin', 'tsc')

const failed = folders.filter(
  (folder) => spawnSync(process.execPath, [tsc, '-p', folder], { stdio: 'inherit' }).status !== 0,
)
if (failed.length > 0) {
  console.error(`types: errors in ${failed.join(', ')}`)
  process.exit(1)
}
