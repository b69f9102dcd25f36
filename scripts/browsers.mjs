/**
 * Finds the browsers: first the system's, then Playwright's own. Uses Node's own modules only, because
 * setup.mjs runs this before anything is installed.
 */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs'
import { homedir } from 'node:os'
import { delimiter, join } from 'node:path'

const NAMES = {
  chromium: ['chromium', 'chromium-browser'],
  firefox: ['firefox-esr', 'firefox'],
}

const APPLICATIONS = {
  chromium: ['/Applications/Chromium.app/Contents/MacOS/Chromium'],
  firefox: [
    '/Applications/Firefox.app/Contents/MacOS/firefox',
    'C:\\Program Files\\Mozilla Firefox\\firefox.exe',
  ],
}

const VARIABLES = { chromium: 'FOOTNOTE_CHROMIUM', firefox: 'FOOTNOTE_FIREFOX' }

/**
 * The path of a browser's executable, or undefined. FOOTNOTE_CHROMIUM and FOOTNOTE_FIREFOX
 * override the search. Branded Chrome will not do: since version 137 it loads no unpacked extensions
 * from the command line.
 *
 * @param {'chromium' | 'firefox'} name
 * @returns {string | undefined}
 */
export function findBrowser(name) {
  const given = process.env[VARIABLES[name]]
  if (given) return given
  const onPath = (process.env.PATH ?? '')
    .split(delimiter)
    .flatMap((folder) =>
      NAMES[name].map((file) => join(folder, process.platform === 'win32' ? `${file}.exe` : file)),
    )
  return [...onPath, ...APPLICATIONS[name]].find(isExecutable) ?? playwrightBrowser(name)
}

/** @param {string} path */
function isExecutable(path) {
  try {
    accessSync(path, constants.X_OK)
    return true
  } catch {
    return false
  }
}

/** Playwright's own Firefox is patched and cannot load extensions, so only its Chromium is used. */
function playwrightBrowser(/** @type {string} */ name) {
  if (name !== 'chromium') return undefined
  const cache =
    process.env.PLAYWRIGHT_BROWSERS_PATH ??
    (process.platform === 'darwin'
      ? join(homedir(), 'Library/Caches/ms-playwright')
      : process.platform === 'win32'
        ? join(process.env.LOCALAPPDATA ?? homedir(), 'ms-playwright')
        : join(homedir(), '.cache/ms-playwright'))
  if (!existsSync(cache)) return undefined
  const folders = readdirSync(cache)
    .filter((folder) => /^chromium-\d+$/.test(folder))
    .sort()
    .reverse()
  const inside = [
    'chrome-linux/chrome',
    'chrome-linux64/chrome',
    'chrome-mac/Chromium.app/Contents/MacOS/Chromium',
    'chrome-mac-arm64/Chromium.app/Contents/MacOS/Chromium',
    'chrome-win/chrome.exe',
    'chrome-win64/chrome.exe',
  ]
  return folders.flatMap((folder) => inside.map((path) => join(cache, folder, path))).find(isExecutable)
}
