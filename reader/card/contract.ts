/**
 * The interface between the content script and the card's script. Both run in the same isolated world
 * of the same frame. The card's script is loaded on demand (message `load-card`) and leaves its factory
 * as {@link CARD_FACTORY} on the global object of that world, which the page cannot see.
 */
import type { ClaimWithPack, FoundMatch } from '../../messages/protocol.ts'

const CARD_FACTORY = '__footnoteCard'

/** The content of a card: a sentence's matches, best first, and the claims that they name. */
export type CardContent = {
  readonly matches: readonly FoundMatch[]
  /** The page's day of publication, for "accurate when written"; ISO 8601 date. */
  readonly published?: string | undefined
  readonly claims: readonly ClaimWithPack[]
}

/** How the reader closed the card; or the page laid something over it again and again. */
export type CloseReason = 'escape' | 'button' | 'outside' | 'covered'

export type Card = {
  /**
   * Shows this content in the card, instead of the content before.
   *
   * @param anchor gives the marked sentence's box in viewport coordinates, or null while it is out of sight
   * @param focus whether the keyboard moves into the card: yes for a click or a key, no for hovering
   */
  show(content: CardContent, anchor: () => DOMRect | null, focus: boolean): void
  hide(): void
  /** Whether the event happened inside the card. */
  owns(event: Event): boolean
  readonly visible: boolean
}

export type CardOptions = {
  readonly document: Document
  /** BCP 47 tag of the interface. */
  readonly locale: string
  readonly onClose: (reason: CloseReason) => void
  /** The reader asked for the mark before (-1) or after (1) this one. */
  readonly onMove: (step: -1 | 1) => void
  /** Ends the card and removes its host element from the page. */
  readonly signal: AbortSignal
}

export type CardFactory = (options: CardOptions) => Card

/** Gives the factory that the card's script left on `world`, the global object; undefined until it was loaded. */
export function loadedCardFactory(world: object): CardFactory | undefined {
  // Named elements of the page are also visible on the global object, but not as its own properties.
  return Object.hasOwn(world, CARD_FACTORY)
    ? (world as Record<typeof CARD_FACTORY, CardFactory>)[CARD_FACTORY]
    : undefined
}

/** Leaves `factory` on `world` for {@link loadedCardFactory}. */
export function offerCardFactory(world: object, factory: CardFactory): void {
  Object.defineProperty(world, CARD_FACTORY, { value: factory, configurable: true })
}
