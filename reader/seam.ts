/** What the content script needs of the browser; tests put their own in its place. */
import type { PageAnswers, PageRequest } from '../messages/protocol.ts'
import type { askFromArticle } from '../messages/send.ts'
import type { CardFactory } from './card/contract.ts'

export type Seam = {
  readonly ask: typeof askFromArticle
  /** False once this copy of the extension was replaced or removed: then nothing can be asked any more. */
  alive(): boolean
  /** Gives the BCP 47 tag of the language that a text is in, or undefined if that is not certain. */
  detectLanguage(text: string): Promise<string | undefined>
  /** Gives what the card's script left behind; undefined until it was loaded. */
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
