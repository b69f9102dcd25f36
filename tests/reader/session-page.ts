/**
 * A session on the test's own page, with a background that answers what the test wants. Importing this file
 * puts an article on the page before each test and takes it away afterwards.
 */
import { afterEach, beforeEach } from 'vitest'
import type { Match, Wave } from '../../claims/match/types.ts'
import type { ArticleRequest, ClaimWithPack } from '../../messages/protocol.ts'
import type { Card, CardContent, CardOptions } from '../../reader/card/contract.ts'
import type { Seam } from '../../reader/seam.ts'
import { type Session, startSession } from '../../reader/session.ts'
import { until, wait } from '../page/frame.ts'

export const SENTENCE =
  'The council met on Monday, said a spokesman, and voted for the budget of the coming year.'
export const CLAIM = 'Eight million people cast ballots.'
export const ARTICLE = `<main><p>${SENTENCE} ${SENTENCE}</p><p>${SENTENCE} ${CLAIM} ${SENTENCE}</p><p>${SENTENCE} ${SENTENCE}</p></main>`

type Background = {
  asked: ArticleRequest[]
  on: boolean
  /** The first `failures` requests of this type fail. */
  failing: ArticleRequest['type']
  failures: number
  alive: boolean
  delay: number
  verdict: string
  /** Whether the first answer to `match` is the last. */
  final: boolean
  /** The answer to `match-more`. */
  more: () => Wave | null
  /** What an answer waits for. */
  before: (type: ArticleRequest['type']) => Promise<void> | undefined
  /** Runs while the language is asked for, before the article is read for the first time. */
  meanwhile: () => Promise<void>
}

export let background: Background
export let session: Session | undefined
export let host: HTMLElement
let meta: HTMLElement
export let cards: { content: CardContent; focus: boolean; anchor: () => DOMRect | null }[]
export let hidden: number
export let options: CardOptions | undefined

export const claim = () =>
  ({
    key: 'p/turnout',
    claim: { id: 'turnout', verdict: background.verdict },
    pack: { id: 'p' },
    origin: { kind: 'embedded' },
  }) as unknown as ClaimWithPack

export function seam(isTop = true): Seam {
  const answers: Record<ArticleRequest['type'], (request: never) => unknown> = {
    hello: () => ({ on: background.on, level: 'strict' }),
    match: ({ runs }: { runs: { sentences: { id: number; text: string }[] }[] }) => ({
      matches: runs.flatMap(({ sentences }) =>
        sentences.filter(({ text }) => text.includes('million')).map(({ id }) => matchOf(id)),
      ),
      final: background.final,
    }),
    'match-more': () => background.more(),
    forget: () => null,
    claims: () => [claim()],
    'load-card': () => null,
    count: () => null,
    'channel-link': () => null,
  }
  return {
    ask: (async (request: ArticleRequest) => {
      background.asked.push(request)
      await wait(background.delay)
      await background.before(request.type)
      if (!background.alive) return { ok: false, error: { code: 'gone', message: 'replaced' } }
      if (request.type === background.failing && background.failures-- > 0) {
        return { ok: false, error: { code: 'failed', message: 'no index' } }
      }
      return { ok: true, value: answers[request.type](request as never) }
    }) as Seam['ask'],
    alive: () => background.alive,
    detectLanguage: async () => {
      await background.meanwhile()
      return 'en'
    },
    cardFactory: () => (given) => {
      options = given
      const card: Card = {
        visible: false,
        show(content, anchor, focus) {
          cards.push({ content, focus, anchor })
          Object.assign(card, { visible: true })
        },
        hide() {
          hidden++
          Object.assign(card, { visible: false })
        },
        owns: () => false,
      }
      return card
    },
    locale: 'en',
    isTop,
  }
}

export function matchOf(sentence: number): Match {
  return {
    sentence,
    claim: 'p/turnout',
    score: 0.9,
    level: 'strict',
    stance: 'asserted',
    marked: true,
    evidence: { wording: CLAIM, aligned: [], fromContext: [], missing: [], guards: [] },
  }
}

beforeEach(() => {
  background = {
    asked: [],
    on: true,
    failing: 'match',
    failures: 0,
    alive: true,
    delay: 0,
    verdict: 'refuted',
    final: true,
    more: () => null,
    before: () => undefined,
    meanwhile: async () => {},
  }
  cards = []
  hidden = 0
  options = undefined
  host = document.createElement('div')
  host.innerHTML = ARTICLE
  meta = document.createElement('meta')
  meta.setAttribute('property', 'og:type')
  meta.setAttribute('content', 'article')
  document.head.append(meta)
  document.body.append(host)
})
afterEach(() => {
  session?.end()
  host.remove()
  meta.remove()
})

export const start = (isTop?: boolean) => {
  session = startSession(document, seam(isTop))
  return session.handlers
}
export const report = () => session!.handlers.report({ type: 'report' })
export const isIn = async (state: string) => (await report()).state === state
export const done = () => until(() => isIn('done'))
export const ranges = () => [...CSS.highlights.values()].flatMap((highlight) => [...highlight])
/** Gives the words that are painted. */
export const paintedText = () =>
  ranges().map((range) => {
    const live = document.createRange()
    live.setStart(range.startContainer, range.startOffset)
    live.setEnd(range.endContainer, range.endOffset)
    return live.toString()
  })
export const painted = () => [...CSS.highlights.values()].reduce((sum, { size }) => sum + size, 0)

/** Gives a point in the marked sentence, relative to its paragraph. */
export function inMark(): { x: number; y: number } {
  const paragraph = host.querySelectorAll('p')[1]!
  const range = document.createRange()
  range.setStart(paragraph.firstChild!, SENTENCE.length + 2)
  range.setEnd(paragraph.firstChild!, SENTENCE.length + 4)
  const [box, around] = [range.getBoundingClientRect(), paragraph.getBoundingClientRect()]
  return { x: box.left - around.left + 2, y: box.top - around.top + box.height / 2 }
}
