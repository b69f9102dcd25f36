import { browser, defineUnlistedScript } from '#imports'
import { askFromArticle } from '../messages/send.ts'
import { CARD_FACTORY, type CardFactory } from '../reader/card/contract.ts'
import { isFromExtension, pageRequest } from '../reader/page-request.ts'
import type { Seam } from '../reader/seam.ts'
import { startSession } from '../reader/session.ts'

/** Share of a text, in percent, that must be in one language for it to be that text's language. */
const MOST = 70

export default defineUnlistedScript(() => {
  const { runtime, i18n } = browser
  const isTop = window === window.top
  const seam: Seam = {
    ask: askFromArticle,
    alive: () => runtime?.id !== undefined,
    async detectLanguage(text) {
      const { languages } = await i18n.detectLanguage(text).catch(() => ({ languages: [] }))
      return languages.find(({ percentage }) => percentage >= MOST)?.language
    },
    cardFactory: () =>
      // The page's named elements show on this object too, but not as its own properties.
      Object.hasOwn(globalThis, CARD_FACTORY)
        ? (globalThis as unknown as Record<typeof CARD_FACTORY, CardFactory>)[CARD_FACTORY]
        : undefined,
    locale: i18n.getUILanguage(),
    isTop,
  }
  const { handlers } = startSession(document, seam)
  if (!isTop) return
  const self = { id: runtime.id, origin: runtime.getURL('/') }
  runtime.onMessage.addListener((message: unknown, sender, respond) => {
    if (!isFromExtension(sender, self)) return
    const request = pageRequest(message)
    if (request === undefined) {
      respond({ ok: false, error: { code: 'malformed', message: 'article: no such request' } })
      return
    }
    const answer: Promise<unknown> = handlers[request.type](request as never)
    answer.then(
      (value) => respond({ ok: true, value }),
      (cause) => respond({ ok: false, error: { code: 'failed', message: String(cause) } }),
    )
    // Keeps the channel open for the answer.
    return true
  })
})
