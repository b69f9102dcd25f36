/** What the reader does not see is not read, and does not part what is read. */
import { afterEach, describe, expect, it } from 'vitest'
import { readBlocks } from '../../page/blocks.ts'
import { lookAt } from '../../page/in-sight.ts'
import { rangesOf } from '../../page/ranges.ts'
import { closeFrames, finish, openFrame } from './frame.ts'

/** Ways to hide an element from the reader. */
const HIDDEN: Readonly<Record<string, string>> = {
  'no opacity': 'opacity:0',
  'hardly any opacity': 'opacity:.02',
  'a filter': 'filter:opacity(0)',
  'a blur': 'filter:blur(12px)',
  'a mask':
    '-webkit-mask-image:linear-gradient(transparent,transparent);mask-image:linear-gradient(transparent,transparent)',
  'a place left of the page': 'position:absolute;left:-9999px',
  'a place above the page': 'position:absolute;top:-9999px',
  'a place far to the right': 'position:absolute;left:99999px',
  'a fixed place below the window': 'position:fixed;top:150vh',
  'a relative place left of the page': 'position:relative;left:-9999px',
  'a margin': 'display:inline-block;margin-left:-9999px;margin-right:9999px;width:9000px',
  'a shift': 'display:inline-block;transform:translateX(-9999px)',
  'the property translate': 'display:inline-block;translate:-9999px 0',
  'an indent': 'display:inline-block;overflow:hidden;width:400px;text-indent:-9999px',
  'an old clip': 'position:absolute;clip:rect(0,0,0,0)',
  'a clip to one pixel': 'position:absolute;width:1px;height:1px;overflow:hidden',
  'a clip path inset': 'display:inline-block;clip-path:inset(50%)',
  'a clip path circle': 'display:inline-block;clip-path:circle(0)',
  'a clip path polygon': 'display:inline-block;clip-path:polygon(0 0,0 0,0 0)',
  'a box without height': 'display:inline-block;height:0;overflow:hidden',
  'a box without width': 'display:inline-block;width:0;overflow:hidden;white-space:nowrap',
  'a tiny scroller': 'display:inline-block;width:1px;height:1px;overflow:auto',
  'a scale of nothing': 'display:inline-block;transform:scale(0)',
  'a small scale': 'display:inline-block;transform:scale(.05)',
  'the property scale': 'display:inline-block;scale:.01',
  'a turn away': 'display:inline-block;transform:rotateX(90deg)',
  'a zoom': 'zoom:.02',
  'a font of no size': 'font-size:0',
  'a font of one pixel': 'font-size:1px',
  'letters on one another': 'letter-spacing:-99px',
  'the colour of the page': 'color:#fff',
  'nearly the colour of the page': 'color:#fdfdfd',
  'the colour of the page in another space': 'color:oklch(1 0 0)',
  'a transparent colour': 'color:transparent',
  'hardly any colour': 'color:rgb(0 0 0 / 4%)',
  'a transparent fill': '-webkit-text-fill-color:transparent',
  'its own ground': 'color:#222;background:#222',
  'a gradient of one colour': 'color:#222;background:linear-gradient(#222,#222)',
  'dots for letters': '-webkit-text-security:disc',
  'its back': 'display:inline-block;backface-visibility:hidden;transform:rotateY(180deg)',
  'its back, by the property rotate': 'display:inline-block;backface-visibility:hidden;rotate:x 180deg',
  'a filter that makes all colours one': 'background:#fff;filter:contrast(0)',
  'a filter that blackens': 'background:#fff;filter:brightness(0)',
  'a filter that whitens': 'color:#444;background:#fff;filter:brightness(9)',
  'a filter that inverts': 'color:#000;filter:invert(1)',
  'a filter that takes the hue': 'color:#f00;background:#363636;filter:grayscale(1)',
  'a mask by address': '-webkit-mask-image:url(data:,);mask-image:url(data:,)',
  'a clip path by address': 'display:inline-block;clip-path:url(#nothing)',
  'a clip path that is drawn': "display:inline-block;clip-path:path('M0 0')",
  'a clip path that is a line': 'display:inline-block;clip-path:polygon(0 0,100% 100%,0 0)',
  'a picture in its place':
    'content:url(data:image/gif;base64,R0lGODlhAQABAIAAAAAAAP///yH5BAEAAAAALAAAAAABAAEAAAIBRAA7)',
  'no visibility': 'visibility:hidden',
  'no display': 'display:none',
}

/** Looks that are unusual but can be read. */
const SEEN: Readonly<Record<string, string>> = {
  'half opacity': 'opacity:.5',
  'grey on white': 'color:#999',
  'white on dark': 'color:#fff;background:#123',
  'white with a shadow': 'color:#fff;text-shadow:0 0 3px #000',
  'red on green': 'color:#c00;background:#080',
  'white on a picture': 'color:#fff;background:url(data:,) #fff',
  'a gradient in the letters':
    'color:transparent;background:linear-gradient(red,blue);background-clip:text;-webkit-background-clip:text',
  'small print': 'font-size:8px',
  'a scroller': 'display:block;height:60px;overflow:auto',
  'a clip that leaves the text': 'display:inline-block;clip-path:inset(0)',
  'a shift within the page': 'display:inline-block;transform:translateY(3px)',
  'a gentle blur': 'filter:blur(.5px)',
  'its front': 'display:inline-block;backface-visibility:hidden;transform:translateZ(0)',
  'a mirror': 'display:inline-block;backface-visibility:hidden;transform:scaleX(-1)',
  'a filter that inverts white': 'color:#fff;filter:invert(1)',
  'a filter that inverts both': 'color:#eee;background:#111;filter:invert(1) hue-rotate(180deg)',
  'a filter that blackens letters only': 'color:#aaa;filter:brightness(0)',
  'more contrast': 'color:#555;background:#eee;filter:contrast(1.4) brightness(90%)',
  'a slanted clip': 'display:inline-block;clip-path:polygon(0 0,100% 5%,100% 100%,0 95%)',
}

const BEFORE = 'The government said that the turnout was'
const AFTER = 'manipulated by at least one million votes.'
const PLANTED = 'never and in no way'

afterEach(closeFrames)

const read = async (html: string, head = '') => {
  const page = await openFrame(`<head>${head}</head><body>${html}</body>`)
  return { page, blocks: finish(readBlocks(page.body)) }
}
const flat = (text: string) => text.replace(/\s+/g, ' ')

describe('text that the reader does not see', () => {
  it.each(Object.entries(HIDDEN))('is not read as a paragraph: %s', async (_, style) => {
    const { blocks } = await read(`<p>${BEFORE}</p><p style="${style}">${PLANTED}</p><p>${AFTER}</p>`)
    expect(blocks.map(({ text }) => text)).toEqual([BEFORE, AFTER])
  })

  it.each(Object.entries(HIDDEN))(
    'is not read within a sentence, which stays whole: %s',
    async (_, style) => {
      const { blocks } = await read(`<p>${BEFORE} <span style="${style}">${PLANTED}</span> ${AFTER}</p>`)
      expect(blocks.map(({ text }) => flat(text))).toEqual([`${BEFORE} ${AFTER}`])
    },
  )

  it.each(Object.entries(HIDDEN))(
    'is not read when a rule hides a tag without a class: %s',
    async (_, style) => {
      const { blocks } = await read(
        `<p>${BEFORE} <b>${PLANTED}</b> ${AFTER}</p>`,
        `<style>b{font-weight:inherit;${style}}</style>`,
      )
      expect(blocks.map(({ text }) => flat(text))).toEqual([`${BEFORE} ${AFTER}`])
    },
  )

  it.each(Object.entries(HIDDEN))('is not read inside what is hidden: %s', async (_, style) => {
    const { blocks } = await read(
      `<p>${BEFORE}</p><div style="${style}"><p>${PLANTED}</p><div><b>${PLANTED}</b></div></div><p>${AFTER}</p>`,
    )
    expect(blocks.map(({ text }) => text)).toEqual([BEFORE, AFTER])
  })

  it.each(Object.entries(HIDDEN))('has no marks when it is hidden later: %s', async (_, style) => {
    const { page, blocks } = await read(`<p>${BEFORE}</p><p id=it><span>${AFTER}</span></p>`)
    const ranges = rangesOf(blocks[1]!, 0, blocks[1]!.text.length)
    expect(lookAt(page).sees(ranges)).toBe(true)
    page.querySelector('span')!.setAttribute('style', style)
    expect(lookAt(page).sees(ranges)).toBe(false)
    page.querySelector('span')!.removeAttribute('style')
    page.querySelector('p#it')!.setAttribute('style', style)
    expect(lookAt(page).sees(ranges)).toBe(false)
  })

  it.each(Object.entries(HIDDEN))(
    'has no marks when a rule picks one of many like it, and hides a short word: %s',
    async (_, style) => {
      const usual = `<p>${BEFORE} <b>very</b> ${AFTER}</p>`
      const { page, blocks } = await read(
        `${usual}${usual}<p>${BEFORE} <b>not</b> ${AFTER}</p>`,
        `<style>p:nth-of-type(3) b{font-weight:inherit;${style}}</style>`,
      )
      const sees = (at: number) => lookAt(page).sees(rangesOf(blocks[at]!, 0, blocks[at]!.text.length))
      expect(blocks).toHaveLength(3)
      expect(sees(0)).toBe(true)
      expect(blocks[2]!.text.includes('not') && sees(2)).toBe(false)
    },
  )

  it.each(Object.entries(HIDDEN))(
    'is not read when a rule picks one paragraph of many like it: %s',
    async (_, style) => {
      const { blocks } = await read(
        `<p>${BEFORE}</p><p>${BEFORE}</p><p>${PLANTED}</p><p>${AFTER}</p>`,
        `<style>p:nth-of-type(3){${style}}</style>`,
      )
      expect(blocks.map(({ text }) => text)).toEqual([BEFORE, BEFORE, AFTER])
    },
  )

  it('is not read if opacities make it fade away together', async () => {
    const box = '<div style="opacity:.4">'
    const { blocks } = await read(`<p>${BEFORE}</p>${box}${box}${box}<p>${PLANTED}</p></div></div></div>`)
    expect(blocks.map(({ text }) => text)).toEqual([BEFORE])
  })

  it('is not read where an outer box cuts it off, unless it escapes that box', async () => {
    const { blocks } = await read(
      `<div style="height:0;overflow:hidden;position:relative"><p>${PLANTED}</p><p style="position:absolute">${PLANTED}</p></div>
       <div style="height:0;overflow:hidden"><p style="position:absolute;top:300px">${AFTER}</p></div>`,
    )
    expect(blocks.map(({ text }) => text)).toEqual([AFTER])
  })

  it('does not part a sentence by boxes without room', async () => {
    for (const wedge of [
      '<div></div>',
      '<aside hidden></aside>',
      '<aside style="position:absolute">x</aside>',
      '<canvas width=0 height=0></canvas>',
      '<span style="float:right">Advertisement</span>',
      '<br style="display:none"><br style="display:none">',
    ]) {
      const { blocks } = await read(`<div>${BEFORE} ${wedge}${AFTER}</div>`)
      expect(blocks.map(({ text }) => flat(text))).toContain(`${BEFORE} ${AFTER}`)
    }
  })

  it('is not read on the back of a card, and is read on its front, whichever way the card is turned', async () => {
    const face = 'position:absolute;inset:0;backface-visibility:hidden'
    const card = (turn: string) =>
      `<div style="position:relative;height:60px;transform-style:preserve-3d;transform:${turn}">
         <p style="${face}">${BEFORE}</p><p style="${face};transform:rotateY(180deg)">${AFTER}</p></div>`
    const shown = await Promise.all(['none', 'rotateY(180deg)'].map((turn) => read(card(turn))))
    expect(shown.map(({ blocks }) => blocks.map(({ text }) => text))).toEqual([[BEFORE], [AFTER]])
  })

  it('has no marks when something opaque lies over it', async () => {
    const { page, blocks } = await read(`<p>${AFTER}</p>`)
    const ranges = rangesOf(blocks[0]!, 0, blocks[0]!.text.length)
    const cover = page.createElement('div')
    cover.style.cssText = 'position:fixed;inset:0;background:#fff'
    page.body.append(cover)
    expect(lookAt(page).sees(ranges)).toBe(false)
    cover.style.background = 'none'
    expect(lookAt(page).sees(ranges)).toBe(true)
  })
})

describe('text that the reader sees', () => {
  it.each(Object.entries(SEEN))('is read and marked: %s', async (_, style) => {
    const { page, blocks } = await read(`<p>${BEFORE}</p><p><span style="${style}">${AFTER}</span></p>`)
    expect(blocks.map(({ text }) => text)).toEqual([BEFORE, AFTER])
    expect(lookAt(page).sees(rangesOf(blocks[1]!, 0, AFTER.length))).toBe(true)
  })

  it('is read while the whole page waits for its scripts, and marked only when it is shown', async () => {
    for (const style of ['visibility:hidden', 'opacity:0']) {
      const { page, blocks } = await read(`<p>${AFTER}</p>`, `<style>body{${style}}</style>`)
      expect(blocks.map(({ text }) => text)).toEqual([AFTER])
      const ranges = rangesOf(blocks[0]!, 0, AFTER.length)
      expect(lookAt(page).sees(ranges)).toBe(false)
      page.querySelector('style')!.remove()
      expect(lookAt(page).sees(ranges)).toBe(true)
    }
  })

  it('is read and marked in letters of other alphabets', async () => {
    const text = AFTER.replace(/[a-z]/g, (letter) =>
      String.fromCodePoint(letter.codePointAt(0)! - 97 + 0x1d41a),
    )
    const { page, blocks } = await read(`<p>${text}</p>`)
    expect(blocks.map((block) => block.text)).toEqual([text])
    expect(lookAt(page).sees(rangesOf(blocks[0]!, 0, text.length))).toBe(true)
    // A sentence that ends within the block.
    expect(lookAt(page).sees(rangesOf(blocks[0]!, 0, 40))).toBe(true)
  })

  it('is read in a dark page without a colour of its own', async () => {
    const { blocks } = await read(`<p>${AFTER}</p>`, '<style>:root{color-scheme:dark}</style>')
    expect(blocks).toHaveLength(1)
  })
})
