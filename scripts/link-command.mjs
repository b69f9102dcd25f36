/**
 * Links the project's own command beside those of its packages, so that `npx footnote …` starts at once
 * in a clone. Otherwise npx would first install the clone into its cache. npm's "prepare" step runs it
 * after every `npm install` and `npm ci`.
 */
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const bin = join(root, 'node_modules', '.bin')

// If the project is installed as a dependency, there is no node_modules here, and npm has made the link.
if (existsSync(join(root, 'node_modules'))) {
  mkdirSync(bin, { recursive: true })
  if (process.platform === 'win32') {
    writeFileSync(join(bin, 'footnote.cmd'), '@node "%~dp0\\..\\..\\cli\\footnote.mjs" %*\r\n')
  } else {
    const link = join(bin, 'footnote')
    rmSync(link, { force: true })
    symlinkSync(join('..', '..', 'cli', 'footnote.mjs'), link)
    chmodSync(join(root, 'cli', 'footnote.mjs'), 0o755)
  }
}
