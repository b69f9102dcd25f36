import { browser, defineUnlistedScript } from '#imports'
import { askFromArticle } from '../messages/send.ts'
import { takeChannelLinks } from '../reader/channel-links.ts'

/**
 * The content script for links to subscribe. It is separate from article.ts, whose size every page pays
 * for. Like article.ts it is outside WXT's wrapper and runs at document_start (docs/adr/0003).
 */
export default defineUnlistedScript(() => {
  const { runtime } = browser
  takeChannelLinks(window, {
    alive: () => runtime?.id !== undefined,
    onLink: (address) => askFromArticle({ type: 'channel-link', address }),
  })
})
