import { afterEach, describe, expect, test } from 'vitest'
import type { NameDoubt } from '../../../claims/packs/reader/publisher-names.ts'
import { PacksView, type PacksViewProps } from '../../../components/packs/PacksView.tsx'
import { packsTextsFor } from '../../../components/texts/packs-texts.ts'
import type { PackDetails } from '../../../messages/protocol.ts'
import { aManifest } from '../../support/records.ts'
import { clear, draw } from '../screen.ts'
import { PACKS, PAGES } from './pages.ts'

afterEach(clear)

const nothing = () => {}
const HANDLERS = {
  onSwitch: nothing,
  onMove: nothing,
  onRollBack: nothing,
  onRemove: nothing,
  onPutBack: nothing,
  onWaiting: nothing,
  onFile: nothing,
  onAddress: nothing,
  onListed: nothing,
  onUpdate: nothing,
  onStop: nothing,
  onDecline: nothing,
  onYes: nothing,
  onNo: nothing,
  onDismiss: nothing,
  onSeen: nothing,
}

function drawPage(props: Partial<PacksViewProps>, width = 760, locale = 'en'): HTMLElement {
  return draw(view(props, locale), width)
}
const view = (props: Partial<PacksViewProps>, locale = 'en') => (
  <PacksView busy={false} maxAddress={2_048} {...HANDLERS} {...props} t={packsTextsFor(locale)} />
)

describe('what a reader sees of a pack before the yes', () => {
  test('says of every pack who signed it, or that nobody did', () => {
    const kinds: PackDetails['origin'][] = [
      { kind: 'embedded' },
      { kind: 'channel', url: 'https://towers.example/' },
      { kind: 'file', name: 'x.footnote' },
    ]
    const packs = kinds.map((origin, at) => ({ ...PACKS[0]!, origin, manifest: aManifest({ id: `p${at}` }) }))
    const box = drawPage({ ...PAGES.directory!, packs })
    expect([...box.querySelectorAll('.pack header .signed-by')].map((each) => each.textContent)).toEqual([
      'Comes with Footnote',
      'Signed by towers.example',
      'Not signed',
    ])
  })

  test.each<[NameDoubt, string]>([
    [{ code: 'mixed', word: 'Br\u0456dge' }, 'mixes letters of different alphabets in “Br\u0456dge”'],
    [{ code: 'looks-like', name: 'Tower Watch' }, 'looks like Tower Watch'],
    [
      { code: 'other-site', name: 'Tower Watch', site: 'towers.example' },
      'You know Tower Watch from towers.example',
    ],
  ])('warns about a publisher’s name: %j', (doubt, words) => {
    const page = PAGES['preview of another release']!
    if (page.question?.kind !== 'preview') throw new Error('no preview')
    drawPage({ ...page, question: { kind: 'preview', preview: { ...page.question.preview, doubt } } })
    expect(document.querySelector('dialog .warning + .verdicts, dialog')!.textContent).toContain(words)
  })

  test.each([
    [
      { found: 0, claims: 0, broad: false, examples: [] },
      'Tried on 399 ordinary sentences that state no claim: it would mark none',
    ],
    [{ found: 2, claims: 1, broad: false, examples: ['It rained.'] }, 'it would mark 2 of them by mistake'],
    [{ found: 70, claims: 5, broad: true, examples: ['It rained.'] }, 'This pack is worded too broadly'],
  ])('says how a pack did on ordinary sentences: %j', (result, words) => {
    const page = PAGES.preview!
    if (page.question?.kind !== 'preview') throw new Error('no preview')
    const triedOut = { sentences: 399, ...result }
    drawPage({ ...page, question: { kind: 'preview', preview: { ...page.question.preview, triedOut } } })
    const text = document.querySelector('dialog')!.textContent!
    expect(text).toContain(words)
    expect(text.includes('For example: “It rained.”')).toBe(result.found > 0)
  })

  test('says with which release a waiting one is compared, and lists what is rewritten', () => {
    const pack = { ...PACKS[0]!, waiting: PACKS[0]! }
    const line = {
      id: 'a',
      text: 'The tower leans.',
      lang: 'en',
      verdict: 'mixed',
      label: 'x',
      state: 'published',
    } as const
    const counts = { flipped: 0, withdrawn: 0, added: 0, changed: 0, same: 3 }
    const changes = {
      reasons: [
        { code: 'rewritten', rewritten: 4, of: 9 },
        { code: 'withdrawn', withdrawn: 2, of: 9 },
        { code: 'older', before: 9, after: 3 },
      ],
      since: 12,
      flipped: [],
      withdrawn: [],
      rewritten: [{ before: line, after: line, fields: ['finding'] }],
      added: [],
      changed: [],
      totals: { ...counts, rewritten: 1 },
    } as const
    drawPage({ packs: [pack], question: { kind: 'waiting', pack, changes } })
    const text = document.querySelector('dialog')!.textContent!
    for (const part of [
      'Compared with version 12, the last one that you agreed to',
      '4 of 9 claims say something else than before, or have further wordings',
      '2 of 9 claims are withdrawn or left out',
      'you have version 9, this is version 3',
      '1 claim is rewritten',
      'The tower leans.',
    ])
      expect(text).toContain(part)
  })
})
