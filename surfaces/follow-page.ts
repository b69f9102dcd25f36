/**
 * Follows the reports of the content script in a tab, and fetches the claims that they name. Shared by
 * the surfaces that show a page.
 */
import type { PageView } from '../components/PopupView.tsx'
import { CLAIMS_A_MESSAGE } from '../messages/limits.ts'
import type { Answer, ClaimWithPack, PageReport } from '../messages/protocol.ts'
import type { askFromExtension, askPage } from '../messages/send.ts'

/** Milliseconds between two requests to a page that is still being read. */
const WHILE_READING = 300
/** Milliseconds between two requests to a page that was read. It may change while it is shown. */
const WHEN_DONE = 1_500

export type FollowedPage = {
  readonly page: PageView
  /** The records of all claims that reports have named so far, by key. */
  readonly claims: ReadonlyMap<string, ClaimWithPack>
}

export type FollowPageOptions = {
  readonly ask: typeof askFromExtension
  readonly askPage: typeof askPage
  /** Gets each new state. */
  readonly onPage: (followed: FollowedPage) => void
  /** Ends the following. */
  readonly signal: AbortSignal
}

export type PageFollower = {
  /** Asks the page for its report now. */
  look(): Promise<void>
  /** Makes the page read itself again, and asks for its report. */
  refresh(): Promise<void>
  /** Scrolls the page to a match of the report and opens its card there; false if the sentence is gone. */
  reveal(match: number): Promise<boolean>
}

/** Follows the page in `tab`. The caller starts it with `look`. */
export function followPage(tab: number, options: FollowPageOptions): PageFollower {
  const { ask, askPage, onPage, signal } = options
  let claims: ReadonlyMap<string, ClaimWithPack> = new Map()
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The number of the newest look: answers to older looks are dropped. */
  let latest = 0

  async function look(): Promise<void> {
    clearTimeout(timer)
    if (signal.aborted) return
    const mine = ++latest
    const answer = await askPage(tab, { type: 'report' })
    const problem = answer.ok ? await fetchClaims(answer.value) : undefined
    if (mine !== latest || signal.aborted) return
    onPage({ page: problem ?? viewOf(answer), claims })
    const reading = answer.ok && (answer.value.state === 'starting' || answer.value.state === 'reading')
    timer = setTimeout(look, reading ? WHILE_READING : WHEN_DONE)
  }

  /** Fetches the claims of a report that are not known yet. Gives what to show if that fails. */
  async function fetchClaims({ found }: PageReport): Promise<PageView | undefined> {
    const wanted = [...new Set(found.map(({ claim }) => claim))].filter((key) => !claims.has(key))
    for (let at = 0; at < wanted.length; at += CLAIMS_A_MESSAGE) {
      const keys = wanted.slice(at, at + CLAIMS_A_MESSAGE)
      const answer = await ask({ type: 'claims', keys })
      if (!answer.ok) return { kind: 'error', detail: answer.error.message }
      claims = new Map([...claims, ...answer.value.map((claim) => [claim.key, claim] as const)])
    }
    return undefined
  }

  signal.addEventListener('abort', () => clearTimeout(timer))

  return {
    look,
    async refresh() {
      await askPage(tab, { type: 'refresh' })
      await look()
    },
    async reveal(match) {
      const answer = await askPage(tab, { type: 'reveal', match })
      return answer.ok && answer.value
    },
  }
}

function viewOf(answer: Answer<PageReport>): PageView {
  if (answer.ok) return { kind: 'report', report: answer.value }
  // `gone` means that nothing of ours runs in the page. Any other error is ours to explain.
  return answer.error.code === 'gone'
    ? { kind: 'unreached' }
    : { kind: 'error', detail: answer.error.message }
}
