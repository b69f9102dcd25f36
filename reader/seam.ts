/** What the content script takes from the browser; the rest of it is tried without an extension around it. */
import type { PageAnswers, PageRequest } from '../messages/protocol.ts'
import type { askFromArticle } from '../messages/send.ts'
import type { CardFactory } from './card/contract.ts'

export type Seam = {
  readonly ask: typeof askFromArticle
  /** False once this copy of the extension was replaced or removed: nothing can be asked any more. */
  alive(): boolean
  /** BCP 47 tag of the language that a text is in, or undefined if that is not sure. */
  detectLanguage(text: string): Promise<string | undefined>
  /** What the card's script left behind, once it was loaded. */
  cardFactory(): CardFactory | undefined
  /** BCP 47 tag of the interface. */
  readonly locale: string
  /** The frame that the popup talks to and that the toolbar's count is about. */
  readonly isTop: boolean
}

/** How the session answers the popup. */
export type PageHandlers = {
  readonly [T in PageRequest['type']]: (request: Extract<PageRequest, { type: T }>) => Promise<PageAnswers[T]>
}
