import { MAX_ADDRESS } from '../messages/limits.ts'
import { clickedChannelLink } from '../page/channel-link.ts'

/**
 * Handles the reader's clicks on links to subscribe, on any page (docs/adr/0012).
 *
 * @param alive false once this copy of the extension was replaced; then the browser handles the links
 * @param onLink gets the address of the link
 */
export function takeChannelLinks(
  view: Window,
  { alive, onLink }: { alive: () => boolean; onLink: (address: string) => void },
): void {
  view.addEventListener(
    'click',
    (event) => {
      const address = alive() ? clickedChannelLink(event, MAX_ADDRESS) : undefined
      if (address === undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
      onLink(address)
    },
    // On the window and in the capturing phase, before all listeners of the page, so that the page does
    // not learn that the click was handled.
    { capture: true },
  )
}
