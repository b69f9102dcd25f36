import type { Page } from 'playwright'

/** A page of either browser's driver. */
type AnyPage = { evaluate(run: (passage: string) => Point, passage: string): Promise<Point> }
type Point = { x: number; y: number }

/** Middle of the first line of a passage on the page, in viewport coordinates, after scrolling to it. */
export async function pointOf(page: AnyPage, passage: string): Promise<Point> {
  return page.evaluate((wanted) => {
    const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT)
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const at = node.nodeValue?.replace(/\s/g, ' ').indexOf(wanted) ?? -1
      if (at < 0) continue
      node.parentElement?.scrollIntoView({ block: 'center', behavior: 'instant' })
      const range = document.createRange()
      range.setStart(node, at)
      range.setEnd(node, at + wanted.length)
      const box = range.getClientRects()[0]
      if (box !== undefined) return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
    }
    throw new Error(`“${wanted}” is not on the page`)
  }, passage)
}

/** How many ranges are painted on the page through CSS.highlights. */
export function paintedRanges(page: Page): Promise<number> {
  return page.evaluate(() => {
    const registry = CSS.highlights as unknown as Map<string, { size: number }>
    return [...registry.values()].reduce((sum, highlight) => sum + highlight.size, 0)
  })
}

/**
 * Runs on a page: whether its HTML is what the server sent, parsed by a browser and touched by
 * nobody. For pages without scripts.
 */
export async function isAsServed(): Promise<boolean> {
  const sent = await (await fetch(location.href)).text()
  const parsed = new DOMParser().parseFromString(sent, 'text/html')
  return parsed.documentElement.outerHTML === document.documentElement.outerHTML
}
