import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import type { LANGUAGES } from '../../claims/languages/list.ts'

/** Rooms of algorithms, which take their words from claims/languages. */
const ROOMS = ['claims/text', 'claims/match', 'claims/index', 'claims/rank', 'claims/packs/publisher', 'page']
/** This file holds sample texts, not rules: what an index is tried with. */
const TEXTS = ['claims/index/probe.ts']
/** Words that every list of their kind has, and that no message of ours needs in these rooms. */
const TELL_TALES = {
  en: 'whether although unless she neither testified wrote january wednesday thirteen trillion meanwhile',
  es: 'dijo aunque nadie ella ellos enero miercoles trece millones segun porque hasta',
} satisfies Record<keyof typeof LANGUAGES, string>

const files = (room: string): string[] =>
  readdirSync(room, { recursive: true })
    .map((file) => join(room, String(file)).replaceAll('\\', '/'))
    .filter((file) => file.endsWith('.ts'))

/** The strings, templates and regular expressions of a source text, without comments, imports and code in templates. */
function literalsOf(source: string): string[] {
  const code = source
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/^\s*\/\/.*$/gm, '')
    .replace(/^import\b[^'"]*['"][^'"]*['"]/gm, '')
    .replace(/\$\{[^}]*\}/g, '')
  return (
    code.match(
      /'(?:\\.|[^'\\\n])*'|"(?:\\.|[^"\\\n])*"|`(?:\\.|[^`\\])*`|\/(?![*/])(?:\\.|\[(?:\\.|[^\]\\\n])*\]|[^/\\\n])+\/[a-z]*/g,
    ) ?? []
  )
}

function tellTaleIn(source: string): string | undefined {
  const words = Object.values(TELL_TALES).flatMap((list) => list.split(' '))
  const literals = literalsOf(source).join('\n')
  return words.find((word) => new RegExp(`(?<!\\p{L})${word}(?!\\p{L})`, 'iu').test(literals))
}

describe('words of languages', () => {
  it.each(ROOMS)('are nowhere in %s', (room) => {
    const found = files(room).flatMap((file) => {
      const word = TEXTS.includes(file) ? undefined : tellTaleIn(readFileSync(file, 'utf8'))
      return word === undefined ? [] : [`${file} has "${word}": move its list to claims/languages`]
    })
    expect(found).toEqual([])
  })

  it.each(Object.entries(TELL_TALES))('are in the file of their language: %s', (code, words) => {
    const source = readFileSync(`claims/languages/${code}.ts`, 'utf8')
    const missing = words.split(' ').filter((word) => !new RegExp(`\\b${word}\\b`).test(source))
    expect(missing).toEqual([])
  })

  it.each([
    "const STOPS = new Set('the whether of'.split(' '))",
    'const MONTH = /^(?:enero|febrero)$/u',
    'const SAID = `a\nwrote b`',
  ])('are found in %j', (source) => {
    expect(tellTaleIn(source)).toBeDefined()
  })

  it.each(['// She wrote it.', '/** "Although" */ const says = 1', "import { x } from './says.ts'"])(
    'are not looked for in %j',
    (source) => {
      expect(tellTaleIn(source)).toBeUndefined()
    },
  )
})
