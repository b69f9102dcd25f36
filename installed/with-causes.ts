/** Gives handlers whose errors of the browser's storage have a code, for which the interface has words. */
import type { Handlers } from '../messages/serve.ts'
import { likelyCause, StorageError } from './store/storage-error.ts'

type Handler = (...given: never[]) => Promise<unknown>

/** @param free bytes that the browser would still give the extension; undefined if it does not say */
export function withCauses(handlers: Handlers, free: () => Promise<number | undefined>): Handlers {
  return { article: named(handlers.article, free), extension: named(handlers.extension, free) }
}

/** {@link withCauses} for some of the handlers. */
export function named<T extends Readonly<Record<string, Handler>>>(
  handlers: T,
  free: () => Promise<number | undefined>,
): T {
  const all = Object.entries(handlers).map(([type, handle]) => [
    type,
    async (...given: never[]) => {
      try {
        return await handle(...given)
      } catch (cause) {
        const code = await likelyCause(cause, free)
        throw code === undefined ? cause : new StorageError(code, messageOf(cause), { cause })
      }
    },
  ])
  return Object.fromEntries(all) as T
}

function messageOf(cause: unknown): string {
  const { message = String(cause), cause: inner } = cause as Partial<Error>
  return inner instanceof Error ? `${message}: ${inner.message}` : message
}
