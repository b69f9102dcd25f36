/** House rules that a file's syntax tree shows. Each function gives the places that break its rule. */
import { type Node, nodesIn, placeOf, type SourceFile, statementsOf } from './sources.ts'

/** Loops, and variables at the top of the file: an entrypoint only puts parts together. */
export function logicIn(file: SourceFile): string[] {
  const statements = statementsOf(file)
  const lets = statements
    .map(declarationOf)
    .filter((node) => node.type === 'VariableDeclaration' && node.kind !== 'const')
  const loops = statements.flatMap((statement) =>
    [...nodesIn(statement)].map(({ node }) => node).filter(({ type }) => /^(?:For|While|DoWhile)/.test(type)),
  )
  return [...lets, ...loops].map(({ start }) => placeOf(file, start))
}

/** What may be done with an expression that has the flag g or y and is kept: these reset or copy it. */
const SAFE_USE = new Set(['match', 'matchAll', 'replace', 'replaceAll', 'split', 'search'])

/**
 * Uses of a regular expression at the top of a module, with the flag g or y, that carry its lastIndex
 * from one call to the next: `test`, `exec`, `lastIndex`, and whatever hands it on to where that is
 * not seen. A function of the same file may take it, if it is safe there.
 *
 * @param names the names of these expressions in this file; see {@link statefulPatterns}
 */
export function statefulUses(file: SourceFile, names: ReadonlySet<string>): string[] {
  if (names.size === 0) return []
  const statements = statementsOf(file).filter(({ type }) => type !== 'ImportDeclaration')
  const functions = new Map(
    statements
      .map(declarationOf)
      .filter(({ type }) => type === 'FunctionDeclaration')
      .map((node) => [(node.id as Node).name as string, node]),
  )
  return statements
    .flatMap((statement) => unsafeUses(statement, names, functions))
    .map((at) => placeOf(file, at))
}

/** Where a tree uses one of these names in another way than {@link SAFE_USE}. */
function unsafeUses(tree: Node, names: ReadonlySet<string>, functions: ReadonlyMap<string, Node>): number[] {
  return [...nodesIn(tree)].flatMap(({ node, within }) => {
    if (node.type !== 'Identifier' || !names.has(node.name as string)) return []
    const parent = within.at(-1) as Node
    return isSafe(node, parent) || isSafelyTaken(node, parent, functions) ? [] : [node.start]
  })
}

/** Whether a function of the file takes it as an argument and uses that safely. */
function isSafelyTaken(node: Node, parent: Node, functions: ReadonlyMap<string, Node>): boolean {
  if (parent.type !== 'CallExpression') return false
  const taker = functions.get((parent.callee as Node).name as string)
  if (taker === undefined) return false
  const parameter = (taker.params as Node[])[(parent.arguments as Node[]).indexOf(node)]
  if (parameter?.type !== 'Identifier') return false
  return unsafeUses(taker.body as Node, new Set([parameter.name as string]), new Map()).length === 0
}

function isSafe(node: Node, parent: Node): boolean {
  if (parent.type === 'VariableDeclarator' && parent.id === node) return true
  // A property of the same name.
  if (parent.type === 'MemberExpression' && parent.property === node && parent.computed !== true) return true
  if (parent.type === 'Property' && parent.key === node && parent.value !== node) return true
  if (parent.type === 'ExportSpecifier') return true
  if (parent.type === 'MemberExpression' && parent.object === node)
    return ['source', 'flags'].includes((parent.property as Node).name as string)
  if (parent.type !== 'CallExpression' || (parent.arguments as Node[])[0] !== node) return false
  const callee = parent.callee as Node
  return callee.type === 'MemberExpression' && SAFE_USE.has((callee.property as Node).name as string)
}

/** Names at the top of a module whose values hold a regular expression with the flag g or y. */
export function statefulPatterns(file: SourceFile): ReadonlySet<string> {
  if (!/\/[a-z]*[gy]|RegExp/.test(file.text)) return new Set()
  const names = statementsOf(file)
    .map(declarationOf)
    .flatMap((node) => (node.type === 'VariableDeclaration' ? (node.declarations as Node[]) : []))
    .filter(
      ({ init }) => init != null && !/Function/.test((init as Node).type) && hasStatefulPattern(init as Node),
    )
    .map(({ id }) => (id as Node).name as string)
  return new Set(names)
}

function hasStatefulPattern(init: Node): boolean {
  return [...nodesIn(init)].some(({ node, within }) => {
    const flags = flagsOf(node)
    // "…".replaceAll(/x/g, "y") keeps the text, not the expression.
    const parent = within.at(-1)
    return /[gy]/.test(flags) && !(parent?.type === 'CallExpression' && isSafe(node, parent))
  })
}

function flagsOf(node: Node): string {
  if (node.type === 'Literal') return (node.regex as { flags: string } | undefined)?.flags ?? ''
  if (!/^(?:New|Call)Expression$/.test(node.type) || (node.callee as Node).name !== 'RegExp') return ''
  return String((node.arguments as Node[])[1]?.value ?? '')
}

/** Names that a file imports from another: its own name for each exported one. */
export function importedNames(file: SourceFile, from: (specifier: string) => boolean): Map<string, string> {
  return new Map(
    statementsOf(file)
      .filter(({ type, source }) => type === 'ImportDeclaration' && from(String((source as Node).value)))
      .flatMap(({ specifiers }) => specifiers as Node[])
      .filter(({ type }) => type === 'ImportSpecifier')
      .map(({ imported, local }) => [(imported as Node).name as string, (local as Node).name as string]),
  )
}

/**
 * `x ??= promise` where x is declared as a promise and the promise is kept even if it is rejected:
 * nothing on the right says `.catch(…)`.
 */
export function keptRejections(file: SourceFile): string[] {
  if (!file.text.includes('??=')) return []
  const nodes = statementsOf(file).flatMap((statement) => [...nodesIn(statement)].map(({ node }) => node))
  const promises = new Set(
    nodes
      .filter(
        ({ type, id }) => type === 'VariableDeclarator' && /:\s*Promise</.test(textOf(file, id as Node)),
      )
      .map(({ id }) => (id as Node).name as string),
  )
  return nodes
    .filter(({ type, operator }) => type === 'AssignmentExpression' && operator === '??=')
    .filter(({ left, right }) => {
      const name = (left as Node).name as string
      return promises.has(name) && !textOf(file, right as Node).includes('.catch(')
    })
    .map(({ start }) => placeOf(file, start))
}

function textOf({ text }: SourceFile, { start, end, typeAnnotation }: Node): string {
  return text.slice(start, Math.max(end, (typeAnnotation as Node | undefined)?.end ?? 0))
}

/** What a statement declares: its own declaration, or the one that it exports. */
function declarationOf(statement: Node): Node {
  return statement.type === 'ExportNamedDeclaration' && statement.declaration != null
    ? (statement.declaration as Node)
    : statement
}
