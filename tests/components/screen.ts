/** Draws components in the test's browser, with the styles that the product gives them. */
// Gives cdp() its type.
import type {} from '@vitest/browser-playwright'
import axe from 'axe-core'
import { type ComponentChildren, render } from 'preact'
import { cdp } from 'vitest/browser'
import '../../components/tokens.css'
import '../../components/parts.css'
import '../../components/card.css'
import '../../components/popup.css'
import '../../components/packs/packs.css'

const screens: HTMLElement[] = []

/** Draws into a box of its own, `width` CSS px wide. */
export function draw(what: ComponentChildren, width = 384): HTMLElement {
  const box = document.createElement('div')
  box.className = 'footnote'
  box.style.width = `${width}px`
  document.body.append(box)
  screens.push(box)
  render(what, box)
  return box
}

/** Takes everything away that was drawn, and the emulated preferences with it. */
export async function clear(): Promise<void> {
  while (screens.length > 0) clearLast()
  await prefer({})
}

/** Takes away what was drawn last. */
export function clearLast(): void {
  const box = screens.pop()
  if (box === undefined) return
  render(null, box)
  box.remove()
}

/** Puts the reader's preferences on the browser: `{'prefers-color-scheme': 'dark'}`. */
export async function prefer(features: Record<string, string>): Promise<void> {
  const list = Object.entries(features).map(([name, value]) => ({ name, value }))
  await cdp().send('Emulation.setEmulatedMedia', { features: list })
}

/** What axe finds against WCAG 2.2 A and AA and its own best practices, as lines; empty is good. */
export async function axeFindings(within: Element): Promise<string[]> {
  const { violations } = await axe.run(within, {
    // The rules on a whole page (one main, a title) are for the popup's own page.
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} (${node.failureSummary})`),
  )
}
