/** Answers what content scripts ask for, except which sentences match. */
import type { Handlers } from '../messages/serve.ts'
import { type BadgeButton, showCount } from './badge.ts'
import { type ChannelLinkParts, openChannelLink } from './channel-links.ts'
import { claimsWithPacks } from './claim-requests.ts'
import type { Engine } from './engine.ts'
import { siteState } from './site-state.ts'

type ArticleRequests = 'hello' | 'load-card' | 'claims' | 'count' | 'channel-link'

/** Frame 0 of a tab is the page itself; others are embedded in it. */
const TOP_FRAME = 0

export type ArticleRequestParts = ChannelLinkParts & {
  readonly engine: Pick<Engine, 'claims'>
  /** Runs the card's script in a frame. */
  readonly loadCard: (tab: number, frame: number) => Promise<unknown>
  readonly button: BadgeButton
}

export function articleHandlers(parts: ArticleRequestParts): Pick<Handlers['article'], ArticleRequests> {
  return {
    hello: async (_request, { host }) => siteState(await parts.settings.read(), host),
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
