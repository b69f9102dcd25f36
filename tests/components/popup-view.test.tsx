import { afterEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { PopupView, type PopupViewProps } from '../../components/PopupView.tsx'
import { popupTextsFor } from '../../components/texts/popup-texts.ts'
import { PATIENCE } from '../page/frame.ts'
import { POPUPS } from '../support/gallery/states.ts'
import { growth, IN_PROPORTION } from '../support/growth.ts'
import * as samples from './samples.ts'
import { clear, draw } from './screen.ts'

afterEach(clear)

type Handlers = Partial<Pick<PopupViewProps, 'onSite' | 'onMeanings' | 'onReveal' | 'onRetry' | 'onReload'>>

function drawPopup(state: (typeof POPUPS)[string], on: Handlers = {}, width = 400): HTMLElement {
  const handlers = {
    onSite: () => {},
    onMeanings: () => {},
    onReveal: () => {},
    onRetry: () => {},
    onReload: () => {},
    ...on,
  }
  return draw(<PopupView {...state} {...handlers} t={popupTextsFor('en')} />, width)
}

const texts = (box: Element, selector: string) =>
  [...box.querySelectorAll(selector)].map((each) => each.textContent)

describe('PopupView', () => {
  test('groups what was found by verdict and counts it', () => {
    const box = drawPopup(POPUPS.done!)
    expect(texts(box, '.summary strong')).toEqual(['6 claims in 7 sentences'])
    expect(texts(box, '.count')).toEqual(['Refuted1', 'Misleading1', 'Mixed1', 'Unproven1', 'Supported2'])
    expect(texts(box, 'section > h2')).toEqual([
      'Refuted',
      'Misleading',
      'Unproven',
      'Supported',
      'Found, but not marked',
    ])
  })

  test('shows with each claim its sources, their kinds, the publisher’s label and the stance', () => {
    const item = drawPopup(POPUPS.done!).querySelector('.item')!
    // The browser adds quotation marks, by the label’s language.
    expect(texts(item, '.facts')).toEqual([
      'Not credible – Footnote Desk · Comes with Footnote · 1 news report and 1 official statement',
    ])
    expect(texts(item, '.stance')).toEqual(['Attributed to: The government'])
    expect(texts(item, '.chip')).toEqual(['Check disputed'])
  })

  test('compares a verdict’s period with the day of the page', () => {
    const chips = (published: string | undefined) =>
      texts(
        drawPopup({
          ...POPUPS.done!,
          page: { kind: 'report', report: samples.report({ published, found: [samples.found[5]!] }) },
        }),
        '.chip',
      )
    expect(chips('2017-08-02')).toEqual(['Accurate when written'])
    expect(chips(undefined)).toEqual(['Outdated'])
  })

  test('says that the page hides the marks, and lists their sentences with ways to them', () => {
    const box = drawPopup(POPUPS.hidden!)
    expect(texts(box, '.notice h2')).toEqual(['This page hides the marks'])
    expect(texts(box, '.summary strong')).toEqual(texts(drawPopup(POPUPS.done!), '.summary strong'))
    expect(box.querySelector('.unplaced')).toBeNull()
    expect(box.querySelectorAll('.item button').length).toBeGreaterThan(4)
  })

  test('says that only the beginning of a page was read', () => {
    const cut = (found: typeof samples.found) =>
      texts(
        drawPopup({
          ...POPUPS.done!,
          page: { kind: 'report', report: samples.report({ cut: true, found }) },
        }),
        '.cut',
      )
    for (const found of [[], samples.found.slice(0, 1)]) {
      expect(cut(found)).toEqual(['This page is very long. Footnote read only its beginning.'])
    }
  })

  test('says how many claims are suppressed, without those that are marked elsewhere', () => {
    const suppressed = (found: typeof samples.found, keys: string[]) =>
      texts(
        drawPopup({
          ...POPUPS.done!,
          page: { kind: 'report', report: samples.report({ found, suppressed: keys }) },
        }),
        '.suppressed',
      )
    const one = samples.found[0]!
    expect(suppressed([one], ['t/a', 't/b', one.claim])).toEqual([
      '2 claims fit too many sentences here and are not marked.',
    ])
    expect(suppressed([], ['t/a'])[0]).toMatch(/^1 claim fits too many sentences here and is not marked/)
    expect(suppressed([one], [])).toEqual([])
  })

  test('says that sentences are compared by words alone, and why, unless they are compared by meaning', () => {
    const note = (meanings: typeof samples.overview.meanings) =>
      texts(drawPopup({ ...POPUPS.done!, overview: { ...samples.overview, meanings } }), '.by-words')
    expect(note('on')).toEqual([])
    expect(note('off')[0]).toContain('switched off')
    expect(note('failed')[0]).toContain('could not be used')
    expect(note('low-memory')[0]).toContain('too little memory')
  })

  test.each([
    ['on', false],
    ['off', true],
    ['failed', false],
  ] as const)('switches comparing meanings: from %s to %s', async (meanings, to) => {
    const onMeanings = vi.fn()
    const overview = { ...samples.overview, meanings }
    const box = drawPopup({ ...POPUPS.done!, overview }, { onMeanings })
    box.querySelector('details.looked-for')!.setAttribute('open', '')
    const button = box.querySelector('.looked-for [role=switch]')!
    expect(button.getAttribute('aria-checked')).toBe(String(!to))
    await userEvent.click(button)
    expect(onMeanings.mock.calls).toEqual([[to]])
  })

  test('says which pack would mark too much of the page, also if nothing is marked', () => {
    const heldBack = [{ pack: 'venezuela-2017', sentences: 33 }]
    for (const found of [samples.found, []]) {
      const page = { kind: 'report', report: samples.report({ found, heldBack }) } as const
      expect(texts(drawPopup({ ...POPUPS.done!, page }), '.suppressed')).toEqual([
        expect.stringMatching(
          /^Venezuela.* would mark too much of this page\. 33 more sentences in which it was found are not marked\.$/,
        ),
      ])
      clear()
    }
  })

  test('goes to the sentence that is pressed', async () => {
    const onReveal = vi.fn()
    const box = drawPopup(POPUPS.done!, { onReveal })
    await userEvent.click(box.querySelectorAll('button.sentence')[1]!)
    expect(onReveal).toHaveBeenCalledExactlyOnceWith(3)
  })

  test('lists sentences without a place on the page separately, without buttons', () => {
    const apart = drawPopup(POPUPS.done!).querySelector('.unplaced')!
    expect(texts(apart, 'h3')).toEqual(['The drop in energy prices destroyed Venezuela’s economy.'])
    expect(apart.querySelectorAll('button')).toHaveLength(0)
  })

  test('shows one status alone when it is pressed, and all when it is pressed again', async () => {
    const box = drawPopup(POPUPS.done!)
    const supported = box.querySelector<HTMLElement>('.count[data-verdict=supported]')!
    await userEvent.click(supported)
    await vi.waitFor(() => expect(texts(box, 'section > h2')).toEqual(['Supported']), PATIENCE)
    expect(supported.ariaPressed).toBe('true')
    await userEvent.click(supported)
    await vi.waitFor(() => expect(texts(box, 'section > h2')).toHaveLength(5), PATIENCE)
  })

  test('says what was looked for, and that a page without marks can still be wrong', () => {
    const box = drawPopup(POPUPS.nothing!)
    expect(texts(box, '.notice h2')).toEqual(['No known claim found'])
    expect(box.textContent).toContain('A page without marks can still be wrong')
    expect(box.textContent).toContain('Read 58 sentences of this page.')
    expect(texts(box, 'footer summary')).toEqual(['Looked for 14 claims in 1 pack, newest from Nov 24, 2026'])
  })

  test('does not say that it has looked for claims if it has not', () => {
    for (const state of ['not-article', 'off', 'unreached', 'not-web']) {
      expect(texts(drawPopup(POPUPS[state]!), 'footer summary')[0]).toMatch(/^Looks for 14 claims/)
    }
  })

  test('says that no pack is switched on', () => {
    const overview = {
      ...samples.overview,
      packs: samples.overview.packs.map((pack) => ({ ...pack, enabled: false })),
    }
    expect(drawPopup({ ...POPUPS.nothing!, overview }).querySelector('footer')?.textContent).toContain(
      'No pack is switched on',
    )
  })

  test.each([
    ['loading', 'Reading this page'],
    ['not-article', 'Not an article'],
    ['off', 'Off on this site'],
    ['error', 'Something went wrong'],
    ['fault', 'Some marks are missing'],
    ['not-web', 'Nothing to read here'],
    ['unreached', 'Not reading this page yet'],
  ])('has words for the state %s', (state, words) => {
    const box = drawPopup(POPUPS[state]!)
    expect(box.querySelector('[role=status]')?.textContent).toContain(words)
    expect(box.querySelector('.popup')?.getAttribute('data-state')).toBe(state)
  })

  test('shows what was found so far while the page is being read', () => {
    const box = drawPopup(POPUPS.reading!)
    expect(box.querySelector('main')?.ariaBusy).toBe('true')
    expect(texts(box, '[role=status]')[0]).toBe('2 claims in 3 sentences Still reading this page…')
  })

  test('shows an error’s message as text, and tries again when asked', async () => {
    const onRetry = vi.fn()
    const box = drawPopup({ ...POPUPS.error!, page: { kind: 'error', detail: '<b>bold</b>' } }, { onRetry })
    expect(box.querySelector('b')).toBeNull()
    expect(box.querySelector('details')?.textContent).toContain('<b>bold</b>')
    await userEvent.click(box.querySelector('.action')!)
    expect(onRetry).toHaveBeenCalledOnce()
  })

  test('keeps what was found when reading fails half-way', () => {
    const page = { kind: 'report', report: samples.report({ state: 'error', message: 'gone' }) } as const
    const box = drawPopup({ ...POPUPS.done!, page })
    expect(box.textContent).toContain('Something went wrong')
    expect(texts(box, '.summary strong')).toEqual(['6 claims in 7 sentences'])
  })

  test('switches the site off and on, by pointer and by key', async () => {
    const onSite = vi.fn()
    const on = drawPopup(POPUPS.done!, { onSite }).querySelector<HTMLElement>('[role=switch]')!
    expect(on.ariaChecked).toBe('true')
    on.focus()
    await userEvent.keyboard(' ')
    const off = drawPopup(POPUPS.off!, { onSite })
    expect(off.querySelector('[role=switch]')?.ariaChecked).toBe('false')
    await userEvent.click(off.querySelector('.action')!)
    expect(onSite.mock.calls).toEqual([[false], [true]])
  })

  test('has no switch for the site if there is none', () => {
    expect(drawPopup(POPUPS['not-web']!).querySelector('header [role=switch]')).toBeNull()
  })

  test('offers to reload a page that was opened before the extension', async () => {
    const onReload = vi.fn()
    await userEvent.click(drawPopup(POPUPS.unreached!, { onReload }).querySelector('.action')!)
    expect(onReload).toHaveBeenCalledOnce()
  })

  test('takes linear time for many sentences', async () => {
    const drawMany = (count: number) => {
      const all = Array.from({ length: count }, (_, id) => ({ ...samples.found[id % 6]!, id, sentence: id }))
      const page = { kind: 'report', report: samples.report({ found: all }) } as const
      drawPopup({ ...POPUPS.many!, page }).remove()
    }
    expect(await growth(drawMany, { size: 100 })).toBeLessThan(IN_PROPORTION)
  })

  test('draws 300 sentences and folds repeated ones', () => {
    const box = drawPopup(POPUPS.many!)
    expect(box.querySelectorAll('.sentence')).toHaveLength(300)
    expect(texts(box, '.item summary')[0]).toBe('46 more sentences')
    expect(box.querySelector('.popup')!.clientHeight).toBeLessThanOrEqual(600)
  })

  test('does not scroll sideways at 320 px, which is also 1280 px at 400 %', () => {
    for (const state of Object.keys(POPUPS)) {
      const popup = drawPopup(POPUPS[state]!, {}, 320).querySelector('.popup')!
      expect([state, popup.scrollWidth]).toEqual([state, 320])
      expect(popup.querySelector('main')!.scrollWidth).toBeLessThanOrEqual(320)
    }
  })

  test('shows hostile sentences and names as text', () => {
    const hostile = `<img src=x onerror=alert(1)>\u202e${'y'.repeat(10_000)}`
    const found = [samples.aMatch(0, samples.turnout, { text: hostile, stance: 'attributed', by: hostile })]
    const box = drawPopup(
      { ...POPUPS.done!, page: { kind: 'report', report: samples.report({ found }) } },
      {},
      320,
    )
    expect(box.querySelector('img')).toBeNull()
    expect(box.textContent).not.toContain('\u202e')
    expect(box.querySelector('main')!.scrollWidth).toBeLessThanOrEqual(320)
  })

  test('leaves out a claim whose record has not come yet', () => {
    expect(texts(drawPopup({ ...POPUPS.done!, claims: new Map() }), 'h3')).toEqual([])
  })
})
