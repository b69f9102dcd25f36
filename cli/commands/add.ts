import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { Importer } from '../../claims/interop/import-claims.ts'
import { claimFromRow } from '../../claims/interop/row.ts'
import { fitsEveryFileSystem } from '../../claims/packs/publisher/file-names.ts'
import { ID_PATTERN, isPlainHttpsUrl } from '../../claims/records/fields.ts'
import type { Source } from '../../claims/records/source.ts'
import { VERDICTS, type Verdict } from '../../claims/records/verdict.ts'
import { type Command, CommandError, readArguments } from '../command.ts'
import { eitherOf } from '../counted.ts'
import { languageOption } from '../language.ts'
import { isFolder, readPack } from '../packs/read-pack.ts'
import { claimWriter } from '../packs/save-claim.ts'
import { jsonLine } from '../printable.ts'
import { progressOn } from '../progress.ts'
import { command as importCommand } from './import.ts'

const usage = `
footnote add: add a claim to a pack, from a file or from options

Usage: footnote add PACK FILE [--encoding NAME] [--lang TAG] [--json]
       footnote add PACK --text TEXT --verdict VERDICT --source URL [--finding TEXT] [--label TEXT]
                    [--id ID] [--lang TAG] [--json]

  PACK        a pack's folder
  FILE        ClaimReview JSON-LD (.json), the saved page of a fact-check (.html) or CSV (.csv)
  --encoding  encoding of a FILE that is not UTF-8, such as windows-1252; pages state theirs
  --text      the claim in one sentence
  --verdict   ${eitherOf(VERDICTS)}
  --source    the source that the check is based on, https://…; may be given several times
  --finding   what was found, in one sentence
  --label     your own label, word for word; default: the usual word for the verdict ("False")
  --json      JSON Lines, like those of "footnote import"

The claim is a draft: check it, add what is missing, then set its state to "published".
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
    if (folder === undefined) throw new CommandError('PACK is missing: a folder.', 2)
    if (values.text === undefined) {
      if (files.length === 0) throw new CommandError('FILE or --text is missing.', 2)
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
    if (files.length > 0) throw new CommandError(`give either --text or ${files[0]}, not both.`, 2)
    const verdict = VERDICTS.find((one) => one === values.verdict)
    if (verdict === undefined) throw new CommandError(`--verdict must be ${eitherOf(VERDICTS)}.`, 2)
    if (values.source === undefined)
      throw new CommandError('--source is missing: the address of a source.', 2)
    for (const url of values.source)
      if (!isPlainHttpsUrl(url))
        throw new CommandError(`--source ${url}: must be a plain https:// address.`, 2)
    if (values.id !== undefined && !ID_PATTERN.test(values.id))
      throw new CommandError(`--id: "${values.id}" may have only a–z, 0–9, ".", "_" and "-", 64 at most.`, 2)
    if (values.id !== undefined && !fitsEveryFileSystem(values.id))
      throw new CommandError(
        `--id: Windows cannot have a file called "${values.id}.json"; choose another id.`,
        2,
      )
    if (!isFolder(folder)) throw new CommandError(`${folder}: claims can only be added to a folder.`, 2)
    const { manifest, claims } = await readPack(folder, progressOn(terminal))
    const read = claimFromRow(
      {
        ...values,
        source_url: values.source,
        // What an address leads to is not known; few are fact-checks.
        source_kind: values.source.map(() => 'other'),
        source_relation: values.source.map(() => RELATIONS[verdict]),
      },
      {
        today: new Date().toISOString().slice(0, 10),
        lang: languageOption(values.lang) ?? manifest.languages[0] ?? 'en',
        ...(values.id === undefined ? {} : { id: values.id }),
      },
    )
    if (!read.ok) throw new CommandError(read.error.map(({ message }) => message).join('\n'), 2)
    const outcome = new Importer(claims).take({ where: 'the claim', read })
    if (outcome.outcome !== 'taken')
      throw new CommandError([`the pack already has it, as ${outcome.claim}.`, ...outcome.notes].join(' '))
    const claim = { ...read.value.claim, id: outcome.claim ?? read.value.claim.id }
    const path = join(folder, 'claims', `${claim.id}.json`)
    if (existsSync(path)) throw new CommandError(`${path} already exists.`)
    claimWriter(folder)(claim)
    if (values.json) await terminal.out(jsonLine(outcome))
    else await terminal.out(`${[`${path}: a draft.`, ...outcome.notes].join(' ')}\n`)
    return 0
  },
}

/** How a source given for a verdict probably relates to the claim. */
const RELATIONS: Readonly<Record<Verdict, Source['relation']>> = {
  refuted: 'refutes',
  misleading: 'context',
  mixed: 'context',
  supported: 'supports',
  unproven: 'context',
}
