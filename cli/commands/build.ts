import { readFileSync, statSync } from 'node:fs'
import { makePatch } from '../../claims/packs/publisher/make-patch.ts'
import { writeBundle } from '../../claims/packs/publisher/write-bundle.ts'
import { sha256 } from '../../claims/packs/reader/tuf/hashes.ts'
import { type Command, CommandError, readArguments } from '../command.ts'
import { counted } from '../counted.ts'
import { saveFile } from '../files.ts'
import { GATE_HELP, GATE_OPTIONS, gate } from '../packs/gate.ts'
import { isFolder, onlyPack, readPack } from '../packs/read-pack.ts'
import { jsonLine } from '../printable.ts'
import { progressOn } from '../progress.ts'

const usage = `
footnote build: build the bundle of a pack, the same bytes from the same sources

Usage: footnote build PACK [--out FILE] [--patch-from OLD] [--after OLD] [--force REASON]
                      [--changelog FILE] [--lint FILE] [--no-model] [--json]

  PACK             a pack's folder
  --out FILE       the bundle to write; default: <id>-<version>.footnote
  --patch-from OLD also make a patch from this earlier bundle, beside the new one
  --after OLD      compare with this last release, a bundle or a folder; default: that of --patch-from${GATE_HELP}
  --json           report as JSON

Builds nothing if there are lint errors, failing examples, texts of "footnote init", or, compared with
the last release, an id given to another claim, a claim that is gone in place of withdrawn, or a verdict
that turned without a correction. Drafts are left out.
`

export const command: Command = {
  usage,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      out: { type: 'string' },
      'patch-from': { type: 'string' },
      after: { type: 'string' },
      ...GATE_OPTIONS,
      json: { type: 'boolean', default: false },
    })
    const progress = progressOn(terminal)
    const path = onlyPack(positionals)
    const pack = await readPack(path, progress)
    const last = values.after ?? values['patch-from']
    const previous = last === undefined ? undefined : (await readPack(last, progress)).claims
    const checked = await gate(pack, isFolder(path) ? path : undefined, previous, values, terminal, progress)
    if (!checked.passed) return 1
    const { id, version } = pack.manifest
    const drafts = pack.claims.filter(({ lifecycle }) => lifecycle.state === 'draft').length
    const out = values.out ?? `${id}-${version}.footnote`
    const bundle = await writeBundle(pack, {
      onProgress: (claims) =>
        progress.show(`${claims.toLocaleString('en')} claims`, claims / pack.claims.length),
    })
    progress.clear()
    if (!bundle.ok) throw new CommandError(bundle.error.message)
    saveFile(out, bundle.value)
    const made: Record<string, unknown> = {
      bundle: out,
      id,
      version,
      claims: pack.claims.length - drafts,
      drafts,
      bytes: bundle.value.length,
      sha256: await sha256(bundle.value),
    }
    const old = values['patch-from']
    if (old !== undefined) {
      if (statSync(old, { throwIfNoEntry: false })?.isFile() !== true)
        throw new CommandError(`${old}: there is no such bundle.`)
      progress.show('making the patch', undefined)
      const patch = await makePatch(readFileSync(old), bundle.value)
      progress.clear()
      if (!patch.ok) throw new CommandError(patch.error.message)
      made.patch = out.replace(/(?:\.footnote)?$/, '.patch')
      saveFile(String(made.patch), patch.value)
      made.patchBytes = patch.value.length
      made.patchSha256 = await sha256(patch.value)
    }
    checked.keepReason()
    if (values.json) await terminal.out(jsonLine(made))
    else {
      const lines = [
        `${out}: ${counted(pack.claims.length - drafts, 'claim')}${drafts > 0 ? ` (${counted(drafts, 'draft')} left out)` : ''}, ${made.bytes} bytes, sha256 ${made.sha256}`,
      ]
      if (made.patch) lines.push(`${made.patch}: ${made.patchBytes} bytes, sha256 ${made.patchSha256}`)
      await terminal.out(`${lines.join('\n')}\n`)
    }
    return 0
  },
}
