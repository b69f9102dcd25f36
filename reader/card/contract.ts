/**
 * What the content script and the card's script say to each other. Both run in the same isolated
 * world of the same frame; the card's script is put there on demand (message `load-card`) and
 * leaves its factory under {@link CARD_FACTORY} on that world's global object, which the page
 * cannot see.
 */
import type { ClaimWithPack, FoundMatch } from '../../messages/protocol.ts'

export const CARD_FACTORY = '__footnoteCard'

/** What one card shows: a sentence's matches, best first, and the claims that they name. */
export type CardContent = {
  readonly matches: readonly FoundMatch[]
  /** The page's day of publication, for "accurate when written"; ISO 8601 date. */
  readonly published?: string | undefined
  readonly claims: readonly ClaimWithPack[]
}

/** Why the card went away. */
export type CloseReason = 'escape' | 'button' | 'outside'

export type Card = {
  /**
   * Shows the card at `anchor` (the marked sentence's box in viewport coordinates, or null when it
   * is out of sight), replacing what was shown.
   *
   * @param focus whether the keyboard moves into the card (opened by click or key, not by hovering)
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
  /** Ends the card and takes its host element out of the page. */
  readonly signal: AbortSignal
}

export type CardFactory = (options: CardOptions) => Card
