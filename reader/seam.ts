/** What the content script needs from the browser. Tests replace it. */
import type { PageAnswers, PageRequest } from '../messages/protocol.ts'
import type { askFromArticle } from '../messages/send.ts'
import type { CardFactory } from './card/contract.ts'

export type Seam = {
  readonly ask: typeof askFromArticle
  /** False once this copy of the extension was replaced or removed. Then no request can be sent. */
  alive(): boolean
  /** Gives the BCP 47 tag of the language that a text is in, or undefined if that is not certain. */
  detectLanguage(text: string): Promise<string | undefined>
  /** Gives the factory of the card's script; undefined until the script was loaded. */
  cardFactory(): CardFactory | undefined
  /** BCP 47 tag of the interface. */
  readonly locale: string
  /** Whether this is the frame that the popup talks to and whose marks the toolbar counts. */
  readonly isTop: boolean
}

/** How the session answers the popup. */
export type PageHandlers = {
  readonly [T in PageRequest['type']]: (request: Extract<PageRequest, { type: T }>) => Promise<PageAnswers[T]>
}
