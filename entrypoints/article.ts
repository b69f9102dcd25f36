import { browser, defineUnlistedScript } from '#imports'
import { askFromArticle } from '../messages/send.ts'
import { loadedCardFactory } from '../reader/card/contract.ts'
import { languageDetector } from '../reader/language.ts'
import { isOnlyCopy } from '../reader/one-copy.ts'
import { pageListener } from '../reader/page-request.ts'
import { startSession } from '../reader/session.ts'

/** The content script of every page. It is outside WXT's wrapper, which a page can switch off (docs/adr/0003). */
export default defineUnlistedScript(() => {
  const { runtime, i18n } = browser
  const alive = () => runtime?.id !== undefined
  if (!isOnlyCopy(globalThis, alive)) return
  const isTop = window === window.top
  const { handlers } = startSession(document, {
    ask: askFromArticle,
    alive,
    detectLanguage: languageDetector((text) => i18n.detectLanguage(text)),
    cardFactory: () => loadedCardFactory(globalThis),
    locale: i18n.getUILanguage(),
    isTop,
  })
  if (isTop)
    runtime.onMessage.addListener(pageListener(handlers, { id: runtime.id, origin: runtime.getURL('/') }))
})
