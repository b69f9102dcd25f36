import { type Finding, LINT_RULES } from '../../claims/packs/lint-rules.ts'

/** A finding with its place on disk. */
export type PlacedFinding = Finding & {
  readonly file: string
  readonly line: number
  readonly column: number
}

/** Findings as SARIF 2.1.0, which code hosts show beside the lines of a change. */
export function toSarif(findings: readonly PlacedFinding[], version: string): object {
  return {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
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
              defaultConfiguration: { level: severity },
            })),
          },
        },
        columnKind: 'utf16CodeUnits',
        results: findings.map(({ rule, severity, message, advice, file, line, column }) => ({
          ruleId: rule,
          level: severity,
          message: { text: `${message}. To do: ${advice}.` },
          locations: [
            {
              physicalLocation: {
                // A file name may hold what an address may not.
                artifactLocation: { uri: file.split('/').map(encodeURIComponent).join('/') },
                region: { startLine: line, startColumn: column },
              },
            },
          ],
        })),
      },
    ],
  }
}
