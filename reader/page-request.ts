import type { PageRequest } from '../messages/protocol.ts'
import type { RawSender } from '../messages/sender.ts'

/** Whether the message comes from one of the extension's own pages, as messages/sender.ts tells it at length. */
export function isFromExtension(sender: RawSender, self: { id: string; origin: string }): boolean {
  return sender.id === self.id && sender.url?.startsWith(self.origin) === true
}

/** Reads a message to a page by hand: the schema library alone would double the content script. */
export function pageRequest(message: unknown): PageRequest | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined
  const { type } = message
  if (type === 'report' || type === 'refresh') return { type }
  if (type !== 'reveal' || !('match' in message)) return undefined
  const { match } = message
  return typeof match === 'number' && Number.isSafeInteger(match) && match >= 0 ? { type, match } : undefined
}
