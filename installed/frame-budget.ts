/**
 * What the frames of a page may ask for together. A page can hold any number of frames with articles, and
 * each would be read and matched like a page of its own. The page itself is not limited here: it has the
 * limit of page/blocks.ts, and no frame takes anything from it.
 */
import type { ArticleSender } from '../messages/serve.ts'

/** Frame 0 of a tab is the page itself; others are embedded in it. */
export const TOP_FRAME = 0
/** Frames of a page that are read. Pages with an article in a frame have one or two. */
export const MAX_FRAMES = 10
/** Text of all frames of a page that is matched, in UTF-16 units: several long articles. */
export const MAX_FRAMES_TEXT = 400_000

type Spent = { readonly frames: Set<number>; text: number }
type From = Pick<ArticleSender, 'tab' | 'frame'>

export type FrameBudget = {
  /** Whether a frame that has started may be read. A page that has started gets a new budget. */
  admit(from: From): boolean
  /** Whether this much text of the frame may be matched. */
  spend(from: From, text: number): boolean
  forgetTab(tab: number): void
}

export function frameBudget(): FrameBudget {
  const tabs = new Map<number, Spent>()

  function spentOf(tab: number): Spent {
    const known = tabs.get(tab)
    if (known !== undefined) return known
    const made = { frames: new Set<number>(), text: 0 }
    tabs.set(tab, made)
    return made
  }

  return {
    admit({ tab, frame }) {
      if (frame === TOP_FRAME) {
        tabs.delete(tab)
        return true
      }
      const { frames, text } = spentOf(tab)
      if (text >= MAX_FRAMES_TEXT || (!frames.has(frame) && frames.size >= MAX_FRAMES)) return false
      frames.add(frame)
      return true
    },
    spend({ tab, frame }, text) {
      if (frame === TOP_FRAME) return true
      const spent = spentOf(tab)
      if (spent.text + text > MAX_FRAMES_TEXT) return false
      spent.text += text
      return true
    },
    forgetTab: (tab) => void tabs.delete(tab),
  }
}
