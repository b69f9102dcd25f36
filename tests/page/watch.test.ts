import { afterEach, beforeEach, describe, expect, it, onTestFinished, vi } from 'vitest'
import { readBlocks } from '../../page/blocks.ts'
import { createReading } from '../../page/reading.ts'
import { inSlices } from '../../page/slices.ts'
import { type DomChanges, watch } from '../../page/watch.ts'
import { finish, until, wait } from './frame.ts'

let life: AbortController
let root: HTMLElement

beforeEach(() => {
  life = new AbortController()
  root = document.createElement('div')
  root.innerHTML = '<p id="one">One. More.</p><p id="two">Two.</p><div id="three"><p>Three.</p></div>'
  document.body.append(root)
})
afterEach(() => {
  life.abort()
  root.remove()
})

describe('page/watch', () => {
  function collect(): DomChanges[] {
    const all: DomChanges[] = []
    watch(document, {
      root: () => root,
      onChanges: async (changes) => void all.push(changes),
      signal: life.signal,
    }).begin(() => {})
    return all
  }

  it('reports the elements that changed together, none inside another', async () => {
    const all = collect()
    root.querySelector('#one')!.firstChild!.nodeValue = 'Uno.'
    root.querySelector('#three p')!.textContent = 'Tres.'
    root.querySelector('#three')!.append('more')
    await until(() => all.length > 0)
    expect(all).toHaveLength(1)
    expect(all[0]!.dirty.map(({ id }) => id)).toEqual(['one', 'three'])
    expect(all[0]).toMatchObject({ grown: false, gone: false })
  })

  it('reports no changes outside of the article, until much text was added', async () => {
    const all = collect()
    const outside = document.createElement('div')
    document.body.append(outside)
    outside.append('a little')
    await wait(400)
    expect(all).toEqual([])
    outside.append('much '.repeat(500))
    await until(() => all.length > 0)
    expect(all[0]).toMatchObject({ grown: true, dirty: [] })
    outside.remove()
  })

  it('says when the article is gone', async () => {
    const all = collect()
    root.remove()
    await until(() => all.length > 0)
    expect(all[0]).toMatchObject({ gone: true })
  })

  it('says that the article is gone when the page gets another root element', async () => {
    const frame = document.createElement('iframe')
    document.body.append(frame)
    onTestFinished(() => frame.remove())
    const within = frame.contentDocument!
    const article = within.createElement('p')
    within.body.append(article)
    const all: DomChanges[] = []
    const onChanges = async (changes: DomChanges) => void all.push(changes)
    watch(within, { root: () => article, onChanges, signal: life.signal }).begin(() => {})
    within.documentElement.replaceWith(within.createElement('html'))
    await until(() => all.length > 0)
    expect(all[0]).toMatchObject({ gone: true })
  })

  it('reports a page that changes all the time, but not too often', async () => {
    vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'performance'] })
    onTestFinished(() => void vi.useRealTimers())
    const all = collect()
    for (let tick = 0; tick < 200; tick++) {
      root.querySelector('#two')!.append('.')
      await vi.advanceTimersByTimeAsync(20)
    }
    // Four seconds have passed, and a report is due every one and a half.
    expect(all).toHaveLength(2)
  })

  it('watches added shadow roots', async () => {
    const all: DomChanges[] = []
    const watcher = watch(document, {
      root: () => root,
      onChanges: async (changes) => void all.push(changes),
      signal: life.signal,
    })
    watcher.begin(() => {})
    const shadow = root.querySelector('#three')!.attachShadow({ mode: 'open' })
    shadow.innerHTML = '<p id="in">In.</p>'
    watcher.addShadowRoot(shadow)
    await wait(10)
    shadow.querySelector('p')!.textContent = 'Inside.'
    await until(() => all.some(({ dirty }) => dirty.some(({ id }) => id === 'in' || id === 'three')))
  })

  it('reports at its beginning that something has changed before', async () => {
    const all: DomChanges[] = []
    const onChanges = async (changes: DomChanges) => void all.push(changes)
    const watcher = watch(document, { root: () => root, onChanges, signal: life.signal })
    root.querySelector('#two')!.textContent = 'Dos.'
    await wait(400)
    expect(all).toEqual([])
    watcher.begin(() => {})
    await until(() => all.length > 0)
    expect(all[0]).toMatchObject({ grown: true })
  })

  it('is silent after its end', async () => {
    const all = collect()
    life.abort()
    root.append('more')
    await wait(400)
    expect(all).toEqual([])
  })
})

describe('page/reading', () => {
  const read = (element: Element = root) => finish(readBlocks(element))

  function reading() {
    const made = createReading()
    finish(made.replaceAll(read(), 'en'))
    return made
  }

  it('numbers sentences in reading order', () => {
    const made = reading()
    const texts = made.blocks.flatMap(({ sentences }) => sentences.map(({ id }) => made.textOf(id)))
    expect(texts).toEqual(['One.', 'More.', 'Two.', 'Three.'])
    expect(made.sentences).toBe(4)
  })

  it('keeps the ids of sentences that are still there, even on new nodes', () => {
    const made = reading()
    const ids = made.blocks.map(({ sentences }) => sentences.map(({ id }) => id))
    root.innerHTML = `${root.innerHTML}`
    const change = finish(made.replaceAll(read(), 'en'))
    expect(change).toEqual({ added: [], removed: [] })
    expect(made.blocks.map(({ sentences }) => sentences.map(({ id }) => id))).toEqual(ids)
    expect(made.find(ids[0]![0]!)?.read.block.pieces[0]?.node.isConnected).toBe(true)
  })

  it('forgets sentences that are gone', () => {
    const made = reading()
    const two = made.blocks[1]!.sentences[0]!.id
    root.querySelector('#two')!.textContent = 'Dos.'
    const change = finish(
      made.replaceWithin(root.querySelector('#two')!, read(root.querySelector('#two')!), 'en'),
    )
    expect(change.removed.map(({ block }) => block.text)).toEqual(['Two.'])
    expect(change.added.map(({ block }) => block.text)).toEqual(['Dos.'])
    expect(made.find(two)).toBeUndefined()
    expect(made.blocks.map(({ block }) => block.text)).toEqual(['One. More.', 'Dos.', 'Three.'])
  })

  it('keeps nothing of an element that was replaced, not even at the edges of a part', () => {
    const made = reading()
    const [first, second] = made.blocks.map(({ sentences }) => sentences[0]!.id)
    const uno = document.createElement('p')
    uno.textContent = 'Uno.'
    root.querySelector('#one')!.replaceWith(uno)
    root.querySelector('#two')!.replaceWith(root.querySelector('#two')!.cloneNode(true))
    const change = finish(made.replaceWithin(root, read(), 'en'))
    expect(change.removed.map(({ block }) => block.text)).toEqual(['One. More.'])
    expect(made.blocks.map(({ block }) => block.text)).toEqual(['Uno.', 'Two.', 'Three.'])
    expect([made.textOf(first!), made.textOf(second!)]).toEqual([undefined, 'Two.'])
  })

  it('knows inside which elements something was read', () => {
    const made = reading()
    const empty = document.createElement('p')
    root.querySelector('#two')!.before(empty)
    expect([root, root.querySelector('#three')!, empty].map(made.has)).toEqual([true, true, false])
  })
})

describe('page/slices', () => {
  it('lets the page run during long work', async () => {
    let turns = 0
    const timer = setInterval(() => turns++, 1)
    function* work(): Generator<void, string> {
      // Ends when the page has run three times, or after 20 seconds.
      const end = performance.now() + 20_000
      while (turns < 3 && performance.now() < end) yield
      return 'done'
    }
    expect(await inSlices(work(), { signal: life.signal })).toBe('done')
    clearInterval(timer)
    expect(turns).toBeGreaterThanOrEqual(3)
  })

  it('stops when its signal is aborted', async () => {
    function* endless(): Generator<void, never> {
      for (;;) yield
    }
    const work = inSlices(endless(), { signal: life.signal })
    setTimeout(() => life.abort(), 20)
    await expect(work).rejects.toThrow()
  })
})
