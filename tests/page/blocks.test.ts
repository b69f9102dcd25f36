import { afterEach, describe, expect, it } from 'vitest'
import { splitSentences } from '../../claims/text/sentences.ts'
import type { Block } from '../../page/block.ts'
import { MAX_TEXT_NODE } from '../../page/block-builder.ts'
import { readBlocks } from '../../page/blocks.ts'
import { rangesOf } from '../../page/ranges.ts'
import { finish } from './frame.ts'

type Case = { readonly name: string; readonly html: string; readonly blocks: readonly string[] }

const CASES: readonly Case[] = [
  { name: 'paragraphs', html: '<p>One. Two.</p><p>Three.</p>', blocks: ['One. Two.', 'Three.'] },
  {
    name: 'white space as it is read',
    html: '<p>\n  Eight \t million\n\n people </p>',
    blocks: ['Eight million people'],
  },
  {
    name: 'inline tags within words',
    html: '<p>Eight <b>mil</b>lion <i> people</i> .</p>',
    blocks: ['Eight million people .'],
  },
  { name: 'links', html: '<p>He <a href="#">said so</a>.</p>', blocks: ['He said so.'] },
  { name: 'line breaks', html: '<p>One<br>two.<br><br>Three.</p>', blocks: ['One\ntwo.', 'Three.'] },
  {
    name: 'text around a block',
    html: '<div>Before <p>inside</p> after</div>',
    blocks: ['Before', 'inside', 'after'],
  },
  {
    name: 'lists and headings',
    html: '<h2>Head</h2><ul><li>One</li><li>Two</li></ul>',
    blocks: ['Head', 'One', 'Two'],
  },
  { name: 'cells', html: '<table><tr><td>1</td><td>2</td></tr></table>', blocks: ['1', '2'] },
  {
    name: 'blocks made of spans',
    html: '<span style="display:block">One</span><span style="display:block">Two</span>',
    blocks: ['One', 'Two'],
  },
  { name: 'no-break spaces', html: '<p>8&nbsp;million</p>', blocks: ['8\u00a0million'] },
  {
    name: 'a drop cap',
    html: '<p><span class="x" style="float:left">T</span>he council met.</p>',
    blocks: ['The council met.'],
  },
  {
    name: 'preserved line breaks',
    html: '<p style="white-space:pre-line">One  two\nthree</p>',
    blocks: ['One two\nthree'],
  },
  {
    name: 'a picture in mid-text',
    html: '<p>One <img alt="x"> two <svg><text>no</text></svg> three</p>',
    blocks: ['One two three'],
  },
  {
    name: 'hidden text',
    html: '<p>One <span style="display:none">no </span>two<span hidden> no</span></p><p style="visibility:hidden">no</p>',
    blocks: ['One two'],
  },
  {
    name: 'text shown inside hidden text',
    html: '<div style="visibility:hidden">no <p style="visibility:visible">yes</p></div>',
    blocks: ['yes'],
  },
  {
    name: 'editable text',
    html: '<p>One</p><div contenteditable>no</div><p contenteditable="true">no</p><textarea>no</textarea><div role="textbox">no</div>',
    blocks: ['One'],
  },
  {
    name: 'code and controls',
    html: '<pre>no</pre><p>Call <code>it</code>.</p><button>no</button><select><option>no</select>',
    blocks: ['Call it.'],
  },
  {
    name: 'navigation and asides',
    html: '<nav>no</nav><p>One</p><aside>no</aside><footer>no</footer><div role="navigation">no</div>',
    blocks: ['One'],
  },
  {
    name: 'what is for machines',
    html: '<script>no</script><style>p{}</style><template><p>no</p></template><noscript>no</noscript><p aria-hidden="true">no</p>',
    blocks: [],
  },
  {
    name: 'closed details',
    html: '<details><summary>no</summary>no</details><details open><p>yes</p></details>',
    blocks: ['yes'],
  },
  { name: 'right to left', html: '<p dir="rtl">قال <b>الرئيس</b> ذلك.</p>', blocks: ['قال الرئيس ذلك.'] },
  { name: 'letters of two units', html: '<p>A 😀 <i>b</i>. 𝒳 met.</p>', blocks: ['A 😀 b. 𝒳 met.'] },
  { name: 'ruby', html: '<p><ruby>漢<rt>kan</rt></ruby>字</p>', blocks: ['漢字'] },
]

type Edit = { readonly name: string; readonly apply: (root: HTMLElement) => void }

const EDITS: readonly Edit[] = [
  { name: 'as written', apply: () => {} },
  {
    name: 'split to characters',
    apply: (root) => {
      for (const node of textNodes(root)) while (node.data.length > 1) node.splitText(node.data.length - 1)
    },
  },
  {
    name: 'with empty nodes everywhere',
    apply: (root) => {
      for (const node of textNodes(root)) {
        node.before(document.createTextNode(''), document.createComment('no'))
        node.after(document.createTextNode(''))
      }
    },
  },
  {
    name: 'with nested inline tags',
    apply: (root) => {
      for (const node of textNodes(root)) {
        const parent = node.parentElement!
        if (
          node.data.trim() === '' ||
          parent.closest('pre,textarea,script,style,svg,select,ruby,[style*=float]')
        )
          continue
        const middle = node.splitText(Math.floor(node.data.length / 3))
        const wrap = document.createElement('b')
        middle.replaceWith(wrap)
        wrap.append(document.createElement('i'))
        wrap.firstElementChild!.append(middle)
      }
    },
  },
]

function textNodes(root: HTMLElement): Text[] {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT)
  const nodes: Text[] = []
  while (walker.nextNode()) nodes.push(walker.currentNode as Text)
  return nodes
}

function build(html: string): HTMLElement {
  const root = document.createElement('div')
  root.className = 'case'
  root.innerHTML = html
  document.body.append(root)
  return root
}

function read(root: Element): Block[] {
  return finish(readBlocks(root))
}

/** Gives the text of the ranges of `[start, end)` with white space collapsed and without what is not rendered. */
function said(block: Block, start: number, end: number): string {
  return rangesOf(block, start, end)
    .map((range) => {
      const live = document.createRange()
      live.setStart(range.startContainer, range.startOffset)
      live.setEnd(range.endContainer, range.endOffset)
      return live.toString()
    })
    .join('')
    .replace(/[ \t\n\r\f]+/g, ' ')
}

afterEach(() => {
  for (const element of document.querySelectorAll('.case')) element.remove()
})

describe('page/blocks', () => {
  for (const edit of EDITS) {
    describe(edit.name, () => {
      it.each(CASES)('reads $name', ({ html, blocks }) => {
        const root = build(html)
        edit.apply(root)
        expect(read(root).map(({ text }) => text)).toEqual(blocks)
      })

      it.each(CASES.filter(({ name }) => !/hidden|picture|ruby|line breaks/.test(name)))(
        'leads from each sentence back to the page: $name',
        ({ html }) => {
          const root = build(html)
          edit.apply(root)
          for (const block of read(root)) {
            for (const { start, end } of splitSentences(block.text, 'en')) {
              expect(said(block, start, end)).toBe(block.text.slice(start, end).replace(/[ \t\n]+/g, ' '))
            }
          }
        },
      )
    })
  }

  it('counts the text inside links', () => {
    const [block] = read(build('<p>Read <a href="#">this <b>too</b></a>!</p>'))
    expect(block).toMatchObject({ text: 'Read this too!', linked: 8 })
  })

  it('reads open shadow roots and the content of their slots, in the order of the page', () => {
    const root = build('<p>Before.</p><x-host><p>Light.</p></x-host><p>After.</p>')
    const shadow = root.querySelector('x-host')!.attachShadow({ mode: 'open' })
    shadow.innerHTML = '<p>Shadow.</p><slot></slot><p>End.</p>'
    const roots: ShadowRoot[] = []
    const blocks = finish(readBlocks(root, { onShadowRoot: (each) => roots.push(each) }))
    expect(blocks.map(({ text }) => text)).toEqual(['Before.', 'Shadow.', 'Light.', 'End.', 'After.'])
    expect(roots).toEqual([shadow])
    expect(said(blocks[1]!, 0, 7)).toBe('Shadow.')
  })

  it('reads neither children of a host that no slot shows, nor closed roots', () => {
    const root = build('<x-host>unseen</x-host><x-closed>unseen</x-closed>')
    root.querySelector('x-host')!.attachShadow({ mode: 'open' }).innerHTML = '<p>Shown.</p>'
    root.querySelector('x-closed')!.attachShadow({ mode: 'closed' }).innerHTML = '<p>Closed.</p>'
    expect(read(root).map(({ text }) => text)).toContain('Shown.')
    expect(read(root).map(({ text }) => text)).not.toContain('Closed.')
  })

  it('makes a range in each tree that has a part of the sentence', () => {
    const root = build('<p>The council <x-name>of Caracas</x-name> met.</p>')
    root.querySelector('x-name')!.attachShadow({ mode: 'open' }).innerHTML = '<b>“</b><slot></slot><b>”</b>'
    const [block] = read(root)
    expect(block?.text).toBe('The council “of Caracas” met.')
    const ranges = rangesOf(block!, 0, block!.text.length)
    expect(ranges.length).toBeGreaterThan(1)
    expect(said(block!, 0, block!.text.length)).toBe('The council “of Caracas” met.')
  })

  it('paints nothing if the text has changed', () => {
    const root = build('<p>The council met.</p>')
    const [block] = read(root)
    root.querySelector('p')!.firstChild!.nodeValue = 'The council left.'
    expect(rangesOf(block!, 0, 16)).toEqual([])
    root.replaceChildren()
    expect(rangesOf(block!, 0, 16)).toEqual([])
  })

  it('yields on long pages, and continues if nodes are removed in the meantime', () => {
    const root = build('<p>word</p>'.repeat(3_000))
    const work = readBlocks(root)
    expect(work.next().done).toBe(false)
    for (const late of root.querySelectorAll('p:nth-child(n+100)')) late.remove()
    expect(finish(work).length).toBeGreaterThan(90)
  })

  it('reads pages that are nested 5,000 deep', () => {
    const root = build('')
    let at: Element = root
    for (let i = 0; i < 5_000; i++) {
      const next = document.createElement('span')
      at.append(next)
      at = next
    }
    at.append('deep')
    expect(read(root).map(({ text }) => text)).toEqual(['deep'])
  })

  it('reads no more than its limit of one text node', () => {
    const [block] = read(build(`<p>${'word '.repeat(MAX_TEXT_NODE)}</p>`))
    expect(block?.text.length).toBeLessThanOrEqual(MAX_TEXT_NODE)
  })

  it('is not misled by a form whose fields are named like properties', () => {
    const names =
      'childNodes firstChild nextSibling parentNode nodeType localName shadowRoot getAttribute hasAttribute hasAttributes ' +
      'textContent ownerDocument getRootNode isConnected contains matches closest style hidden className children attributes'
    const fields = names
      .split(' ')
      .map((name) => `<input name="${name}">`)
      .join('')
    const root = build(`<form id="browser"><p>One.</p>${fields}<p>Two.</p></form>`)
    const blocks = read(root)
    expect(blocks.map(({ text }) => text)).toEqual(['One.', 'Two.'])
    expect(said(blocks[1]!, 0, 4)).toBe('Two.')
  })
})
