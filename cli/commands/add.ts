import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Importer } from '../../claims/interop/import-claims.ts'
import { claimFromRow } from '../../claims/interop/row.ts'
import { fitsEveryFileSystem } from '../../claims/packs/publisher/file-names.ts'
import { ID_PATTERN, isPlainHttpsUrl } from '../../claims/records/fields.ts'
import { VERDICTS } from '../../claims/records/verdict.ts'
import { type Command, CommandError, readArguments } from '../command.ts'
import { languageOption } from '../language.ts'
import { isFolder, readPack } from '../packs/read-pack.ts'
import { claimWriter } from '../packs/save-claim.ts'
import { jsonLine } from '../printable.ts'
import { progressOn } from '../progress.ts'
import { command as importCommand } from './import.ts'

const usage = `
footnote add: add a claim to a pack, from a file or from what is typed

Usage: footnote add PACK FILE [--encoding NAME] [--lang TAG] [--json]
       footnote add PACK --text TEXT --verdict VERDICT --source URL [--finding TEXT] [--label TEXT]
                    [--id ID] [--lang TAG] [--json]

  PACK        a pack's folder
  FILE        ClaimReview JSON-LD (.json), the saved page of a fact-check (.html) or CSV (.csv)
  --encoding  of a FILE that is not UTF-8, such as windows-1252; pages tell theirs
  --text      the claim in one sentence
  --verdict   refuted, misleading, mixed, supported or unproven
  --source    where it was checked, https://…; may be given several times
  --finding   what was found, in one sentence
  --label     your own label, word for word; the verdict, if not said
  --json      JSON Lines, as of "footnote import"

The claim is a draft: look at it, add what is missing, then set its state to "published".
`

export const command: Command = {
  usage,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      text: { type: 'string' },
      verdict: { type: 'string' },
      source: { type: 'string', multiple: true },
      finding: { type: 'string' },
      label: { type: 'string' },
      id: { type: 'string' },
      encoding: { type: 'string' },
      lang: { type: 'string' },
      json: { type: 'boolean', default: false },
    })
    const [folder, ...files] = positionals
    if (folder === undefined) throw new CommandError('no PACK is named: a folder.', 2)
    if (values.text === undefined) {
      if (files.length === 0) throw new CommandError('a FILE or --text is needed.', 2)
      for (const option of ['verdict', 'source', 'finding', 'label', 'id'] as const)
        if (values[option] !== undefined)
          throw new CommandError(`--${option} goes with --text, not with a FILE.`, 2)
      return importCommand.run(
        [
          folder,
          ...files,
          ...(values.lang ? ['--lang', values.lang] : []),
          ...(values.encoding ? ['--encoding', values.encoding] : []),
          ...(values.json ? ['--json'] : []),
        ],
        terminal,
      )
    }
    if (values.encoding !== undefined)
      throw new CommandError('--encoding goes with a FILE, not with --text.', 2)
    if (files.length > 0) throw new CommandError(`--text and ${files[0]}: one or the other.`, 2)
    if (!VERDICTS.some((verdict) => verdict === values.verdict))
      throw new CommandError(`--verdict must be one of ${VERDICTS.join(', ')}.`, 2)
    if (values.source === undefined) throw new CommandError('--source is missing: where it was checked.', 2)
    for (const url of values.source)
      if (!isPlainHttpsUrl(url))
        throw new CommandError(`--source ${url}: must be a plain https:// address.`, 2)
    if (values.id !== undefined && !ID_PATTERN.test(values.id))
      throw new CommandError(`--id: "${values.id}" may have a–z, 0–9, ".", "_" and "-" only, 64 at most.`, 2)
    if (values.id !== undefined && !fitsEveryFileSystem(values.id))
      throw new CommandError(`--id: Windows can have no file called "${values.id}.json"; take another.`, 2)
    if (!isFolder(folder)) throw new CommandError(`${folder}: claims are added to a folder.`, 2)
    const { manifest, claims } = await readPack(folder, progressOn(terminal))
    const read = claimFromRow(
      {
        ...values,
        source_url: values.source,
        source_relation: values.source.map(() => relationOf(values.verdict)),
      },
      {
        today: new Date().toISOString().slice(0, 10),
        lang: languageOption(values.lang) ?? manifest.languages[0] ?? 'en',
        ...(values.id === undefined ? {} : { id: values.id }),
      },
    )
    if (!read.ok) throw new CommandError(read.error.map(({ message }) => message).join('\n'), 2)
    const line = new Importer(claims).take({ where: 'the claim', read })
    if (line.outcome !== 'taken')
      throw new CommandError([`the pack has it already, as ${line.claim}.`, ...line.notes].join(' '))
    const claim = { ...read.value.claim, id: line.claim ?? read.value.claim.id }
    const path = join(folder, 'claims', `${claim.id}.json`)
    if (existsSync(path)) throw new CommandError(`${path}: is there already.`)
    claimWriter(folder)(claim)
    if (values.json) await terminal.out(jsonLine(line))
    else await terminal.out(`${[`${path}: a draft.`, ...line.notes].join(' ')}\n`)
    return 0
  },
}

/** What a source that somebody names for a verdict does to the claim. */
function relationOf(verdict: string | undefined): string {
  if (verdict === 'supported') return 'supports'
  return verdict === 'refuted' ? 'refutes' : 'context'
}
