import { readdirSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fitsEveryFileSystem } from '../../claims/packs/publisher/file-names.ts'
import {
  TEMPLATE_CLAIM,
  TEMPLATE_PUBLISHER,
  TEMPLATE_SOURCES,
  type TemplateClaim,
  templateClaim,
} from '../../claims/packs/publisher/template.ts'
import { ID_PATTERN, isPlainHttpsUrl } from '../../claims/records/fields.ts'
import { parseManifest } from '../../claims/records/pack.ts'
import { type Command, CommandError, readArguments } from '../command.ts'
import { makeFolder, saveFile } from '../files.ts'
import { languageOption } from '../language.ts'
import { jsonLine } from '../printable.ts'

const usage = `
footnote init: start a pack, with a first claim that passes lint and test

Usage: footnote init FOLDER [--name NAME] [--publisher NAME] [--url URL] [--description TEXT]
                            [--licence SPDX] [--lang TAG] [--json]

  FOLDER            its last part is the pack's id: a–z, 0–9, ".", "_" and "-"
  --name NAME       name for readers; default: the id
  --publisher NAME  who is responsible for the claims
  --url URL         the publisher's site, https://…
  --description TEXT  what the pack is about, in a sentence or two
  --licence SPDX    default: CC-BY-4.0
  --lang TAG        language of the pack; default: en
  --json            report as JSON
`

export const command: Command = {
  usage,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      name: { type: 'string' },
      publisher: { type: 'string', default: TEMPLATE_PUBLISHER.name },
      url: { type: 'string', default: TEMPLATE_PUBLISHER.url },
      description: { type: 'string' },
      licence: { type: 'string', default: 'CC-BY-4.0' },
      lang: { type: 'string', default: 'en' },
      json: { type: 'boolean', default: false },
    })
    const [folder] = positionals
    if (folder === undefined || positionals.length > 1)
      throw new CommandError('exactly one FOLDER is needed.', 2)
    const id = resolve(folder).split(sep).pop() ?? ''
    if (!ID_PATTERN.test(id))
      throw new CommandError(
        `"${id}" cannot be the id of a pack: use only a–z, 0–9, ".", "_" and "-", 64 at most.`,
        2,
      )
    if (!fitsEveryFileSystem(id))
      throw new CommandError(
        `"${id}" cannot be the id of a pack: Windows cannot have a folder with this name.`,
        2,
      )
    if (!isPlainHttpsUrl(values.url)) throw new CommandError(`--url must be a plain https:// address.`, 2)
    const there = statSync(folder, { throwIfNoEntry: false })
    if (there && (!there.isDirectory() || readdirSync(folder).length > 0))
      throw new CommandError(`${folder} is not empty.`)
    languageOption(values.lang)
    const today = new Date().toISOString().slice(0, 10)
    const site = new URL(values.url)
    const example = templateClaim(values.lang)
    const manifest = {
      format: 1,
      id,
      version: 1,
      released: today,
      name: { [values.lang]: values.name ?? id },
      description: { [values.lang]: values.description ?? example.description },
      publisher: { name: values.publisher, url: site.href },
      licence: values.licence,
      languages: values.lang.startsWith(example.lang) ? [values.lang] : [values.lang, example.lang],
      sourcingPolicy: new URL('sourcing', site).href,
      correctionsPolicy: new URL('corrections', site).href,
    }
    const checked = parseManifest(manifest)
    if (!checked.ok) throw new CommandError(checked.error.map(({ message }) => message).join('\n'), 2)
    makeFolder(join(folder, 'claims'))
    write(join(folder, 'pack.json'), { $schema: schemaFrom(folder, 'pack'), ...manifest })
    const claim = `claims/${TEMPLATE_CLAIM}.json`
    write(join(folder, claim), firstClaim(folder, example, values.lang, today))
    saveFile(
      join(folder, 'CHANGELOG.md'),
      `# Changelog of ${id}\n\nWhat changed for readers, newest first.\n\n## 1 – ${today}\n\n- First release.\n`,
    )
    if (values.json) {
      const files = ['pack.json', claim, 'CHANGELOG.md']
      await terminal.out(jsonLine({ pack: folder, id, files }))
      return 0
    }
    await terminal.out(
      `${folder} is a pack. Next:\n  footnote lint ${folder}\n  footnote test ${folder}\n  footnote add ${folder} review.json   (then delete ${claim})\n  footnote build ${folder}   (once its texts are yours)\n`,
    )
    return 0
  },
}

/** A claim that is obviously made up, with every field that a good claim has. */
function firstClaim(folder: string, example: TemplateClaim, packLang: string, today: string) {
  // "es-MX" gets the Spanish claim; a language without its own claim gets the English one, marked as English.
  const lang = packLang.startsWith(example.lang) ? packLang : example.lang
  const [text, ...variants] = example.texts
  return {
    $schema: schemaFrom(join(folder, 'claims'), 'claim'),
    format: 1,
    id: TEMPLATE_CLAIM,
    lang,
    texts: { [lang]: { text, variants } },
    verdict: 'refuted',
    label: { text: example.label },
    lifecycle: { state: 'published', since: today },
    finding: { [lang]: example.finding },
    sources: TEMPLATE_SOURCES.map((url, at) => ({
      url,
      ...example.sources[at],
      kind: at === 0 ? 'primary-document' : 'report',
      relation: 'refutes',
      published: '1911',
      accessed: today,
    })),
    topics: ['example'],
    guards: { names: [[example.name]] },
    examples: {
      match: [{ lang, text: example.match }],
      reject: example.reject.map((sentence) => ({ lang, ...sentence })),
    },
    created: today,
    reviewed: today,
    updated: today,
  }
}

/** The relative path from a folder to a JSON Schema, for completion in editors. */
function schemaFrom(folder: string, record: string): string {
  const schemas = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'schemas')
  return relative(folder, join(schemas, `${record}.schema.json`))
    .split(sep)
    .join('/')
}

function write(path: string, record: object): void {
  saveFile(path, jsonLine(record, 2))
}
