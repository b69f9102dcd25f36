import { mkdirSync, readdirSync, statSync } from 'node:fs'
import { dirname, join, relative, resolve, sep } from 'node:path'
import { fileURLToPath } from 'node:url'
import { ID_PATTERN, isPlainHttpsUrl } from '../../claims/fields.ts'
import { parseManifest } from '../../claims/pack.ts'
import { type Command, CommandError, readArguments } from '../command.ts'
import { saveFile } from '../files.ts'
import { languageOption } from '../language.ts'

const usage = `
footnote init: start a pack, with a first claim that passes lint and test

Usage: footnote init FOLDER [--name NAME] [--publisher NAME] [--url URL] [--licence SPDX] [--lang TAG]

  FOLDER            its last part is the pack's id: a–z, 0–9, ".", "_" and "-"
  --name NAME       for readers; the id, if not said
  --publisher NAME  who answers for the claims
  --url URL         the publisher's site, https://…
  --licence SPDX    CC-BY-4.0, if not said
  --lang TAG        language of the pack; en, if not said
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
    })
    const [folder] = positionals
    if (folder === undefined || positionals.length > 1) throw new CommandError('one FOLDER is needed.', 2)
    const id = resolve(folder).split(sep).pop() ?? ''
    if (!ID_PATTERN.test(id))
      throw new CommandError(`"${id}" cannot be a pack's id: a–z, 0–9, ".", "_" and "-" only, 64 at most.`, 2)
    if (!isPlainHttpsUrl(values.url)) throw new CommandError(`--url must be a plain https:// address.`, 2)
    const there = statSync(folder, { throwIfNoEntry: false })
    if (there && (!there.isDirectory() || readdirSync(folder).length > 0))
      throw new CommandError(`${folder}: there is something in it already.`)
    languageOption(values.lang)
    const today = new Date().toISOString().slice(0, 10)
    const site = new URL(values.url)
    const manifest = {
      format: 1,
      id,
      version: 1,
      released: today,
      name: { [values.lang]: values.name ?? id },
      description: { [values.lang]: 'What this pack is about, in a sentence or two.' },
      publisher: { name: values.publisher, url: site.href },
      licence: values.licence,
      languages: [values.lang],
      sourcingPolicy: new URL('sourcing', site).href,
      correctionsPolicy: new URL('corrections', site).href,
    }
    const checked = parseManifest(manifest)
    if (!checked.ok) throw new CommandError(checked.error.map(({ message }) => message).join('\n'), 2)
    mkdirSync(join(folder, 'claims'), { recursive: true })
    write(join(folder, 'pack.json'), { $schema: schemaFrom(folder, 'pack'), ...manifest })
    write(join(folder, 'claims', 'town-hall-built-1901.json'), firstClaim(folder, values.lang, today))
    saveFile(
      join(folder, 'CHANGELOG.md'),
      `# Changelog of ${id}\n\nWhat changed for readers, newest first.\n\n## 1 – ${today}\n\n- First release.\n`,
    )
    await terminal.out(
      `${folder} is a pack. Next:\n  footnote lint ${folder}\n  footnote test ${folder}\n  footnote add ${folder} review.json   (or replace claims/town-hall-built-1901.json)\n  footnote build ${folder}\n`,
    )
    return 0
  },
}

/** Made up, and plain to see as such; every field that a good claim has. */
function firstClaim(folder: string, lang: string, today: string) {
  return {
    $schema: schemaFrom(join(folder, 'claims'), 'claim'),
    format: 1,
    id: 'town-hall-built-1901',
    lang,
    texts: {
      [lang]: {
        text: 'The town hall of Exampleton was built in 1901.',
        variants: ['Exampleton’s town hall dates from 1901.', 'Exampleton has had its town hall since 1901.'],
      },
    },
    verdict: 'refuted',
    label: { text: 'False' },
    lifecycle: { state: 'published', since: today },
    finding: { [lang]: 'The building files of the town say that it was finished in 1911.' },
    sources: [
      {
        url: 'https://archive.example/exampleton/town-hall',
        title: 'Building files of the town hall',
        publisher: 'Exampleton Town Archive',
        kind: 'primary-document',
        relation: 'refutes',
        published: '1911',
        accessed: today,
      },
    ],
    topics: ['example'],
    guards: { names: [['Exampleton']] },
    examples: {
      match: [{ lang, text: 'Built in 1901, the town hall of Exampleton is open to visitors.' }],
      reject: [
        { lang, text: 'The railway station of Exampleton was built in 1901.', note: 'Another building.' },
        { lang, text: 'The town hall of Exampleton was built in 1911.', note: 'Another year.' },
      ],
    },
    created: today,
    reviewed: today,
    updated: today,
  }
}

/** The way from a folder to the JSON Schema files that editors complete with. */
function schemaFrom(folder: string, record: string): string {
  const schemas = join(dirname(fileURLToPath(import.meta.url)), '..', '..', 'schemas')
  return relative(folder, join(schemas, `${record}.schema.json`))
    .split(sep)
    .join('/')
}

function write(path: string, record: object): void {
  saveFile(path, `${JSON.stringify(record, null, 2)}\n`)
}
