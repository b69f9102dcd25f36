import { statSync } from 'node:fs'
import { isAbsolute, join, relative, resolve, sep } from 'node:path'
import { pathToFileURL } from 'node:url'
import { type Finding, LINT_RULES } from '../../claims/packs/publisher/lint-rules.ts'

/** A finding with its place on disk. */
export type PlacedFinding = Finding & {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** The standard's own address of its schema. */
const SCHEMA = 'https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json'

/**
 * Findings as SARIF 2.1.0, which code hosts show beside the lines of a change.
 *
 * @param pack the pack's path as typed. Code hosts expect addresses relative to the top of the repository,
 *   where lint is run
 */
export function toSarif(findings: readonly PlacedFinding[], pack: string, version: string): object {
  const rules = Object.keys(LINT_RULES)
  return {
    $schema: SCHEMA,
    version: '2.1.0',
    runs: [
      {
        tool: {
          driver: {
            name: 'footnote lint',
            version,
            rules: Object.entries(LINT_RULES).map(([id, [severity, text]]) => ({
              id,
              shortDescription: { text },
              // The next two are optional in the standard but required by GitHub's code scanning.
              fullDescription: { text },
              help: { text: `${text} Each finding says how to fix it.` },
              defaultConfiguration: { level: severity },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(({ rule, severity, message, advice, file, line, column }) => ({
          ruleId: rule,
          ruleIndex: rules.indexOf(rule),
          level: severity,
          message: { text: `${message}. To do: ${advice}.` },
          locations: [
            {
              physicalLocation: {
                artifactLocation: { uri: addressOf(pack, file) },
                region: { startLine: line, startColumn: column },
              },
            },
          ],
        })),
      },
    ],
  }
}

/** A relative address for files below the working folder (RFC 3986), a file: address for others. */
function addressOf(pack: string, file: string): string {
  const path = resolve(statSync(pack).isDirectory() ? join(pack, file) : pack)
  const way = relative('', path)
  if (way.startsWith('..') || isAbsolute(way)) return pathToFileURL(path).href
  // A file name may have characters that an address must escape.
  return way.split(sep).map(encodeURIComponent).join('/')
}
