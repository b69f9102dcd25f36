/**
 * Puts the project's own command beside those of its packages, so that `npx footnote …` in a clone
 * starts at once. Without it npx first installs the clone into its cache. Run by npm's "prepare"
 * step after every `npm install` and `npm ci`.
 */
import { chmodSync, existsSync, mkdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

const root = join(dirname(fileURLToPath(import.meta.url)), '..')
const bin = join(root, 'node_modules', '.bin')

// Installed as somebody's dependency there is no node_modules here, and npm has linked it already.
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
