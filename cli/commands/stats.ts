import { type Counts, packStats } from '../../claims/packs/publisher/stats.ts'
import { type Command, readArguments } from '../command.ts'
import { counted } from '../counted.ts'
import { onlyPack, readPack } from '../packs/read-pack.ts'
import { jsonLine } from '../printable.ts'
import { progressOn } from '../progress.ts'

const usage = `
footnote stats: count what a pack is made of

Usage: footnote stats PACK [--json]

  PACK    a pack's folder or bundle
  --json  one JSON object
`

/** Rows of a list that are printed. */
const MAX_ROWS = 10

export const command: Command = {
  usage,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, { json: { type: 'boolean', default: false } })
    const stats = packStats(await readPack(onlyPack(positionals), progressOn(terminal)))
    if (values.json) {
      await terminal.out(jsonLine(stats))
      return 0
    }
    const lines = [
      `${stats.id}, release ${stats.version} of ${stats.released}`,
      `${counted(stats.claims, 'claim')}, ${stats.live} shown to readers, ${counted(stats.sources, 'source')}`,
      ...list('Verdicts', stats.byVerdict),
      ...list('State', stats.byState),
      ...list('Topics', stats.byTopic),
      ...list('Languages', stats.byLanguage),
      ...list('Last reviewed', stats.byReview),
      ...list('Sources of a claim', stats.bySources),
      ...list('Kinds of sources', stats.bySourceKind),
      ...list('Claims with', stats.coverage),
    ]
    await terminal.out(`${lines.join('\n')}\n`)
    return 0
  },
}

function list(title: string, counts: Counts): string[] {
  if (counts.length === 0) return []
  const rows = counts.slice(0, MAX_ROWS).map(([value, count]) => `  ${String(count).padStart(7)}  ${value}`)
  const more = counts.length - MAX_ROWS
  return ['', title, ...rows, ...(more > 0 ? [`         … and ${more} more`] : [])]
}
