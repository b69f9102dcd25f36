import type { PacksViewProps, Question } from '../../components/packs/PacksView.tsx'
import type { PackDetails } from '../../messages/protocol.ts'
import type { askFromExtension } from '../../messages/send.ts'

/** Between two looks at what the background is doing, ms; each look also keeps it from being stopped as idle. */
const WHILE_WORKING = 250

/** The seam to the browser; answers are Results and never reject. */
export type PacksBrowser = {
  readonly ask: typeof askFromExtension
  /** Bytes that the extension takes on this device. */
  usage(): Promise<number | undefined>
}

export type PacksState = Pick<PacksViewProps, 'packs' | 'busy' | 'work' | 'question' | 'problem' | 'usage'>

export type PacksSession = Pick<
  PacksViewProps,
  'onSwitch' | 'onMove' | 'onRollBack' | 'onRemove' | 'onYes' | 'onNo'
>

/** Runs the packs page until `signal` ends, and hands each new state to `onState`. */
export function startPacksSession(
  browser: PacksBrowser,
  onState: (state: PacksState) => void,
  signal: AbortSignal,
): PacksSession {
  let state: PacksState = { busy: false }
  let timer: ReturnType<typeof setTimeout> | undefined

  const update = (change: Partial<PacksState>) => {
    if (signal.aborted) return
    state = { ...state, ...change }
    onState(state)
  }
  const find = (id: string) => state.packs?.find(({ manifest }) => manifest.id === id)

  /** Reads everything again, and goes on reading while something is being done. */
  async function look(): Promise<void> {
    clearTimeout(timer)
    const answer = await browser.ask({ type: 'packs' })
    if (signal.aborted) return
    if (answer.ok) update({ packs: answer.value.packs, work: answer.value.work })
    else update({ problem: answer.error.message })
    // Another page or an update may be at work too.
    if (state.busy || state.work !== undefined) timer = setTimeout(look, WHILE_WORKING)
    else update({ usage: await browser.usage() })
  }

  /** Asks for a change and follows it to its end. */
  async function change(request: Parameters<typeof browser.ask>[0]): Promise<void> {
    if (state.busy) return
    update({ busy: true, question: undefined, problem: undefined })
    timer = setTimeout(look, WHILE_WORKING)
    const answer = await browser.ask(request)
    update({ busy: false, ...(answer.ok ? {} : { problem: answer.error.message }) })
    await look()
  }

  function question(kind: Question['kind'], id: string): void {
    const pack = find(id)
    if (pack !== undefined) update({ question: { kind, pack }, problem: undefined })
  }

  look()
  signal.addEventListener('abort', () => clearTimeout(timer))

  return {
    onSwitch: (pack, on) => change({ type: 'set-pack', pack, on }),
    async onMove(pack, by) {
      if (state.packs === undefined) return
      const packs = moved(state.packs, pack, by)
      update({ packs })
      await browser.ask({ type: 'order-packs', packs: packs.map(({ manifest }) => manifest.id) })
    },
    onRollBack: (pack) => question('roll-back', pack),
    onRemove: (pack) => question('remove', pack),
    onYes() {
      const asked = state.question
      if (asked === undefined) return
      const pack = asked.pack.manifest.id
      change({ type: asked.kind === 'remove' ? 'remove-pack' : 'roll-back', pack })
    },
    onNo: () => update({ question: undefined }),
  }
}

function moved(packs: readonly PackDetails[], id: string, by: -1 | 1): PackDetails[] {
  const from = packs.findIndex(({ manifest }) => manifest.id === id)
  const to = from + by
  const next = [...packs]
  const pack = next[from]
  const other = next[to]
  if (pack !== undefined && other !== undefined) {
    next[from] = other
    next[to] = pack
  }
  return next
}
