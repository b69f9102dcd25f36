/** Answers the extension's own pages in the content script. */
import type { Answer, PageRequest } from '../messages/protocol.ts'
import type { RawSender } from '../messages/sender.ts'
import type { PageHandlers } from './seam.ts'

/** A listener for `runtime.onMessage`. It returns true if an answer will follow, which keeps the channel open. */
export type PageListener = (
  message: unknown,
  sender: RawSender,
  respond: (answer: Answer<unknown>) => void,
) => true | undefined

/**
 * Makes the listener that answers with `handlers`.
 *
 * @param self our extension's id and the address of its pages (`chrome-extension://…/`)
 */
export function pageListener(handlers: PageHandlers, self: { id: string; origin: string }): PageListener {
  return (message, sender, respond) => {
    if (!isFromExtension(sender, self)) return undefined
    answer(handlers, message).then(respond)
    return true
  }
}

async function answer(handlers: PageHandlers, message: unknown): Promise<Answer<unknown>> {
  const request = pageRequest(message)
  if (request === undefined) {
    return { ok: false, error: { code: 'malformed', message: 'article: no such request' } }
  }
  try {
    return { ok: true, value: await handlers[request.type](request as never) }
  } catch (cause) {
    return { ok: false, error: { code: 'failed', message: String(cause) } }
  }
}

/** Whether the message comes from one of the extension's own pages; messages/sender.ts has the whole check. */
export function isFromExtension(sender: RawSender, self: { id: string; origin: string }): boolean {
  return sender.id === self.id && sender.url?.startsWith(self.origin) === true
}

/** Reads a message to a page by hand, because the schema library would double the size of the content script. */
export function pageRequest(message: unknown): PageRequest | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined
  const asked = message.type as PageRequest['type']
  switch (asked) {
    case 'report':
    case 'refresh':
      return { type: asked }
    case 'reveal': {
      const match = 'match' in message ? message.match : undefined
      return typeof match === 'number' && Number.isSafeInteger(match) && match >= 0
        ? { type: asked, match }
        : undefined
    }
  }
  // Whatever else was sent is no request; one without a case above does not compile.
  asked satisfies never
  return undefined
}
