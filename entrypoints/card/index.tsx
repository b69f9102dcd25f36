/**
 * The card: drawn into a closed shadow root of an element that is in the page only while the card
 * is shown. Loaded on demand; what it offers to the content script is in contract.ts.
 */
import { defineUnlistedScript } from '#imports'
import { CARD_FACTORY } from '../../reader/card/contract.ts'
import { createCard } from '../../reader/card/create-card.tsx'

export default defineUnlistedScript(() => {
  Object.defineProperty(globalThis, CARD_FACTORY, { value: createCard, configurable: true })
})
