/**
 * Prepares a fresh clone: installs the packages, finds the browsers, and says what it does. Quick when
 * nothing is missing. It runs before anything is installed, so it needs only Node 20 and Node's own
 * modules.
 *
 *   node scripts/setup.mjs            packages and Chromium (what `npm start` needs)
 *   node scripts/setup.mjs --tests    Firefox too (what `npm test` needs)
 */
import { spawnSync } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { findBrowser } from './browsers.mjs'

const ROOT = join(dirname(fileURLToPath(import.meta.url)), '..')
/** Remembers which lock file node_modules was installed from. */
const MARKER = join(ROOT, 'node_modules', '.footnote-setup')
const OLDEST_NODE = 20

/** Package names in Debian and Ubuntu, in the order in which they are tried. */
const SYSTEM_PACKAGES = { chromium: ['chromium', 'chromium-browser'], firefox: ['firefox-esr', 'firefox'] }
const BY_HAND = {
  chromium:
    'Install Chromium and try again. Debian, Ubuntu: sudo apt-get install chromium · any system: npx playwright install chromium · or set FOOTNOTE_CHROMIUM to its path.',
  firefox:
    'Install Firefox and try again. Debian: sudo apt-get install firefox-esr · others: https://www.mozilla.org/firefox/ · or set FOOTNOTE_FIREFOX to its path.',
}

checkNode()
installPackages()
provideBrowser('chromium')
if (process.argv.includes('--tests')) provideBrowser('firefox')

function checkNode() {
  const major = Number(process.versions.node.split('.')[0])
  if (major < OLDEST_NODE) {
    stop(
      `Footnote needs Node ${OLDEST_NODE} or newer to set itself up; this is ${process.version}. See https://nodejs.org/`,
    )
  }
}

function installPackages() {
  const lock = createHash('sha256')
    .update(readFileSync(join(ROOT, 'package-lock.json')))
    .digest('hex')
  if (existsSync(MARKER) && readFileSync(MARKER, 'utf8') === lock) return
  say('installing the packages of package-lock.json (npm ci)')
  const npm = run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'])
  if (npm.status !== 0) stop('npm ci failed; its message is above. Nothing else was changed.')
  writeFileSync(MARKER, lock)
}

/** @param {'chromium' | 'firefox'} name */
function provideBrowser(name) {
  if (findBrowser(name)) return
  say(`${name} was not found on this machine`)
  if (process.platform === 'linux' && has('apt-get')) installWithApt(name)
  if (!findBrowser(name) && name === 'chromium') {
    say("trying Playwright's own Chromium")
    run(process.execPath, [join(ROOT, 'node_modules', 'playwright', 'cli.js'), 'install', 'chromium'])
  }
  const found = findBrowser(name)
  if (!found) stop(BY_HAND[name])
  say(`found ${found}`)
}

/** @param {'chromium' | 'firefox'} name */
function installWithApt(name) {
  const sudo =
    process.getuid?.() === 0
      ? []
      : has('sudo') && run('sudo', ['-n', 'true']).status === 0
        ? ['sudo', '-n']
        : undefined
  if (!sudo) return
  /** @param {string[]} words */
  const apt = (words) => {
    const [command, ...args] = [...sudo, 'apt-get', '-q', '-y', ...words]
    return run(command ?? 'apt-get', args).status === 0
  }
  say(`installing it with apt-get`)
  apt(['update'])
  SYSTEM_PACKAGES[name].some((wanted) => apt(['install', '--no-install-recommends', wanted]))
}

/** @param {string} command */
function has(command) {
  return spawnSync('which', [command]).status === 0
}

/**
 * @param {string} command
 * @param {string[]} args
 */
function run(command, args) {
  return spawnSync(command, args, {
    cwd: ROOT,
    stdio: ['ignore', 'inherit', 'inherit'],
    shell: process.platform === 'win32',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
}

/** @param {string} text */
function say(text) {
  console.log(`setup: ${text}`)
}

/** @param {string} text @returns {never} */
function stop(text) {
  console.error(`setup: ${text}`)
  process.exit(1)
}
