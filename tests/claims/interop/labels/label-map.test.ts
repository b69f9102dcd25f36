import { describe, expect, it } from 'vitest'
import { LabelMap } from '../../../../claims/interop/labels/label-map.ts'
import { verdictOfRating } from '../../../../claims/interop/verdict-of-rating.ts'

const row = (publisher: string, label: string, verdict: string) => ({
  where: 'row 2',
  publisher,
  label,
  verdict,
})

describe('claims/interop/labels/label-map', () => {
  const labels = new LabelMap()
  labels.add([
    row('River Desk', 'Wet', 'refuted'),
    row('https://www.desk.example/', 'Dry', 'mixed'),
    row('', 'false', 'misleading'),
    row('', '★★★', 'supported'),
  ])

  it('wins over what a label means elsewhere', () => {
    expect(verdictOfRating({ label: 'FALSE.' }, { labels })).toMatchObject({
      verdict: 'misleading',
      placed: true,
      notice: expect.stringContaining('as the map of labels says'),
    })
  })

  it('holds for its publisher only, by name or address', () => {
    expect(labels.verdictOf('wet', ['River Desk'])).toBe('refuted')
    expect(labels.verdictOf('wet', ['Other Desk'])).toBeUndefined()
    expect(labels.verdictOf('Dry', ['https://desk.example/2024/1'])).toBe('mixed')
  })

  it('holds for what stands before a colon, and for signs', () => {
    expect(labels.verdictOf('Wet: it rained all day', ['river desk'])).toBe('refuted')
    expect(labels.verdictOf('★★★', [])).toBe('supported')
  })

  it('refuses a verdict that is none of ours, and adds nothing', () => {
    const map = new LabelMap()
    expect(map.add([row('', 'Wet', 'refuted'), row('', 'Dry', 'damp')])).toMatchObject({
      ok: false,
      error: [expect.stringContaining('row 2: the verdict "damp" is none of refuted,')],
    })
    expect(map.verdictOf('Wet', [])).toBeUndefined()
  })
})
