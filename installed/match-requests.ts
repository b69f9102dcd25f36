/**
 * The match requests of all open pages. When a reader leaves a page, its requests are stopped. Between
 * two waves of an answer, the request is held here.
 *
 *   match ─▶ first wave ─▶ final: done
 *                      └─▶ not final: held ─ match-more ─▶ next wave …
 *                                      └─ silence, or too many held ─▶ dropped; `match-more` gets null
 *
 * All of it is in memory only. When the worker is stopped, the requests are gone, `match-more` gets
 * null, and the page asks `match` again.
 */
import type { Level, Matcher, Wave } from '../claims/match/types.ts'
import type { ArticleAnswers, ArticleRequest } from '../messages/protocol.ts'

/** The frame of a tab that asks. */
export type Asker = { readonly tab: number; readonly frame: number }

type MatchMessage = Extract<ArticleRequest, { type: 'match' }>

export type MatchRequestsParts = {
  readonly matcher: () => Promise<Pick<Matcher, 'waves'>>
  readonly settings: () => Promise<{
    readonly level: Level
    /** Whether the model of meaning may be asked. */
    readonly meanings: boolean
  }>
}

/** Requests of one frame that are held between waves. The largest page sends about 50. */
export const HELD_A_FRAME = 64
/** Requests of all frames that are held between waves. A request takes up to about 100 kB. */
export const HELD_IN_ALL = 200
/** Milliseconds after which a held request is dropped. A page asks for more at once, unless its tab sleeps. */
export const MAX_SILENCE = 60_000

export type MatchRequests = {
  /**
   * Starts a request and gives its first wave; null if it was forgotten in the meantime.
   *
   * @throws what the matcher throws
   */
  match(request: MatchMessage, from: Asker): Promise<ArticleAnswers['match']>
  /** Gives the next wave of a request; null if the request is not held. */
  more(id: number, from: Asker): Promise<ArticleAnswers['match-more']>
  /** A new document is in the tab: what the page before it has used up does not count. */
  begin(tab: number): void
  /** Ends these requests of a frame, or all of them if `ids` is missing. */
  forget(from: Asker, ids?: readonly number[]): void
  /** Ends all requests of a tab, which was closed. */
  forgetTab(tab: number): void
}

type Request = {
  readonly id: number
  readonly from: Asker
  readonly stop: AbortController
  waves?: AsyncGenerator<Wave, void>
  /** Runs while the request is held between waves. */
  silence?: ReturnType<typeof setTimeout>
}

export function createMatchRequests(parts: MatchRequestsParts): MatchRequests {
  /** Requests by {@link nameOf}, in the order in which they were last held. */
  const requests = new Map<string, Request>()
  /** Stands for the document in each tab, for the judges' budget. */
  const pages = new Map<number, object>()

  function drop(request: Request): void {
    clearTimeout(request.silence)
    if (requests.get(nameOf(request)) === request) requests.delete(nameOf(request))
    request.stop.abort()
    // A generator that waits between waves does not see the signal.
    request.waves?.return().catch(() => {})
  }

  function dropAll(which: (request: Request) => boolean): void {
    for (const request of [...requests.values()].filter(which)) drop(request)
  }

  /** Gives the next wave, and holds the request if more can come. */
  async function next(request: Request): Promise<Wave | null> {
    const { signal } = request.stop
    try {
      const step = await request.waves?.next()
      if (signal.aborted || step === undefined || step.done) {
        drop(request)
        return null
      }
      if (step.value.final) drop(request)
      else hold(request)
      return step.value
    } catch (cause) {
      const forgotten = signal.aborted
      drop(request)
      if (forgotten) return null
      throw cause
    }
  }

  function hold(request: Request): void {
    clearTimeout(request.silence)
    request.silence = setTimeout(() => drop(request), MAX_SILENCE)
    requests.delete(nameOf(request))
    requests.set(nameOf(request), request)
    const held = [...requests.values()].filter(({ silence }) => silence !== undefined)
    const ofFrame = held.filter(({ from }) => isSame(from, request.from))
    // Drops the oldest, whose page has had the longest time to ask.
    if (ofFrame.length > HELD_A_FRAME) drop(ofFrame[0] as Request)
    else if (held.length > HELD_IN_ALL) drop(held[0] as Request)
  }

  return {
    async match({ id, priority, document, runs }, from) {
      const request: Request = { id, from, stop: new AbortController() }
      const before = requests.get(nameOf(request))
      if (before !== undefined) drop(before)
      requests.set(nameOf(request), request)
      const { signal } = request.stop
      try {
        const [matcher, { level, meanings }] = await Promise.all([parts.matcher(), parts.settings()])
        if (signal.aborted) return null
        const page = pages.get(from.tab) ?? {}
        pages.set(from.tab, page)
        request.waves = matcher.waves({ document, runs, level }, { signal, priority, page, meanings })
      } catch (cause) {
        drop(request)
        throw cause
      }
      return next(request)
    },
    async more(id, from) {
      const request = requests.get(nameOf({ id, from }))
      if (request?.waves === undefined) return null
      clearTimeout(request.silence)
      delete request.silence
      return next(request)
    },
    begin(tab) {
      pages.delete(tab)
    },
    forget(asker, ids) {
      dropAll(({ id, from }) => isSame(from, asker) && (ids === undefined || ids.includes(id)))
    },
    forgetTab(tab) {
      dropAll(({ from }) => from.tab === tab)
      pages.delete(tab)
    },
  }
}

function nameOf({ id, from }: Pick<Request, 'id' | 'from'>): string {
  return `${from.tab} ${from.frame} ${id}`
}

function isSame(one: Asker, other: Asker): boolean {
  return one.tab === other.tab && one.frame === other.frame
}
