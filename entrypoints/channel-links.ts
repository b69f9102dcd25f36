import { browser, defineUnlistedScript } from '#imports'
import { askFromArticle } from '../messages/send.ts'
import { takeChannelLinks } from '../reader/channel-links.ts'

/**
 * Links to subscribe. A script of its own, because every page pays for the size of article.ts; like
 * that one it is outside WXT's wrapper and runs at document_start (docs/adr/0003).
 */
export default defineUnlistedScript(() => {
  const { runtime } = browser
  takeChannelLinks(window, {
    alive: () => runtime?.id !== undefined,
    onLink: (address) => askFromArticle({ type: 'channel-link', address }),
  })
})
