import { packStats } from '../../claims/packs/publisher/stats.ts'
import { type Command, readArguments } from '../command.ts'
import { saveFile } from '../files.ts'
import { onlyPack, readPack } from '../packs/read-pack.ts'
import { jsonLine } from '../printable.ts'
import { progressOn } from '../progress.ts'
import { loadRenderer } from '../site/load-renderer.ts'

const usage = `
footnote report: make an HTML page with charts of a pack: verdicts, topics, age, sources, coverage

Usage: footnote report PACK [--out FILE] [--json]

  PACK        a pack's folder or bundle
  --out FILE  the file to write, which needs no other file; default: <id>-report.html
  --json      report as JSON
`

export const command: Command = {
  usage,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      out: { type: 'string' },
      json: { type: 'boolean', default: false },
    })
    const pack = await readPack(onlyPack(positionals), progressOn(terminal))
    const out = values.out ?? `${pack.manifest.id}-report.html`
    const { reportPage } = await loadRenderer()
    saveFile(out, reportPage(pack.manifest, packStats(pack)))
    await terminal.out(values.json ? jsonLine({ report: out }) : `${out}\n`)
    return 0
  },
}
