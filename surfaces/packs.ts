import { isThisDevice, readChannelAddress } from '../claims/packs/reader/channel-address.ts'
import type { PacksViewProps, Question } from '../components/packs/PacksView.tsx'
import { MAX_ADDRESS, MAX_FILE_NAME } from '../messages/limits.ts'
import type { ExtensionRequest, PackDetails, WireError } from '../messages/protocol.ts'
import type { askFromExtension } from '../messages/send.ts'
import type { SubscribeLink } from './subscribe-link.ts'

/**
 * Milliseconds between two requests for the state of the background. Each request also keeps the
 * browser from stopping the background as idle.
 */
const WHILE_WORKING = 250

/** What the packs page needs of the browser. Answers are Results and never reject. */
export type PacksBrowser = {
  readonly ask: typeof askFromExtension
  /** Bytes that the extension uses on this device. */
  usage(): Promise<number | undefined>
  /** Gives an address under which the background can read the file until `letGo`. */
  addressOf(file: Blob): string
  letGo(address: string): void
}

export type PacksPageState = Pick<
  PacksViewProps,
  | 'packs'
  | 'directory'
  | 'incidents'
  | 'busy'
  | 'work'
  | 'question'
  | 'problem'
  | 'usage'
  | 'taken'
  | 'maxAddress'
>

export type PacksSession = Pick<
  PacksViewProps,
  | 'onSwitch'
  | 'onMove'
  | 'onRollBack'
  | 'onRemove'
  | 'onPutBack'
  | 'onWaiting'
  | 'onUpdate'
  | 'onFile'
  | 'onAddress'
  | 'onListed'
  | 'onStop'
  | 'onYes'
  | 'onDecline'
  | 'onNo'
  | 'onDismiss'
  | 'onSeen'
> & {
  /** Asks the reader about the link to subscribe that opened the page, if one did. */
  onLink(link: SubscribeLink | undefined): void
  /** Something that the page shows may have been changed elsewhere. */
  onChanged(): void
}

/** Runs the packs page until `signal` ends, and hands each new state to `onState`. */
export function startPacksSession(
  browser: PacksBrowser,
  onState: (state: PacksPageState) => void,
  signal: AbortSignal,
): PacksSession {
  let state: PacksPageState = { busy: false, maxAddress: MAX_ADDRESS }
  let timer: ReturnType<typeof setTimeout> | undefined
  /** The file that the reader is looking at. */
  let file: { readonly address: string; readonly name: string } | undefined
  /** The address that the reader typed, while the page asks about the pack that was found there. */
  let typed: string | undefined
  /** The reader stopped the work, so its failure is not reported. */
  let stopped = false

  const update = (change: Partial<PacksPageState>) => {
    if (signal.aborted) return
    state = { ...state, ...change }
    onState(state)
  }
  const find = (id: string) => state.packs?.find(({ manifest }) => manifest.id === id)

  /** Reads the whole state, again and again while something is being done. */
  async function look(): Promise<void> {
    clearTimeout(timer)
    const answer = await browser.ask({ type: 'packs' })
    if (signal.aborted) return
    if (answer.ok) {
      const { packs, directory, incidents, work } = answer.value
      update({ packs, directory, incidents, work })
    } else update({ problem: problemOf(answer.error) })
    // The work may also be that of another page or of an update.
    if (state.busy || state.work !== undefined) timer = setTimeout(look, WHILE_WORKING)
    else update({ usage: await browser.usage() })
  }

  /** Sends a request that takes a while, and shows its progress until it is done. */
  async function follow<R extends ExtensionRequest>(request: R) {
    update({ busy: true, question: undefined, problem: undefined })
    stopped = false
    timer = setTimeout(look, WHILE_WORKING)
    const answer = await browser.ask(request)
    update({ busy: false, ...(answer.ok || stopped ? {} : { problem: problemOf(answer.error) }) })
    await look()
    return answer
  }

  /** Makes a change. Returns whether it succeeded. */
  async function change(request: ExtensionRequest): Promise<boolean> {
    return !state.busy && (await follow(request)).ok
  }

  /** Asks the reader, and shows what would change as soon as it is known. */
  async function askWithChanges(kind: 'roll-back' | 'waiting', id: string): Promise<void> {
    const pack = find(id)
    if (pack === undefined) return
    const asked: Question = { kind, pack }
    update({ question: asked, problem: undefined })
    const answer = await browser.ask({
      type: 'pack-changes',
      pack: id,
      to: kind === 'waiting' ? 'waiting' : 'before',
    })
    if (state.question !== asked) return
    if (answer.ok) update({ question: { kind, pack, changes: answer.value } })
    else update({ question: undefined, problem: problemOf(answer.error) })
  }

  async function lookAt(address: string, listed?: { pack: string; fingerprint: string }): Promise<void> {
    if (state.busy) return
    letFileGo()
    typed = undefined
    const answer = await follow({
      type: 'preview-channel',
      address,
      ...(listed === undefined ? {} : { listed }),
    })
    if (answer.ok) update({ question: { kind: 'preview', preview: answer.value } })
  }

  async function lookAtTyped(address: string): Promise<void> {
    if (state.busy) return
    update({ taken: undefined })
    await lookAt(address)
    typed = address
  }

  async function subscribe(signed: { url: string; fingerprint: string }, pack: string, sha256: string) {
    const address = typed
    const { url, fingerprint } = signed
    if (await change({ type: 'subscribe', url, fingerprint, pack, sha256 })) update({ taken: address })
  }

  function letFileGo(): void {
    if (file !== undefined) browser.letGo(file.address)
    file = undefined
  }

  function answerWaiting(yes: boolean): void {
    const { question } = state
    if (question?.kind !== 'waiting' || question.pack.waiting === undefined) return
    const { manifest } = question.pack.waiting
    change({ type: 'answer-waiting', pack: manifest.id, version: manifest.version, yes })
  }

  function goBack({ manifest, before }: PackDetails): void {
    if (before !== undefined)
      change({ type: 'roll-back', pack: manifest.id, version: before.manifest.version })
  }

  look()
  signal.addEventListener('abort', () => clearTimeout(timer))

  return {
    onSwitch: (pack, on) => change({ type: 'set-pack', pack, on }),
    async onMove(pack, by) {
      if (state.packs === undefined) return
      const packs = moved(state.packs, pack, by)
      update({ packs })
      const order = packs.map(({ manifest }) => manifest.id)
      const answer = await browser.ask({ type: 'order-packs', packs: order })
      if (!answer.ok) update({ problem: problemOf(answer.error) })
    },
    onRollBack: (pack) => askWithChanges('roll-back', pack),
    onWaiting: (pack) => askWithChanges('waiting', pack),
    onRemove(id) {
      const pack = find(id)
      if (pack !== undefined) update({ question: { kind: 'remove', pack }, problem: undefined })
    },
    async onFile(chosen) {
      if (state.busy) return
      letFileGo()
      typed = undefined
      const own = { address: browser.addressOf(chosen), name: chosen.name.slice(0, MAX_FILE_NAME) }
      file = own
      const answer = await follow({ type: 'preview-file', ...own })
      if (answer.ok && file === own) update({ question: { kind: 'preview', preview: answer.value } })
    },
    onPutBack: (pack) => change({ type: 'put-back', pack }),
    onUpdate: (pack) => change({ type: 'update-pack', pack }),
    onAddress: (address) => lookAtTyped(address),
    onListed({ pack, channel }) {
      if (channel !== undefined) lookAt(channel.url, { pack, fingerprint: channel.fingerprint })
    },
    onLink(link) {
      if (link === undefined) return
      const { address, from } = link
      const channel = readChannelAddress(address)
      // A page elsewhere must not make the browser ask a server on this device.
      if (channel.ok && channel.value.onThisDevice && !isThisDevice(hostOfPage(from)))
        update({ problem: { reason: 'address-inside', detail: `A link led to ${channel.value.url}` } })
      else if (channel.ok) update({ question: { kind: 'link', address, channel: channel.value, from } })
      else update({ problem: { reason: channel.error.code, detail: channel.error.message } })
    },
    async onStop() {
      stopped = true
      await browser.ask({ type: 'stop-work' })
    },
    onYes() {
      const { question } = state
      if (question === undefined) return
      switch (question.kind) {
        case 'link':
          lookAt(question.address)
          break
        case 'remove':
          change({ type: 'remove-pack', pack: question.pack.manifest.id })
          break
        case 'roll-back':
          goBack(question.pack)
          break
        case 'waiting':
          answerWaiting(true)
          break
        case 'preview':
          if (question.preview.signed !== undefined) {
            const { signed, release, sha256 } = question.preview
            subscribe(signed, release.manifest.id, sha256)
          } else if (file !== undefined)
            change({ type: 'install-file', ...file, sha256: question.preview.sha256 }).then(letFileGo)
          break
      }
    },
    onChanged() {
      // While the page is busy it reads the state anyway.
      if (!state.busy) look()
    },
    onDecline: () => answerWaiting(false),
    onDismiss: () => update({ problem: undefined }),
    async onSeen() {
      await browser.ask({ type: 'dismiss-incidents' })
      await look()
    },
    onNo() {
      letFileGo()
      update({ question: undefined })
    },
  }
}

function problemOf({ reason, message }: WireError): NonNullable<PacksPageState['problem']> {
  return reason === undefined ? { detail: message } : { reason, detail: message }
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

/** The name of the page's host without its port; empty if the page is not known. */
function hostOfPage(from: string | undefined): string {
  return (from ?? '').replace(/:\d+$/, '')
}
