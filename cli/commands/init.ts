import { readdirSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { fitsEveryFileSystem } from '../../claims/packs/publisher/file-names.ts'
import { ID_PATTERN, isPlainHttpsUrl } from '../../claims/records/fields.ts'
import { parseManifest } from '../../claims/records/pack.ts'
import { type Command, CommandError, readArguments } from '../command.ts'
import { makeFolder, saveFile } from '../files.ts'
import { languageOption } from '../language.ts'
import { jsonLine } from '../printable.ts'

const usage = `
footnote init: start a pack, with a first claim that passes lint and test

Usage: footnote init FOLDER [--name NAME] [--publisher NAME] [--url URL] [--licence SPDX] [--lang TAG]
                            [--json]

  FOLDER            its last part is the pack's id: a–z, 0–9, ".", "_" and "-"
  --name NAME       name for readers; default: the id
  --publisher NAME  who is responsible for the claims
  --url URL         the publisher's site, https://…
  --licence SPDX    default: CC-BY-4.0
  --lang TAG        language of the pack; default: en
  --json            report as JSON
`

export const command: Command = {
  usage,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      name: { type: 'string' },
      publisher: { type: 'string', default: 'Your Newsroom' },
      url: { type: 'string', default: 'https://newsroom.example/' },
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
    const example = EXAMPLES[values.lang.split('-')[0] ?? ''] ?? ENGLISH
    const manifest = {
      format: 1,
      id,
      version: 1,
      released: today,
      name: { [values.lang]: values.name ?? id },
      description: { [values.lang]: example.description },
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
    const claim = `claims/${FIRST_CLAIM}.json`
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
      `${folder} is a pack. Next:\n  footnote lint ${folder}\n  footnote test ${folder}\n  footnote add ${folder} review.json   (or replace claims/town-hall-built-1901.json)\n  footnote build ${folder}\n`,
    )
    return 0
  },
}

const FIRST_CLAIM = 'town-hall-built-1901'

type Example = {
  readonly lang: string
  readonly description: string
  readonly texts: readonly [text: string, ...variants: string[]]
  readonly label: string
  readonly finding: string
  readonly name: string
  readonly source: readonly [title: string, publisher: string]
  readonly match: string
  readonly reject: readonly (readonly [text: string, note: string])[]
}

const ENGLISH: Example = {
  lang: 'en',
  description: 'What this pack is about, in a sentence or two.',
  texts: [
    'The town hall of Exampleton was built in 1901.',
    'Exampleton’s town hall dates from 1901.',
    'Exampleton has had its town hall since 1901.',
  ],
  label: 'False',
  finding: 'The building files of the town say that it was finished in 1911.',
  name: 'Exampleton',
  source: ['Building files of the town hall', 'Exampleton Town Archive'],
  match: 'Built in 1901, the town hall of Exampleton is open to visitors.',
  reject: [
    ['The railway station of Exampleton was built in 1901.', 'Another building.'],
    ['The town hall of Exampleton was built in 1911.', 'Another year.'],
  ],
}

/** The first claim by language. A pack in another language starts with the English claim, to try it out. */
const EXAMPLES: Readonly<Record<string, Example>> = {
  en: ENGLISH,
  es: {
    lang: 'es',
    description: 'De qué trata este paquete, en una o dos frases.',
    texts: [
      'El ayuntamiento de Villaejemplo se construyó en 1901.',
      'El ayuntamiento de Villaejemplo data de 1901.',
      'Villaejemplo tiene su ayuntamiento desde 1901.',
    ],
    label: 'Falso',
    finding: 'El archivo municipal dice que la obra terminó en 1911.',
    name: 'Villaejemplo',
    source: ['Expediente de obras del ayuntamiento', 'Archivo Municipal de Villaejemplo'],
    match: 'Se construyó en 1901 el ayuntamiento de Villaejemplo, que está abierto a las visitas.',
    reject: [
      ['La estación de tren de Villaejemplo se construyó en 1901.', 'Otro edificio.'],
      ['El ayuntamiento de Villaejemplo se construyó en 1911.', 'Otro año.'],
    ],
  },
}

/** A claim that is obviously made up, with every field that a good claim has. */
function firstClaim(folder: string, example: Example, packLang: string, today: string) {
  // "es-MX" gets the Spanish claim; a language without its own claim gets the English one, marked as English.
  const lang = packLang.startsWith(example.lang) ? packLang : example.lang
  const [text, ...variants] = example.texts
  const [title, publisher] = example.source
  return {
    $schema: schemaFrom(join(folder, 'claims'), 'claim'),
    format: 1,
    id: FIRST_CLAIM,
    lang,
    texts: { [lang]: { text, variants } },
    verdict: 'refuted',
    label: { text: example.label },
    lifecycle: { state: 'published', since: today },
    finding: { [lang]: example.finding },
    sources: [
      {
        url: 'https://archive.example/town-hall',
        title,
        publisher,
        kind: 'primary-document',
        relation: 'refutes',
        published: '1911',
        accessed: today,
      },
    ],
    topics: ['example'],
    guards: { names: [[example.name]] },
    examples: {
      match: [{ lang, text: example.match }],
      reject: example.reject.map(([sentence, note]) => ({ lang, text: sentence, note })),
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
