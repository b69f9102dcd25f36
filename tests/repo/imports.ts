/**
 * Who may import whom (docs/architecture.md, "Fences"), as data and as a check over source texts.
 * A room stands in this list below the rooms that may import it: arrows point down only, so no two
 * rooms may import each other, not even types.
 */
import { posix } from 'node:path'

export type Rule = {
  /** Rooms whose values may be imported, beside the room's own. */
  readonly values: readonly string[]
  /** Rooms of which only types may be imported. */
  readonly types: readonly string[]
  /** Packages, by pattern. */
  readonly packages: RegExp
}

/** No package at all. */
const NONE = /^$/
const LANGUAGE = ['claims/text', 'claims/languages']
const MATCHING = [
  'claims/match',
  'claims/match/judge',
  'claims/match/pair',
  'claims/meaning',
  'claims/rank',
  'claims/index',
]
const PURE = ['claims', 'claims/records']

/** The rooms of the house, from the top down. */
export const RULES = {
  bench: {
    values: [
      'cli',
      'scripts',
      'installed',
      'installed/store',
      'reader',
      'page',
      'messages',
      ...MATCHING,
      ...LANGUAGE,
      ...PURE,
      'claims/packs/publisher',
      'claims/packs/reader',
      'claims/interop',
    ],
    types: [],
    packages: /./,
  },
  scripts: {
    values: [
      'cli',
      'components',
      'claims/meaning',
      'claims/packs/publisher',
      'claims/packs/reader',
      ...LANGUAGE,
      ...PURE,
    ],
    types: ['messages'],
    packages: /./,
  },
  entrypoints: {
    values: [
      'surfaces',
      'reader',
      'installed',
      'installed/client',
      'installed/store',
      'components',
      'messages',
      'page',
      'claims/index',
      'claims/match',
      'claims/packs/reader',
      ...PURE,
    ],
    types: [],
    packages: /^(?:#imports|preact(?:\/.*)?)$/,
  },
  cli: {
    values: [
      'claims/interop',
      'claims/packs/publisher',
      'claims/packs/reader',
      'components',
      ...MATCHING,
      ...LANGUAGE,
      ...PURE,
    ],
    types: ['messages'],
    packages: /^(?!#imports|idb|zod|wxt)/,
  },
  surfaces: {
    values: ['messages', 'claims/packs/reader', ...PURE],
    types: ['components', 'claims/match'],
    packages: NONE,
  },
  reader: {
    values: ['components', 'messages', 'page', ...PURE],
    types: ['claims/match'],
    packages: /^preact(?:\/.*)?$/,
  },
  'installed/client': {
    values: ['installed/store', 'claims/packs/reader', ...PURE],
    types: ['installed', 'messages'],
    packages: NONE,
  },
  installed: {
    values: ['installed/store', 'claims/packs/reader', ...MATCHING, ...LANGUAGE, ...PURE],
    types: ['messages'],
    packages: NONE,
  },
  'installed/store': {
    values: PURE,
    types: ['claims/index'],
    packages: /^idb$/,
  },
  components: {
    values: [],
    types: ['messages', 'claims/match', 'claims/packs/reader', ...PURE],
    packages: /^preact(?:\/.*)?$/,
  },
  messages: {
    values: [...PURE, 'claims/match'],
    types: ['claims/packs/reader'],
    packages: /^#imports$/,
  },
  page: {
    values: LANGUAGE,
    types: ['claims/match', ...PURE],
    packages: /^@mozilla\/readability$/,
  },
  'claims/interop': {
    values: ['claims/packs/publisher', 'claims/packs/reader', ...LANGUAGE, ...PURE],
    types: [],
    packages: /^(?:papaparse|entities\/decode|jsonc-parser)$/,
  },
  'claims/packs/publisher': {
    values: ['claims/packs/reader', ...LANGUAGE, ...PURE],
    types: ['claims/match'],
    packages: /^(?:tldts|jsonc-parser|fflate)$/,
  },
  'claims/packs/reader': {
    values: PURE,
    types: [],
    packages: /^(?:@tufjs\/canonical-json|fflate)$/,
  },
  'claims/match': {
    values: [
      'claims/match/judge',
      'claims/match/pair',
      'claims/meaning',
      'claims/rank',
      'claims/index',
      ...LANGUAGE,
      ...PURE,
    ],
    types: [],
    packages: NONE,
  },
  'claims/match/judge': {
    values: ['claims/match/pair', 'claims/meaning', 'claims/records'],
    types: [...PURE, 'claims/text'],
    packages: NONE,
  },
  'claims/meaning': { values: ['claims'], types: [], packages: NONE },
  'claims/match/pair': { values: [...LANGUAGE], types: PURE, packages: NONE },
  'claims/rank': { values: LANGUAGE, types: PURE, packages: NONE },
  'claims/index': { values: [...LANGUAGE, ...PURE], types: [], packages: NONE },
  'claims/text': { values: ['claims/languages'], types: [], packages: NONE },
  'claims/languages': { values: [], types: [], packages: /^@orama\/stemmers/ },
  'claims/records': { values: ['claims'], types: [], packages: NONE },
  claims: { values: [], types: [], packages: /^zod\/mini$/ },
} satisfies Record<string, Rule>
export type Room = keyof typeof RULES

/** The longest path first: a file belongs to the first room that fits. */
export const ROOMS = (Object.keys(RULES) as Room[]).sort((a, b) => b.length - a.length)

/** zod is configured in one file; everybody else imports it from there. */
const ZOD_DOOR = 'claims/schema.ts'
/** These load in workers and benches without any schema code. */
const NO_SCHEMA = /^claims\/(?:languages|text|index|match|meaning|rank)(?:\/|$)/
/** Rooms that run in Node. */
const NODE: readonly Room[] = ['cli', 'bench', 'scripts']

export type Edge = { readonly file: string; readonly imports: string; readonly reason: string }

function roomOf(file: string): Room | undefined {
  return ROOMS.find((room) => file.startsWith(`${room}/`))
}

/** Where an import of `file` leads, relative to the top of the repository; undefined for a package. */
export function targetOf(file: string, specifier: string): string | undefined {
  if (!specifier.startsWith('.')) return undefined
  return posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''))
}

/** The imports of one file that no rule allows. `file` is relative to the top of the repository. */
export function offendingImports(file: string, source: string): Edge[] {
  const room = roomOf(file)
  if (room === undefined) return []
  return importsOf(source).flatMap(({ specifier, typeOnly }) => {
    const reason = objection(room, file, specifier, typeOnly)
    return reason === undefined ? [] : [{ file, imports: specifier, reason }]
  })
}

function objection(room: Room, file: string, specifier: string, typeOnly: boolean): string | undefined {
  const rule: Rule = RULES[room]
  const target = targetOf(file, specifier)
  if (target === undefined) {
    if (specifier.startsWith('node:'))
      return NODE.includes(room) ? undefined : `${room} may not use Node's modules`
    if (specifier === 'zod/mini') return file === ZOD_DOOR ? undefined : `zod comes through ${ZOD_DOOR}`
    return rule.packages.test(specifier) ? undefined : `${room} may not import this package`
  }
  if (/\.(?:css|json)$/.test(target)) return undefined
  const owner = roomOf(target)
  if (owner === room) return undefined
  if (owner === undefined) return 'nobody imports tests or what lies outside the rooms'
  if (NO_SCHEMA.test(room) && !typeOnly && target === ZOD_DOOR) return `${room} carries no schema code`
  if (rule.values.includes(owner)) return undefined
  if (rule.types.includes(owner)) return typeOnly ? undefined : `${room} may import types only from ${owner}`
  return `${room} may not import ${owner}`
}

/** Static imports, re-exports and `import()` of a module's text. */
export function importsOf(source: string): { specifier: string; typeOnly: boolean }[] {
  const code = source.replace(/\/\*[\s\S]*?\*\//g, '').replace(/^\s*\/\/.*$/gm, '')
  const found: { specifier: string; typeOnly: boolean }[] = []
  for (const match of code.matchAll(/^\s*(?:import|export)\b([^'"`;]*?)\bfrom\s*['"]([^'"]+)['"]/gm)) {
    found.push({ specifier: match[2] as string, typeOnly: isTypeOnly(match[1] as string) })
  }
  for (const match of code.matchAll(/^\s*import\s*['"]([^'"]+)['"]/gm)) {
    found.push({ specifier: match[1] as string, typeOnly: false })
  }
  for (const match of code.matchAll(/\bimport\s*\(\s*['"]([^'"]+)['"]/g)) {
    found.push({ specifier: match[1] as string, typeOnly: false })
  }
  return found
}

/** `import type …`, or `import {type A, type B}` with nothing else in the braces. */
function isTypeOnly(clause: string): boolean {
  if (/^\s*type\b/.test(clause)) return true
  const names = /^\s*\{([\s\S]*)\}\s*$/.exec(clause)?.[1]
  return names?.split(',').every((name) => name.trim() === '' || /^\s*type\s/.test(name)) ?? false
}
