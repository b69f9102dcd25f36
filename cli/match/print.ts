import type { Evidence, Level, Stance } from '../../claims/match/types.ts'
import { type ClaimKey, splitClaimKey } from '../../claims/records/claim-key.ts'
import type { Terminal } from '../command.ts'
import { jsonLine, printable } from '../printable.ts'

/** What is known of one sentence and one claim; docs/cli.md has the fields. */
export type FoundLine = {
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
  /** Present where an explanation was asked for. */
  readonly evidence?: Evidence
}

type Form = {
  /** JSON Lines; otherwise a table for people. */
  readonly json: boolean
  /** Say which pack a claim is of. */
  readonly severalPacks: boolean
}

const USUAL_COLUMNS = 100

/** Prints what was found, some lines at a time. */
export function printer(terminal: Terminal, form: Form): (lines: readonly FoundLine[]) => Promise<void> {
  if (form.json) return (lines) => terminal.out(lines.map((line) => jsonOf(line, form.severalPacks)).join(''))
  // Some terminals (those that "script" opens, say) call themselves 0 wide.
  const columns = terminal.columns || USUAL_COLUMNS
  let isFirst = true
  return async (lines) => {
    const heading = isFirst
      ? `${'  score'.padEnd(8)}${'level'.padEnd(10)}${'stance'.padEnd(12)}claim, sentence\n`
      : ''
    isFirst = false
    await terminal.out(heading + lines.map((line) => rowOf(line, form.severalPacks, columns)).join(''))
  }
}

function jsonOf(line: FoundLine, severalPacks: boolean): string {
  const { doc, index, start, end, text, claim, score, level, stance, by, marked, evidence } = line
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

function rowOf(line: FoundLine, severalPacks: boolean, columns: number): string {
  const { pack, claim } = splitClaimKey(line.claim)
  const sign = line.marked ? '●' : ' '
  const name = severalPacks ? `${pack}/${claim}` : claim
  const place = `${line.doc}:${line.index}`
  const head = `${sign} ${line.score.toFixed(2).padEnd(6)}${(line.level ?? '–').padEnd(10)}${line.stance.padEnd(12)}`
  const rows = [
    `${head}${printable(name)}  (${printable(place)})`,
    `${' '.repeat(10)}${shorten(line.text, columns - 11)}`,
  ]
  if (line.evidence !== undefined)
    rows.push(
      ...reasonsOf(line.evidence).map((reason) => `${' '.repeat(10)}  ${shorten(reason, columns - 13)}`),
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
    ...evidence.guards.map(
      ({ guard, passed, detail }) => `guard ${guard}: ${passed ? 'passed' : 'failed'}, ${detail}`,
    ),
  ]
}

function shorten(text: string, width: number): string {
  const plain = printable(text)
  return plain.length <= width ? plain : `${plain.slice(0, Math.max(1, width - 1))}…`
}
