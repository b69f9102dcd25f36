import { dirname, join } from 'node:path'
import { isPlainHttpsUrl } from '../../claims/records/fields.ts'
import { type Command, CommandError, readArguments } from '../command.ts'
import { counted } from '../counted.ts'
import { makeFolder, saveFile } from '../files.ts'
import { onlyPack, readPack } from '../packs/read-pack.ts'
import { jsonLine } from '../printable.ts'
import { progressOn } from '../progress.ts'
import { loadRenderer } from '../site/load-renderer.ts'

const usage = `
footnote site: make the static site of a pack, with a page for each claim

Usage: footnote site PACK --out FOLDER [--url URL] [--channel URL] [--json]

  PACK           a pack's folder or bundle
  --out FOLDER   the folder for the pages
  --url URL      the address of the finished site, https://…/; default: the pack's homepage or publisher
  --channel URL  the pack's channel: adds a subscribe button
  --json         report as JSON
`

export const command: Command = {
  usage,
  async run(args, terminal) {
    const { values, positionals } = readArguments(args, {
      out: { type: 'string' },
      url: { type: 'string' },
      channel: { type: 'string' },
      json: { type: 'boolean', default: false },
    })
    const { out, channel } = values
    if (out === undefined) throw new CommandError('--out is missing: the folder for the pages.', 2)
    for (const url of [values.url, channel])
      if (url !== undefined && !isPlainHttpsUrl(url))
        throw new CommandError(`"${url}" must be a plain https:// address.`, 2)
    const progress = progressOn(terminal)
    const { sitePages } = await loadRenderer()
    const pack = await readPack(onlyPack(positionals), progress)
    const address = values.url ?? pack.manifest.homepage ?? pack.manifest.publisher.url
    const url = address.endsWith('/') ? address : `${address}/`
    let written = 0
    const folders = new Set<string>()
    for (const { name, text } of sitePages(pack, { url, ...(channel === undefined ? {} : { channel }) })) {
      const path = join(out, name)
      const folder = dirname(path)
      if (!folders.has(folder)) makeFolder(folder)
      folders.add(folder)
      saveFile(path, text)
      written += 1
      progress.show('writing', Math.min(1, written / (pack.claims.length + 6)))
    }
    progress.clear()
    if (values.json) await terminal.out(jsonLine({ out, url, files: written }))
    else await terminal.out(`${counted(written, 'file')} in ${out}; open ${join(out, 'index.html')}\n`)
    return 0
  },
}
