import { mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { saveFile } from '../../cli/files.ts'
import { writeWhole } from '../../cli/metadata-folder.ts'

const folder = mkdtempSync(join(tmpdir(), 'footnote-part-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('files that are written beside their place first', () => {
  it.each<[string, string, (path: string) => unknown]>([
    ['saveFile', 'page.html.part', (path) => saveFile(path, 'new')],
    ['writeWhole', `page.html.${process.pid}.part`, (path) => writeWhole(path, Buffer.from('new'))],
  ])('never follow a link at that place: %s', async (_, part, write) => {
    const victim = join(folder, 'victim')
    writeFileSync(victim, 'mine')
    symlinkSync(victim, join(folder, part))
    await write(join(folder, 'page.html'))
    expect(readFileSync(victim, 'utf8')).toBe('mine')
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toBe('new')
    // And once more, where all is in order.
    await write(join(folder, 'page.html'))
    expect(readFileSync(join(folder, 'page.html'), 'utf8')).toBe('new')
  })
})
