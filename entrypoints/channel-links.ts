import { browser, defineUnlistedScript } from '#imports'
import { askFromArticle } from '../messages/send.ts'
import { clickedChannelLink } from '../page/channel-link.ts'

/**
 * Links to subscribe on any page (docs/adr/0012). Apart from article.ts, whose size is what every
 * page pays for reading; like that one outside WXT's wrapper and at document_start (docs/adr/0003).
 */
export default defineUnlistedScript(() => {
  const { runtime } = browser
  addEventListener(
    'click',
    (event) => {
      // A copy of the extension that was replaced leaves the link to the browser.
      const address = runtime?.id === undefined ? undefined : clickedChannelLink(event)
      if (address === undefined) return
      event.preventDefault()
      event.stopImmediatePropagation()
      askFromArticle({ type: 'channel-link', address })
    },
    // On the window and in the capturing phase, before anything of the page: it is not to see that
    // the click was taken.
    { capture: true },
  )
})
