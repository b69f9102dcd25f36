import type { PageRequest } from '../../messages/protocol.ts'

/** Reads a message to a page by hand: the schema library alone would double the content script. */
export function pageRequest(message: unknown): PageRequest | undefined {
  if (typeof message !== 'object' || message === null || !('type' in message)) return undefined
  const { type } = message
  if (type === 'report' || type === 'refresh') return { type }
  if (type !== 'reveal' || !('match' in message)) return undefined
  const { match } = message
  return typeof match === 'number' && Number.isSafeInteger(match) && match >= 0 ? { type, match } : undefined
}
