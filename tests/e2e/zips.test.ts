import { spawnSync } from 'node:child_process'
import { mkdirSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'

const WXT = resolve('node_modules', 'wxt', 'bin', 'wxt.mjs')
const OUTPUT = resolve('.output')
const REBUILT = join(OUTPUT, 'rebuilt-from-sources')

/** Without Vitest's NODE_ENV=test, which would make a development build. */
const wxt = (folder: string, ...words: string[]) =>
  spawnSync(process.execPath, [WXT, ...words], {
    cwd: folder,
    encoding: 'utf8',
    env: { ...process.env, NODE_ENV: 'production' },
  })

function unzip(name: RegExp): Map<string, Uint8Array> {
  const file = readdirSync(OUTPUT).find((candidate) => name.test(candidate))
  if (file === undefined) throw new Error(`no archive ${name} in ${OUTPUT}`)
  return new Map(Object.entries(unzipSync(readFileSync(join(OUTPUT, file)))))
}

function filesBelow(folder: string): Map<string, Uint8Array> {
  const names = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  )
  return new Map(
    names.map((entry) => {
      const path = join(entry.parentPath, entry.name)
      return [path.slice(folder.length + 1).replaceAll('\\', '/'), readFileSync(path)]
    }),
  )
}

/**
 * Files by name, as text. The hashes in the names of chunks depend on where the packages lie, and
 * here they lie behind a link; everything else has to be the same.
 */
function comparable(files: Map<string, Uint8Array>): [string, string][] {
  const withoutHash = (text: string) => text.replace(/-[\w-]{8}\.(js|css)/g, '.$1')
  return [...files]
    .filter(([name]) => !name.endsWith('/'))
    .map(([name, bytes]): [string, string] => [
      withoutHash(name),
      withoutHash(Buffer.from(bytes).toString('latin1')),
    ])
    .sort(([a], [b]) => (a < b ? -1 : 1))
}

beforeAll(() => {
  for (const words of [['zip'], ['zip', '-b', 'firefox']]) {
    const run = wxt('.', ...words)
    if (run.status !== 0) throw new Error(run.stdout + run.stderr)
  }
})
afterAll(() => rmSync(REBUILT, { recursive: true, force: true }))

describe('the archives for the stores', () => {
  it.each([
    ['Chrome', /-chrome\.zip$/, 3],
    ['Firefox', /-firefox\.zip$/, 2],
  ])('has one for %s with everything that its manifest names', (_browser, name, version) => {
    const files = unzip(name)
    const manifest = JSON.parse(new TextDecoder().decode(files.get('manifest.json')))
    expect(manifest.manifest_version).toBe(version)
    const named = [
      ...manifest.content_scripts.flatMap((script: { js: string[] }) => script.js),
      ...Object.values(manifest.icons),
      ...(manifest.background.scripts ?? [manifest.background.service_worker]),
      (manifest.action ?? manifest.browser_action).default_popup,
      'card.js',
      'words.bin',
      'packs/index.json',
    ]
    for (const file of named) expect([...files.keys()]).toContain(file)
  })

  it('has nothing by which pages can find the extension', () => {
    for (const name of [/-chrome\.zip$/, /-firefox\.zip$/]) {
      const manifest = JSON.parse(new TextDecoder().decode(unzip(name).get('manifest.json')))
      expect(manifest.web_accessible_resources ?? []).toEqual([])
      expect(manifest.externally_connectable).toBeUndefined()
    }
  })

  it('has sources from which a reviewer can build the same extension', () => {
    rmSync(REBUILT, { recursive: true, force: true })
    for (const [name, bytes] of unzip(/-sources\.zip$/)) {
      if (name.endsWith('/')) continue
      mkdirSync(dirname(join(REBUILT, name)), { recursive: true })
      writeFileSync(join(REBUILT, name), bytes)
    }
    symlinkSync(resolve('node_modules'), join(REBUILT, 'node_modules'), 'junction')
    const run = wxt(REBUILT, 'build', '-b', 'firefox')
    expect(run.status, run.stdout + run.stderr).toBe(0)
    const rebuilt = comparable(filesBelow(join(REBUILT, '.output', 'firefox-mv2')))
    expect(rebuilt).toEqual(comparable(unzip(/-firefox\.zip$/)))
  })
})
