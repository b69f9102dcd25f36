/**
 * Answers in the background. One listener for the whole wire checks the sender, parses the message, and
 * answers with an error if a handler throws. Only this listener logs these errors.
 */
import { browser } from '#imports'
import { parse, type Schema } from '../claims/schema.ts'
import { RUNS_A_MESSAGE, SENTENCES_A_MESSAGE } from './limits.ts'
import {
  type Answer,
  type ArticleAnswers,
  type ArticleRequest,
  articleRequest,
  type ExtensionAnswers,
  type ExtensionRequest,
  extensionRequest,
} from './protocol.ts'
import { identify, type RawSender, type Sender } from './sender.ts'

export type ArticleSender = Extract<Sender, { from: 'article' }>

/** A handler for each request. If it throws, the asker gets the error `failed`. */
export type Handlers = {
  readonly article: {
    [T in ArticleRequest['type']]: (
      request: Extract<ArticleRequest, { type: T }>,
      sender: ArticleSender,
    ) => Promise<ArticleAnswers[T]>
  }
  readonly extension: {
    [T in ExtensionRequest['type']]: (
      request: Extract<ExtensionRequest, { type: T }>,
    ) => Promise<ExtensionAnswers[T]>
  }
}

/** Registers the listener. Call it while the background script is first evaluated, never later. */
export function serve(handlers: Handlers): void {
  const self = { id: browser.runtime.id, origin: browser.runtime.getURL('/') }
  browser.runtime.onMessage.addListener((message: unknown, sender, respond) => {
    answer(handlers, message, sender, self).then(respond)
    // Keeps the channel open. An async listener would close it in one of the two browsers.
    return true
  })
}

/** Gives the answer to one message. Separate from {@link serve}, so that tests need no browser. */
export async function answer(
  handlers: Handlers,
  message: unknown,
  raw: RawSender,
  self: { id: string; origin: string },
): Promise<Answer<unknown>> {
  const sender = identify(raw, self)
  if (sender === undefined) {
    return { ok: false, error: { code: 'not-allowed', message: 'messages: this sender may not ask' } }
  }
  // Before any of it is parsed: parsing 100,000 sentences would delay everybody else by seconds.
  if (sentencesIn(message) > SENTENCES_A_MESSAGE)
    return { ok: false, error: { code: 'malformed', message: 'messages: too many sentences in one message' } }
  return sender.from === 'article'
    ? handle(articleRequest, message, (request) => call(handlers.article, request, sender))
    : handle(extensionRequest(), message, (request) => call(handlers.extension, request, sender))
}

/** How many sentences a `match` has, whatever else is in it. */
function sentencesIn(message: unknown): number {
  const { runs } = (message ?? {}) as { runs?: unknown }
  if (!Array.isArray(runs)) return 0
  if (runs.length > RUNS_A_MESSAGE) return Number.POSITIVE_INFINITY
  return runs.reduce<number>((sum, run) => {
    const sentences: unknown = run?.sentences
    return sum + (Array.isArray(sentences) ? sentences.length : 0)
  }, 0)
}

async function handle<R extends { type: string }>(
  schema: Schema<R>,
  message: unknown,
  run: (request: R) => Promise<unknown>,
): Promise<Answer<unknown>> {
  const request = parse(schema, message, 'message')
  if (!request.ok) {
    const text = request.error.map((problem) => problem.message).join('; ')
    return { ok: false, error: { code: 'malformed', message: `messages: ${text.slice(0, 500)}` } }
  }
  try {
    return { ok: true, value: await run(request.value) }
  } catch (cause) {
    console.error(`background: ${request.value.type} failed`, cause)
    const text = cause instanceof Error ? cause.message : String(cause)
    const reason = cause instanceof Error && 'code' in cause ? cause.code : undefined
    return {
      ok: false,
      error: { code: 'failed', message: text, ...(typeof reason === 'string' ? { reason } : {}) },
    }
  }
}

function call<S>(
  handlers: Record<string, (request: never, sender: never) => Promise<unknown>>,
  request: { type: string },
  sender: S,
): Promise<unknown> {
  const handler = handlers[request.type]
  if (handler === undefined) throw new Error(`messages: no handler for ${request.type}`)
  return handler(request as never, sender as never)
}
