/** The source files of the repository, for the checks of this folder. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseAst } from 'vite'
import { ROOMS } from './imports.ts'

/** Folders of what only developers run, beside tests. */
export const TOOLS = ['bench', 'scripts']
/** Folders of what users run: the extension and the command. */
export const PRODUCT = [...new Set(ROOMS.map((room) => room.split('/')[0] as string))].filter(
  (folder) => !TOOLS.includes(folder),
)

export type SourceFile = {
  /** Path from the top of the repository, with slashes. */
  readonly path: string
  readonly text: string
}

/** The TypeScript and JavaScript files of these folders, without declarations. */
export function sourcesOf(folders: readonly string[]): SourceFile[] {
  return filesOf(folders, /(?<!\.d)\.(?:ts|tsx|mjs)$/)
}

/** The files of these folders whose names match. */
export function filesOf(folders: readonly string[], names: RegExp): SourceFile[] {
  return folders.flatMap((folder) =>
    readdirSync(folder, { recursive: true })
      .map((name) => join(folder, String(name)).replaceAll('\\', '/'))
      .filter((path) => names.test(path) && !path.startsWith('tests/fixtures/'))
      .sort()
      .map((path) => ({ path, text: readFileSync(path, 'utf8') })),
  )
}

/** Number of lines of a text. */
export function linesIn(text: string): number {
  return text.split('\n').length - (text.endsWith('\n') ? 1 : 0)
}

/** A node of the syntax tree (ESTree). */
export type Node = { readonly type: string; readonly start: number; readonly end: number } & Record<
  string,
  unknown
>

/** The statements of a file. */
export function statementsOf({ path, text }: SourceFile): readonly Node[] {
  return parseAst(text, { lang: path.endsWith('x') ? 'tsx' : 'ts' }).body as unknown as Node[]
}

/** All nodes of a tree, each with the nodes that it is in, innermost last. */
export function* nodesIn(
  node: Node,
  within: readonly Node[] = [],
): Generator<{ node: Node; within: readonly Node[] }> {
  yield { node, within }
  for (const value of Object.values(node)) {
    for (const child of Array.isArray(value) ? value : [value])
      if (isNode(child)) yield* nodesIn(child, [...within, node])
  }
}

function isNode(value: unknown): value is Node {
  return typeof value === 'object' && value !== null && typeof (value as { type?: unknown }).type === 'string'
}

/** Path and line of a place in a file: `page/blocks.ts:12`. */
export function placeOf({ path, text }: SourceFile, at: number): string {
  return `${path}:${text.slice(0, at).split('\n').length}`
}
