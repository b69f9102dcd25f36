import { render } from 'preact'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { YES_AFTER } from '../../../components/packs/Ask.tsx'
import { PacksView, type PacksViewProps } from '../../../components/packs/PacksView.tsx'
import { packsTextsFor } from '../../../components/texts/packs-texts.ts'
import type { PackDetails } from '../../../messages/protocol.ts'
import { aManifest } from '../../support/records.ts'
import { axeFindings, clear, clearLast, draw, prefer } from '../screen.ts'
import { DIRECTORY, PACKS, PAGES } from './pages.ts'

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
const button = (box: Element, name: string) =>
  [...box.querySelectorAll('button')].find((each) =>
    (each.getAttribute('aria-label') ?? each.textContent)?.startsWith(name),
  )!

/** Waits until questions that are open now take a yes: a new question takes it later than they do. */
async function yesIsTaken(): Promise<void> {
  const yes = button(drawPage(PAGES['a link']!).querySelector('dialog')!, 'Look at it')
  await expect.poll(() => yes.disabled, { timeout: 60 * YES_AFTER }).toBe(false)
  clearLast()
}

describe('PacksView', () => {
  test.each([
    ['en', 'Restore Bridges'],
    ['es', 'Restaurar'],
  ])('offers to install removed packs of Footnote again, in %s', (locale, label) => {
    const onPutBack = vi.fn()
    const page = drawPage({ packs: [], directory: DIRECTORY.slice(0, 1), onPutBack }, 760, locale)
    button(page, label).click()
    expect(onPutBack).toHaveBeenCalledExactlyOnceWith('bridges')
    expect(button(drawPage({ packs: PACKS, directory: DIRECTORY }, 760, locale), label)).toBeUndefined()
  })

  test('lists packs with publisher, topics, languages, address and fingerprint, and looks at one when asked', () => {
    const onListed = vi.fn()
    const page = drawPage({ packs: PACKS, directory: DIRECTORY, onListed })
    const [bridges, tunnels] = [...page.querySelectorAll('.entry')]
    expect(bridges!.textContent).toContain('On this device')
    expect(bridges!.querySelector('button')).toBeNull()
    for (const part of [
      'by مرصد الأنفاق',
      'Tunnels · Mountains',
      'Arabic and English',
      'CC0-1.0',
      'https://packs.example/tunnels/',
      '12345 67890 12345 67890 12345 67890',
    ])
      expect(tunnels!.textContent).toContain(part)
    button(tunnels!, 'Look at it: Tunnels').click()
    expect(onListed).toHaveBeenCalledExactlyOnceWith(DIRECTORY[1])
  })

  test('treats a pack of the same id from another channel as another pack', () => {
    const other = { ...PAGES.channels!.packs![0]!, manifest: aManifest({ id: 'tunnels' }) }
    const entry = (pack: PackDetails) =>
      drawPage({ packs: [pack], directory: DIRECTORY.slice(1) }).querySelector('.entry')!
    expect(entry(other).textContent).toContain('On this device')
    const channel = { ...other.channel!, fingerprint: '00000 00000 00000 00000 00000 00000' }
    expect(button(entry({ ...other, channel }), 'Look at it: Tunnels')).toBeDefined()
  })

  test('asks before it follows a link, and says on which page the link was', async () => {
    const on = { onYes: vi.fn(), onNo: vi.fn() }
    drawPage({ ...PAGES['a link']!, ...on })
    const dialog = document.querySelector('dialog')!
    for (const part of [
      'Look at the channel at packs.example?',
      'A link on news.example',
      'https://packs.example/towers/',
    ])
      expect(dialog.textContent).toContain(part)
    await userEvent.keyboard('{Enter}')
    expect([on.onYes.mock.calls.length, on.onNo.mock.calls.length]).toEqual([0, 1])
    await userEvent.click(button(dialog, 'Look at it'))
    expect(on.onYes).toHaveBeenCalledTimes(1)
  })

  test('shows a pack’s publisher, licence, languages, version, origin and verdicts', () => {
    const pack = drawPage({ packs: PACKS }).querySelector('.pack')!
    const text = pack.textContent!
    for (const part of [
      'Towers',
      '1,234 claims by Tower Watch',
      'CC-BY-4.0',
      'English and Spanish',
      '3, released',
    ])
      expect(text).toContain(part)
    expect([...pack.querySelectorAll('.verdicts li')].map((each) => each.textContent)).toEqual([
      '1,000 Refuted',
      '234 Supported',
    ])
    expect(text).toContain('The file towers.footnote. Not signed.')
  })

  test('asks for the button that was pressed, and for nothing else', async () => {
    const on = { onSwitch: vi.fn(), onMove: vi.fn(), onRollBack: vi.fn(), onRemove: vi.fn() }
    const box = drawPage({ packs: PACKS, ...on })
    await userEvent.click(button(box, 'Look for the claims of Towers'))
    await userEvent.click(button(box, 'Move Bridges up'))
    await userEvent.click(button(box, 'Go back to version 2'))
    await userEvent.click(button(box, 'Remove'))
    expect(on.onSwitch).toHaveBeenCalledExactlyOnceWith('towers', false)
    expect(on.onMove).toHaveBeenCalledExactlyOnceWith('bridges', -1)
    expect(on.onRollBack).toHaveBeenCalledExactlyOnceWith('towers')
    expect(on.onRemove).toHaveBeenCalledExactlyOnceWith('towers')
  })

  test('offers no way up from the first place and no way down from the last', () => {
    const box = drawPage({ packs: PACKS })
    expect(button(box, 'Move Towers up').disabled).toBe(true)
    expect(button(box, 'Move Bridges down').disabled).toBe(true)
    expect(button(box, 'Move Towers down').disabled).toBe(false)
  })

  test('removes only after a yes, and Esc is a no', async () => {
    const onYes = vi.fn()
    const onNo = vi.fn()
    drawPage({ packs: PACKS, question: { kind: 'remove', pack: PACKS[0]! }, onYes, onNo })
    await userEvent.keyboard('{Escape}')
    expect([onYes.mock.calls.length, onNo.mock.calls.length]).toEqual([0, 1])
    await userEvent.click(button(document.querySelector('dialog')!, 'Remove'))
    expect(onYes).toHaveBeenCalledTimes(1)
  })

  test('shows what a release changes, changed verdicts first', () => {
    drawPage(PAGES['waiting, compared']!)
    const dialog = document.querySelector('dialog')!
    expect([...dialog.querySelectorAll('summary')].map((each) => each.textContent)).toEqual([
      '300 verdicts change',
      '1 claim is withdrawn',
      '1 new claim',
    ])
    expect(dialog.querySelector('.claim-lines')!.textContent).toBe(
      'The tower is 300 metres high.RefutedbecomesSupported',
    )
    expect(dialog.textContent).toContain('and 299 more')
    expect(dialog.textContent).toContain('300 of 1,234 verdicts change.')
  })

  test('offers yes, decline and not now for a waiting release', async () => {
    const on = { onYes: vi.fn(), onDecline: vi.fn(), onNo: vi.fn() }
    drawPage({ ...PAGES['waiting, compared']!, ...on })
    const dialog = document.querySelector('dialog')!
    for (const name of ['Decline', 'Cancel', 'Use it']) await userEvent.click(button(dialog, name))
    expect(Object.values(on).map((each) => each.mock.calls.length)).toEqual([1, 1, 1])
  })

  test('accepts no yes before the changes are known', async () => {
    const { waiting } = PAGES
    const pack = waiting!.packs![0]!
    const box = drawPage({ ...waiting, question: { kind: 'waiting', pack } })
    await yesIsTaken()
    expect(button(box.querySelector('dialog')!, 'Use it').disabled).toBe(true)
  })

  test.each([
    ['a link', 'Look at it'],
    ['preview of a channel', 'Subscribe'],
  ])('ignores a click on yes that began before the question appeared: %s', async (name, yes) => {
    const onYes = vi.fn()
    const dialog = drawPage({ ...PAGES[name]!, onYes }).querySelector('dialog')!
    button(dialog, yes).click()
    expect(onYes).not.toHaveBeenCalled()
    await yesIsTaken()
    button(dialog, yes).click()
    expect(onYes).toHaveBeenCalledTimes(1)
  })

  test('warns about an unsigned file, an older file and the pack that it replaces', () => {
    drawPage(PAGES['preview of another release']!)
    const text = document.querySelector('dialog')!.textContent!
    for (const part of ['is not signed', 'It is older', 'It replaces Towers by Tower Watch, version 5'])
      expect(text).toContain(part)
  })

  test('shows the fingerprint of a channel’s keys, and the state of its updates', async () => {
    const onUpdate = vi.fn()
    const onAddress = vi.fn()
    const box = drawPage({ ...PAGES.channels!, onUpdate, onAddress })
    expect(box.querySelector('.channel')!.textContent).toContain('12345 67890')
    expect(
      [...box.querySelectorAll('.pack:first-child .channel-problem')].map((each) => each.textContent),
    ).toEqual([
      expect.stringMatching(/^Not confirmed: .* is from Oct 24, 2026.* The pack still works\.$/),
      'The channel could not be reached. Footnote will try again.',
    ])
    await userEvent.click(button(box, 'Update now'))
    expect(onUpdate).toHaveBeenCalledExactlyOnceWith('towers')
    await userEvent.type(box.querySelector('input[type=text]')!, ' https://packs.example/ ')
    await userEvent.keyboard('{Enter}')
    expect(onAddress).toHaveBeenCalledExactlyOnceWith('https://packs.example/')
    drawPage(PAGES['preview of a channel']!)
    const dialog = document.querySelector('dialog')!
    expect(dialog.textContent).toContain('Signed with the keys of the channel at packs.example')
    expect(dialog.textContent).not.toContain('not signed')
    expect(button(dialog, 'Subscribe')).toBeDefined()
    expect(dialog.querySelector('.warning')).toBeNull()
  })

  test('warns about a channel whose keys differ from those of the installed pack', () => {
    const dialog = drawPage(PAGES['preview of a channel with other keys']!).querySelector('dialog')!
    expect(dialog.querySelector('.signed .warning')!.textContent).toContain('with another fingerprint')
  })

  test('lets a reader subscribe to the channel of a file that is already installed', async () => {
    const asked = PAGES['preview of a channel with other keys']!.question
    if (asked?.kind !== 'preview') throw new Error('no preview')
    const { signed: _, ...unsigned } = asked.preview
    const replaces = { ...asked.preview.replaces!, same: true }
    for (const [preview, yes, takesNone] of [
      [asked.preview, 'Subscribe', false],
      [unsigned, 'Replace', true],
    ] as const) {
      const question = { kind: 'preview', preview: { ...preview, replaces } } as const
      const dialog = drawPage({ packs: PACKS, question }).querySelector('dialog')!
      await yesIsTaken()
      expect(dialog.textContent).toContain('This exact file is already installed.')
      expect(button(dialog, yes).disabled).toBe(takesNone)
    }
  })

  test.each([
    ['en', 'remove this pack, subscribe again', 'Footnote forgets the keys of its channel'],
    ['es', 'elimine este paquete, suscríbase de nuevo', 'Footnote olvida las claves de su canal'],
  ])('says what to do if a channel has other keys, in %s', (locale, wayOut, removal) => {
    const box = drawPage(PAGES['a channel with other keys']!, 760, locale)
    expect(box.querySelector('.channel')!.textContent).toContain(wayOut)
    expect(box.querySelector('.channel .code')!.textContent).toBe('https://packs.example/towers/#towers')
    drawPage(PAGES['removing a pack of a channel']!, 760, locale)
    expect(document.querySelector('dialog')!.textContent).toContain(removal)
    expect(drawPage(PAGES.channels!, 760, locale).querySelector('.channel .code')).toBeNull()
  })

  test('clears an address whose pack was added, and leaves every other one', async () => {
    const box = drawPage({ packs: PACKS })
    const field = box.querySelector<HTMLInputElement>('input[type=text]')!
    const redraw = (taken?: string) =>
      render(view({ packs: PACKS, ...(taken === undefined ? {} : { taken }) }), box)
    const take = (taken: string) => {
      redraw()
      redraw(taken)
      return field.value
    }
    await userEvent.type(field, ' https://packs.example/ ')
    expect(take('https://packs.example/towers/')).toBe(' https://packs.example/ ')
    expect(take('https://packs.example/')).toBe('')
    await userEvent.type(field, 'https://packs.example/')
    expect(take('https://packs.example/')).toBe('')
  })

  test.each([
    ['en', 'The file is not a pack, is incomplete, or was changed after it was made.'],
    ['es', 'El archivo no es un paquete, está incompleto o se cambió después de hacerse.'],
  ])(
    'says in words what failed, folds the parser’s message, and can be dismissed, in %s',
    (locale, words) => {
      const onDismiss = vi.fn()
      const problem = { reason: 'file-invalid', detail: 'bundle: is not a whole gzip file' }
      const box = drawPage({ packs: PACKS, problem, onDismiss }, 760, locale)
      const alert = box.querySelector('[role=alert]')!
      expect(alert.querySelector('p')!.textContent).toContain(words)
      expect(alert.querySelector('details')!.open).toBe(false)
      expect(alert.querySelector('details')!.textContent).toContain('bundle: is not a whole gzip file')
      alert.querySelector<HTMLElement>(':scope > button')!.click()
      expect(onDismiss).toHaveBeenCalledTimes(1)
    },
  )

  test('has words in both languages for the same reasons', () => {
    const [en, es] = ['en', 'es'].map((locale) => Object.keys(packsTextsFor(locale).packs.problems).sort())
    expect(es).toEqual(en)
    const [more, mas] = ['en', 'es'].map((each) =>
      Object.keys(packsTextsFor(each).packs.channelProblems).sort(),
    )
    expect(mas).toEqual(more)
  })

  test('accepts a dropped file', () => {
    const onFile = vi.fn()
    const box = drawPage({ packs: PACKS, onFile })
    const dataTransfer = new DataTransfer()
    const file = new File(['x'], 'towers.footnote')
    dataTransfer.items.add(file)
    const drop = new DragEvent('drop', { dataTransfer, bubbles: true, cancelable: true })
    box.querySelector('.pack')!.dispatchEvent(drop)
    expect(drop.defaultPrevented).toBe(true)
    expect(onFile).toHaveBeenCalledTimes(1)
  })

  test.each(Object.entries(PAGES))('does not scroll sideways at 320 px: %s', (_name, page) => {
    const box = drawPage(page, 320, 'es')
    expect(box.querySelector('.packs')!.scrollWidth).toBeLessThanOrEqual(320)
  })

  test('shows hostile names as text', () => {
    const box = drawPage(PAGES.hostile!, 320)
    expect(box.querySelector('img')).toBeNull()
    expect(box.textContent).not.toContain('\u202e')
  })
})

describe.each(['light', 'dark'])('in %s, axe finds nothing', (scheme) => {
  test.each(Object.entries(PAGES))('in the page: %s', async (_name, page) => {
    await prefer({ 'prefers-color-scheme': scheme })
    const box = drawPage(page)
    const dialog = box.querySelector('dialog')
    // Axe skips disabled elements.
    if (dialog !== null) await yesIsTaken()
    // A modal dialog covers the rest of the page, and axe cannot see that its colours are dimmed.
    expect(await axeFindings(dialog ?? box)).toEqual([])
  })
})
