import { defineUnlistedScript } from '#imports'
import { offerCardFactory } from '../../reader/card/contract.ts'
import { createCard } from '../../reader/card/create-card.tsx'

/** The card's script, which is loaded when the first card is opened. */
export default defineUnlistedScript(() => offerCardFactory(globalThis, createCard))
