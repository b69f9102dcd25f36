import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { folder, packIn, run, useFolder } from '../packs-in-folder.ts'

useFolder()

/** A table in the folder, a review of each label by the River Desk. */
function rowsWith(...labels: string[]): string {
  const file = join(folder, 'rows.csv')
  const rows = labels.map((label, n) => `Tower ${n} leans.,"${label}",https://desk.example/${n},River Desk`)
  writeFileSync(file, ['text,verdict,url,source_publisher', ...rows].join('\n'))
  return file
}

function fileWith(path: string, text: string): string {
  writeFileSync(path, text)
  return path
}

describe('footnote import: labels', () => {
  it('counts the labels that have no verdict, the most frequent first', async () => {
    const { written } = await run(
      'import',
      packIn('towers', []),
      rowsWith('Ape', 'Zebra', 'Zebra', 'Faux'),
      '--dry-run',
    )
    expect(written).toMatch(/Zebra × 2 not placed\s+Ape × 1 not placed\s+Give them a verdict in/)
    expect(written).not.toContain('Faux ×')
  })

  it('names them in JSON Lines', async () => {
    const { written } = await run('import', packIn('towers', []), rowsWith('Zebra', 'Faux'), '--json')
    const outcomes = written
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line))
    expect(outcomes.map(({ unplaced }) => unplaced)).toEqual(['Zebra', undefined])
  })

  it('reads the pack’s labels.csv, and lets --labels win over it', async () => {
    const pack = packIn('towers', [])
    fileWith(join(pack, 'labels.csv'), 'publisher,label,verdict\nRiver Desk,Zebra,mixed\n,Ape,supported\n')
    const given = fileWith(join(folder, 'more.csv'), 'publisher,label,verdict\nriver desk,zebra,misleading\n')
    const { written } = await run('import', pack, rowsWith('Zebra', 'Ape'), '--labels', given)
    expect(written).not.toContain('not placed')
    const verdicts = ['tower-0-leans', 'tower-1-leans'].map(
      (id) => JSON.parse(readFileSync(join(pack, 'claims', `${id}.json`), 'utf8')).verdict,
    )
    expect(verdicts).toEqual(['misleading', 'supported'])
    // The map is no part of the pack's release.
    expect((await run('lint', pack)).written).not.toContain('labels.csv')
  })

  it.each([
    ['label;verdict\nZebra;striped', 'row 2: the verdict "striped" is none of refuted,'],
    ['name,verdict\nZebra,mixed', 'has no column "label"'],
  ])('refuses a map such as %j', async (text, message) => {
    const map = fileWith(join(folder, 'map.csv'), text)
    const { code, complaints } = await run('import', packIn('towers', []), rowsWith('Zebra'), '--labels', map)
    expect(code).toBe(1)
    expect(complaints).toContain(message)
  })
})
