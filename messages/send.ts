/**
 * Asks across the wire. Answers are always a Result: a message that cannot be delivered gives an error with
 * a code, never a rejection. Only types are imported from protocol.ts, so that content scripts load no
 * schema code.
 */
import { browser } from '#imports'
import type { Result } from '../claims/result.ts'
import type {
  ArticleAnswers,
  ArticleRequest,
  ExtensionAnswers,
  ExtensionRequest,
  PageAnswers,
  PageRequest,
  WireError,
} from './protocol.ts'

/** Milliseconds before the only retry, if nobody answered. */
const RETRY_AFTER = 150

type Answers<Map, Request extends { type: string }> = Request['type'] extends keyof Map
  ? Map[Request['type']]
  : never

/** Asks the background from a content script. */
export function askFromArticle<R extends ArticleRequest>(
  request: R,
): Promise<Result<Answers<ArticleAnswers, R>, WireError>> {
  return deliver(() => browser.runtime.sendMessage(request))
}

/** Asks the background from one of the extension's own pages. */
export function askFromExtension<R extends ExtensionRequest>(
  request: R,
): Promise<Result<Answers<ExtensionAnswers, R>, WireError>> {
  return deliver(() => browser.runtime.sendMessage(request))
}

/** Asks the content script in the top frame of a tab. `gone` means that none runs there. */
export function askPage<R extends PageRequest>(
  tab: number,
  request: R,
): Promise<Result<Answers<PageAnswers, R>, WireError>> {
  return deliver(() => browser.tabs.sendMessage(tab, request, { frameId: 0 }), 0)
}

async function deliver<T>(send: () => Promise<unknown>, retries = 1): Promise<Result<T, WireError>> {
  // Nobody answers if the browser stopped the background while it worked on the request.
  let problem = 'nobody answered'
  try {
    const answer: unknown = await send()
    if (isAnswer(answer)) return answer as Result<T, WireError>
  } catch (cause) {
    problem = String(cause)
  }
  if (retries === 0) return { ok: false, error: { code: 'gone', message: `messages: ${problem}` } }
  await new Promise((resolve) => setTimeout(resolve, RETRY_AFTER))
  return deliver(send, retries - 1)
}

function isAnswer(answer: unknown): boolean {
  return typeof answer === 'object' && answer !== null && 'ok' in answer
}
