import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'

type Entry = {
  readonly version?: string
  readonly integrity?: string
  readonly link?: boolean
  readonly os?: string | readonly string[]
}

const lock: { readonly packages: Readonly<Record<string, Entry>> } = JSON.parse(
  readFileSync('package-lock.json', 'utf8'),
)
/** Everything that `npm ci` downloads, on whatever system: all but the project itself and links. */
const downloaded = Object.entries(lock.packages).filter(([path, { link }]) => path !== '' && link !== true)

describe('package-lock.json', () => {
  it('has the hash of every package that is downloaded on any system: add it from `npm view NAME@VERSION dist.integrity`', () => {
    // npm writes no hash for a package of another system that it cannot find, and then checks nothing.
    const unchecked = downloaded.flatMap(([path, { version, integrity }]) =>
      /^sha512-[A-Za-z0-9+/]{86}==$/.test(integrity ?? '') ? [] : [`${path}@${version}`],
    )
    expect(downloaded.length).toBeGreaterThan(100)
    expect(unchecked).toEqual([])
  })

  it('has Node for the systems that the set-up supports', () => {
    const systems = downloaded.flatMap(([path, { os }]) =>
      /^node_modules\/node-/.test(path) ? [os].flat() : [],
    )
    expect(new Set(systems)).toEqual(new Set(['darwin', 'linux', 'win32']))
  })
})
