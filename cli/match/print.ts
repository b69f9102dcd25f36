import type { Evidence, Level, Stance } from '../../claims/match/types.ts'
import { type ClaimKey, splitClaimKey } from '../../claims/records/claim-key.ts'
import type { Terminal } from '../command.ts'
import { jsonLine, printable } from '../printable.ts'

/** One sentence and one claim that it may state; docs/cli.md describes the fields. */
export type FoundRow = {
  readonly doc: string | number
  readonly index: number | string
  readonly start: number
  readonly end: number
  readonly text: string
  readonly claim: ClaimKey
  readonly score: number
  readonly level: Level | null
  readonly stance: Stance
  readonly by?: string | undefined
  readonly marked: boolean
  /** Present with --explain. */
  readonly evidence?: Evidence
}

type Form = {
  /** Print JSON Lines; otherwise a table for people. */
  readonly json: boolean
  /** Name the pack of each claim. */
  readonly severalPacks: boolean
}

/** Width in characters if the terminal does not know its own. */
const USUAL_COLUMNS = 100

/** Returns a function that prints matches, several at a time. */
export function printer(terminal: Terminal, form: Form): (rows: readonly FoundRow[]) => Promise<void> {
  if (form.json) return (found) => terminal.out(found.map((row) => jsonOf(row, form.severalPacks)).join(''))
  // Some terminals report a width of 0, for example under "script".
  const columns = terminal.columns || USUAL_COLUMNS
  let isFirst = true
  return async (found) => {
    const heading = isFirst
      ? `${'  score'.padEnd(8)}${'level'.padEnd(10)}${'stance'.padEnd(12)}claim, sentence\n`
      : ''
    isFirst = false
    await terminal.out(heading + found.map((row) => textOf(row, form.severalPacks, columns)).join(''))
  }
}

function jsonOf(row: FoundRow, severalPacks: boolean): string {
  const { doc, index, start, end, text, claim, score, level, stance, by, marked, evidence } = row
  const { pack, claim: id } = splitClaimKey(claim)
  return jsonLine({
    doc,
    index,
    start,
    end,
    text,
    claim: id,
    ...(severalPacks ? { pack } : {}),
    score: Number(score.toFixed(6)),
    level,
    stance,
    ...(by === undefined ? {} : { by }),
    marked,
    ...(evidence === undefined ? {} : { evidence }),
  })
}

function textOf(row: FoundRow, severalPacks: boolean, columns: number): string {
  const { pack, claim } = splitClaimKey(row.claim)
  const mark = row.marked ? '●' : ' '
  const name = severalPacks ? `${pack}/${claim}` : claim
  const place = `${row.doc}:${row.index}`
  const head = `${mark} ${row.score.toFixed(2).padEnd(6)}${(row.level ?? '–').padEnd(10)}${row.stance.padEnd(12)}`
  const rows = [
    `${head}${printable(name)}  (${printable(place)})`,
    `${' '.repeat(10)}${shorten(row.text, columns - 11)}`,
  ]
  if (row.evidence !== undefined)
    rows.push(
      ...reasonsOf(row.evidence).map((reason) => `${' '.repeat(10)}  ${shorten(reason, columns - 13)}`),
    )
  return `${rows.join('\n')}\n`
}

function reasonsOf(evidence: Evidence): string[] {
  const words = evidence.aligned.map(({ claim, by }) => (by === 'exact' ? claim : `${claim} (${by})`))
  return [
    `claim: ${evidence.wording}`,
    `said: ${words.join(', ') || 'nothing'}`,
    ...(evidence.fromContext.length > 0 ? [`from context: ${evidence.fromContext.join(', ')}`] : []),
    ...(evidence.missing.length > 0 ? [`missing: ${evidence.missing.join(', ')}`] : []),
    `meaning: ${evidence.meaning ?? 'not compared'}`,
    ...evidence.guards.map(
      ({ guard, passed, detail }) => `guard ${guard}: ${passed ? 'passed' : 'failed'}, ${detail}`,
    ),
  ]
}

function shorten(text: string, width: number): string {
  const plain = printable(text)
  return plain.length <= width ? plain : `${plain.slice(0, Math.max(1, width - 1))}…`
}
