/**
 * Who may import whom (docs/architecture.md, "Fences"), as data and as a check over source texts.
 */
import { posix } from 'node:path'

/** The rooms of the house, the longest path first: a file belongs to the first that fits. */
const ROOMS = [
  'claims/store',
  'claims/match',
  'claims/text',
  'claims',
  'page',
  'messages',
  'components',
  'entrypoints',
  'cli',
] as const
export type Room = (typeof ROOMS)[number]

type Rule = {
  /** Rooms whose values may be imported. */
  readonly values: readonly Room[]
  /** Rooms of which only types may be imported. */
  readonly types: readonly Room[]
  /** Packages, by pattern. */
  readonly packages: RegExp
}

const RULES: Readonly<Record<Room, Rule>> = {
  'claims/text': { values: ['claims/text'], types: ['claims'], packages: /^@orama\/stemmers/ },
  'claims/match': { values: ['claims/match', 'claims/text', 'claims'], types: ['claims'], packages: /^$/ },
  claims: {
    values: ['claims', 'claims/text', 'claims/match'],
    types: [],
    packages: /^(?:zod\/mini|@tufjs\/canonical-json|fflate|papaparse|entities\/decode|tldts)$/,
  },
  'claims/store': { values: ['claims', 'claims/store'], types: ['claims/match'], packages: /^idb$/ },
  page: {
    values: ['page', 'claims/text'],
    types: ['claims', 'claims/match'],
    packages: /^@mozilla\/readability$/,
  },
  messages: { values: ['messages', 'claims', 'claims/match'], types: [], packages: /^#imports$/ },
  components: {
    values: ['components'],
    types: ['claims', 'claims/match', 'messages'],
    packages: /^(?:preact(?:\/.*)?|@preact\/signals)$/,
  },
  entrypoints: {
    values: [
      'entrypoints',
      'claims',
      'claims/text',
      'claims/match',
      'claims/store',
      'page',
      'messages',
      'components',
    ],
    types: [],
    packages: /^(?:#imports|preact(?:\/.*)?|@preact\/signals)$/,
  },
  cli: {
    values: ['cli', 'claims', 'claims/text', 'claims/match'],
    types: [],
    packages: /^(?!preact|#imports|idb|zod|wxt)/,
  },
}

/** zod is configured in one file; everybody else imports it from there. */
const ZOD_DOOR = 'claims/schema.ts'
/** claims/match and claims/text load in workers and benches without any schema code. */
const NO_SCHEMA: readonly Room[] = ['claims/text', 'claims/match']

export type Edge = { readonly file: string; readonly imports: string; readonly reason: string }

export function roomOf(file: string): Room | undefined {
  return ROOMS.find((room) => file.startsWith(`${room}/`))
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
  const rule = RULES[room]
  if (!specifier.startsWith('.')) {
    if (specifier.startsWith('node:'))
      return room === 'cli' ? undefined : `${room} may not use Node's modules`
    if (specifier === 'zod/mini') return file === ZOD_DOOR ? undefined : `zod comes through ${ZOD_DOOR}`
    return rule.packages.test(specifier) ? undefined : `${room} may not import this package`
  }
  const target = posix.join(posix.dirname(file), specifier.replace(/\?.*$/, ''))
  if (/\.(?:css|json)$/.test(target)) return undefined
  const owner = roomOf(target)
  if (owner === undefined) return 'nobody imports tests, scripts, benches or what lies outside the rooms'
  if (NO_SCHEMA.includes(room) && !typeOnly && target === ZOD_DOOR) return `${room} carries no schema code`
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
