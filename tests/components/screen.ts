/** Draws components in the test's browser, with the product's styles. */
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

/** Draws into a new box, `width` CSS px wide. */
export function draw(what: ComponentChildren, width = 384): HTMLElement {
  const box = document.createElement('div')
  box.className = 'footnote'
  box.style.width = `${width}px`
  document.body.append(box)
  screens.push(box)
  render(what, box)
  return box
}

/** Removes everything that was drawn, and the emulated preferences. */
export async function clear(): Promise<void> {
  while (screens.length > 0) clearLast()
  await prefer({})
}

/** Removes what was drawn last. */
export function clearLast(): void {
  const box = screens.pop()
  if (box === undefined) return
  render(null, box)
  box.remove()
}

/** Emulates the reader's preferences: `{'prefers-color-scheme': 'dark'}`. */
export async function prefer(features: Record<string, string>): Promise<void> {
  const list = Object.entries(features).map(([name, value]) => ({ name, value }))
  await cdp().send('Emulation.setEmulatedMedia', { features: list })
}

/** Gives the violations of WCAG 2.2 A and AA and of axe's best practices that axe finds, one line each. */
export async function axeFindings(within: Element): Promise<string[]> {
  const { violations } = await axe.run(within, {
    // These rules are about whole pages (one main, a title).
    rules: { region: { enabled: false }, 'page-has-heading-one': { enabled: false } },
  })
  return violations.flatMap(({ id, nodes }) =>
    nodes.map((node) => `${id}: ${node.html} (${node.failureSummary})`),
  )
}
