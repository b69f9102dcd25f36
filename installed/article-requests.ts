/** Answers the requests of content scripts. */
import type { Wave } from '../claims/match/types.ts'
import type { ArticleRequest } from '../messages/protocol.ts'
import type { Handlers } from '../messages/serve.ts'
import { type BadgeButton, showCount } from './badge.ts'
import { type ChannelLinkParts, openChannelLink } from './channel-links.ts'
import { claimsWithPacks } from './claim-requests.ts'
import type { Engine } from './engine.ts'
import { frameBudget, TOP_FRAME } from './frame-budget.ts'
import { createMatchRequests } from './match-requests.ts'
import { siteState } from './site-state.ts'

export type ArticleRequestParts = ChannelLinkParts & {
  readonly engine: Pick<Engine, 'claims' | 'matcher'>
  /** Calls the listener when a tab was closed. */
  readonly onTabClosed: (listener: (tab: number) => void) => void
  /** Runs the card's script in a frame. */
  readonly loadCard: (tab: number, frame: number) => Promise<unknown>
  readonly button: BadgeButton
}

/** Call this while the background script is first evaluated, because it listens for closed tabs. */
export function articleHandlers(parts: ArticleRequestParts): Handlers['article'] {
  const requests = createMatchRequests({
    matcher: parts.engine.matcher,
    settings: parts.settings.read,
  })
  const budget = frameBudget()
  parts.onTabClosed((tab) => {
    requests.forgetTab(tab)
    budget.forgetTab(tab)
  })
  return {
    hello: async (_request, sender) => {
      // A document that says hello is new or starts again, so nobody waits for the frame's earlier
      // requests.
      requests.forget(sender)
      if (sender.frame === TOP_FRAME) requests.begin(sender.tab)
      const inPrivate = sender.private ? await parts.privateSites.read() : undefined
      const site = siteState(await parts.settings.read(), sender.host, inPrivate)
      return site.on && !budget.admit(sender) ? { ...site, on: false } : site
    },
    match: async (request, sender) =>
      budget.spend(sender, textOf(request)) ? requests.match(request, sender) : NOTHING,
    'match-more': ({ id }, sender) => requests.more(id, sender),
    forget: async ({ ids }, sender) => {
      requests.forget(sender, ids)
      return null
    },
    'load-card': async (_request, { tab, frame }) => {
      await parts.loadCard(tab, frame)
      return null
    },
    claims: (request) => claimsWithPacks(parts.engine, request),
    count: async ({ marked }, { tab, frame }) => {
      if (frame === TOP_FRAME) await showCount(parts.button, tab, marked)
      return null
    },
    'channel-link': async ({ address }, sender) => {
      if (sender.frame === TOP_FRAME) await openChannelLink(parts, address, sender)
      return null
    },
  }
}

/** The answer about text beyond the budget. */
const NOTHING: Wave = { matches: [], final: true }

function textOf({ runs }: Extract<ArticleRequest, { type: 'match' }>): number {
  return runs.reduce(
    (sum, { sentences }) => sentences.reduce((units, { text }) => units + text.length, sum),
    0,
  )
}
