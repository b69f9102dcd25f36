import { MAX_ADDRESS } from '../messages/limits.ts'
import { clickedChannelLink } from '../page/channel-link.ts'

/** Milliseconds between two looks whether the listener is still there. */
const LISTEN_AGAIN = 2_000

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
  const onClick = (event: MouseEvent) => {
    const address = alive() ? clickedChannelLink(event, MAX_ADDRESS) : undefined
    if (address === undefined) return
    event.preventDefault()
    event.stopImmediatePropagation()
    onLink(address)
  }
  // On the window and in the capturing phase, before all listeners of the page, so that the page does
  // not learn that the click was handled.
  const listen = () => view.addEventListener('click', onClick, { capture: true })
  listen()
  // A page that writes its document anew (`document.open`) removes all listeners. Adding one that is still
  // there does nothing.
  const timer = setInterval(() => (alive() ? listen() : clearInterval(timer)), LISTEN_AGAIN)
}
