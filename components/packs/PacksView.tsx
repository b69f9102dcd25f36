import { useLayoutEffect, useRef, useState } from 'preact/hooks'
import type { ChannelAddress } from '../../claims/packs/reader/channel-address.ts'
import type { DirectoryEntry } from '../../claims/packs/reader/directory.ts'
import type { PackIncident } from '../../messages/pack-incident.ts'
import type { PackPreview, ReleaseChanges } from '../../messages/pack-preview.ts'
import type { PackDetails, PackWork } from '../../messages/protocol.ts'
import { Icon } from '../Icon.tsx'
import { plain } from '../plain.ts'
import type { PacksTexts } from '../texts/packs-texts.ts'
import { AddPack } from './AddPack.tsx'
import { Ask } from './Ask.tsx'
import { ChangeList } from './ChangeList.tsx'
import { Directory } from './Directory.tsx'
import { focusNear } from './focus.ts'
import { Incidents } from './Incidents.tsx'
import { packName } from './PackFacts.tsx'
import { type PackActions, PackItem } from './PackItem.tsx'
import { Preview } from './Preview.tsx'

/** The question that is open. */
export type Question =
  | {
      readonly kind: 'link'
      /** As it is in the link. */
      readonly address: string
      readonly channel: ChannelAddress
      /** Host of the page that the link was on. */
      readonly from?: string | undefined
    }
  | { readonly kind: 'remove'; readonly pack: PackDetails }
  | {
      readonly kind: 'roll-back' | 'waiting'
      readonly pack: PackDetails
      /** Undefined until the two releases are compared. */
      readonly changes?: ReleaseChanges | undefined
    }
  | { readonly kind: 'preview'; readonly preview: PackPreview }

export type PacksViewProps = PackActions & {
  /** Undefined until they are known. */
  readonly packs?: readonly PackDetails[] | undefined
  /** The packs that Footnote offers. */
  readonly directory?: readonly DirectoryEntry[] | undefined
  /** What happened to the packs without the reader's doing. */
  readonly incidents?: readonly PackIncident[] | undefined
  /** A change is being made. */
  readonly busy: boolean
  /** The longest address that can be asked about, in UTF-16 units. */
  readonly maxAddress: number
  readonly work?: PackWork | undefined
  readonly question?: Question | undefined
  /** Why the last request failed. */
  readonly problem?: { readonly reason?: string; readonly detail: string } | undefined
  /** The address, as the reader typed it, from whose channel a pack was just added. */
  readonly taken?: string | undefined
  /** Bytes that Footnote takes on this device. */
  readonly usage?: number | undefined
  readonly t: PacksTexts
  readonly onFile: (file: File) => void
  /** Look at the channel at this address. */
  readonly onAddress: (address: string) => void
  readonly onPutBack: (pack: string) => void
  /** Look at the channel of an entry of the directory. */
  readonly onListed: (entry: DirectoryEntry) => void
  /** Stop the work that is being done. */
  readonly onStop: () => void
  readonly onYes: () => void
  readonly onDecline: () => void
  readonly onNo: () => void
  /** The reader has seen what happened. */
  readonly onSeen: () => void
  /** Hide the problem. */
  readonly onDismiss: () => void
}

/** The packs page: the installed packs, and the buttons for all changes to them. */
export function PacksView(props: PacksViewProps) {
  const { packs, incidents = [], usage, problem, question, t } = props
  const words = t.packs
  const [over, setOver] = useState(false)
  const count = packs?.length
  const before = useRef(count)
  useLayoutEffect(() => {
    // The focus may have been on a pack that was removed.
    const fewer = count !== undefined && before.current !== undefined && count < before.current
    if (fewer && document.activeElement === document.body) focusNear(null)
    before.current = count
  }, [count])
  const ready = packs !== undefined && !props.busy && question === undefined
  return (
    // biome-ignore lint/a11y/noStaticElementInteractions: dropping is one more way; the button does the same
    <div
      class="packs"
      data-over={over && ready}
      onDragOver={(event) => {
        event.preventDefault()
        setOver(true)
      }}
      onDragLeave={(event) => {
        if (!(event.relatedTarget instanceof Node)) setOver(false)
      }}
      onDrop={(event) => {
        // Otherwise the browser would open the file in place of the page.
        event.preventDefault()
        setOver(false)
        const file = event.dataTransfer?.files[0]
        if (file !== undefined && ready) props.onFile(file)
      }}
    >
      <header class="page-head">
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
      </header>
      <main tabIndex={-1} aria-busy={packs === undefined || props.busy}>
        <div class="notes">
          <Working {...props} />
          {problem !== undefined && <Problem problem={problem} t={t} onDismiss={props.onDismiss} />}
        </div>
        {incidents.length > 0 && <Incidents incidents={incidents} t={t} onSeen={props.onSeen} />}
        <Installed {...props} />
        {packs !== undefined && <Directory {...props} packs={packs} />}
        {packs !== undefined && <AddPack {...props} />}
      </main>
      {usage !== undefined && <footer class="small">{words.used(t.size(usage))}</footer>}
      {question !== undefined && <AskFor {...props} question={question} />}
    </div>
  )
}

function Installed(props: PacksViewProps) {
  const { packs, busy, t } = props
  const words = t.packs
  if (packs === undefined) return props.problem === undefined ? <p role="status">{words.loading}</p> : null
  return (
    <section aria-labelledby="yours">
      <h2 class="section-title" id="yours">
        {words.yours}
      </h2>
      {packs.length === 0 && <p class="empty">{words.none}</p>}
      <ol class="pack-list">
        {packs.map((pack, at) => (
          <PackItem
            {...props}
            key={pack.manifest.id}
            pack={pack}
            first={at === 0}
            last={at === packs.length - 1}
            busy={busy}
          />
        ))}
      </ol>
    </section>
  )
}

/** Shows the work that is being done. The element is always there, so that screen readers announce its content. */
function Working({ work, t, onStop }: PacksViewProps) {
  const words = t.packs
  return (
    <div role="status" class="working" data-idle={work === undefined}>
      {work !== undefined && (
        <>
          <p>
            <strong>{words.working[work.step]}</strong> <span class="small">{words.workHint}</span>
          </p>
          <div class="working-bar">
            <progress aria-label={words.working[work.step]} value={work.progress} max={1} />
            {work.step !== 'indexing' && (
              <button type="button" class="plain-button" onClick={onStop}>
                {words.stop}
              </button>
            )}
          </div>
        </>
      )}
    </div>
  )
}

type ProblemProps = {
  readonly problem: NonNullable<PacksViewProps['problem']>
  readonly t: PacksTexts
  readonly onDismiss: () => void
}

function Problem({ problem, t, onDismiss }: ProblemProps) {
  const words = t.packs
  const box = useRef<HTMLElement>(null)
  // The button that the reader pressed may be far from here.
  useLayoutEffect(() => {
    if (problem !== undefined) box.current?.scrollIntoView({ block: 'nearest' })
  }, [problem])
  return (
    <section class="problem" role="alert" ref={box}>
      <Icon name="alert" size={20} />
      <div class="problem-words">
        <h2 class="problem-title">{words.problemTitle}</h2>
        <p>
          {problem.reason !== undefined && words.problems[problem.reason]} {words.problemKept}
        </p>
        <details>
          <summary>
            <Icon name="down" size={14} class="fold" />
            {words.details}
          </summary>
          <p class="small" dir="auto" lang="en">
            {plain(problem.detail)}
          </p>
        </details>
      </div>
      <button
        type="button"
        class="icon-button"
        aria-label={words.close}
        title={words.close}
        onClick={() => {
          onDismiss()
          focusNear(box.current)
        }}
      >
        <Icon name="close" />
      </button>
    </section>
  )
}

function AskFor(props: PacksViewProps & { readonly question: Question }) {
  const { question, t, onYes, onNo } = props
  const words = t.packs
  switch (question.kind) {
    case 'link': {
      const { channel, from } = question
      return (
        <Ask
          title={words.linkTitle(plain(channel.host))}
          yes={words.addressLook}
          no={words.keep}
          ledTo
          {...{ onYes, onNo }}
        >
          <p>{from === undefined ? words.linkText : words.linkTextFrom(plain(from))}</p>
          <p class="code" dir="ltr">
            {plain(channel.url)}
          </p>
          <p class="small">{words.linkHint}</p>
        </Ask>
      )
    }
    case 'remove': {
      const { pack } = question
      return (
        <Ask
          title={words.removeTitle(packName(pack.manifest, t))}
          yes={words.removeYes}
          no={words.keep}
          dangerous
          {...{ onYes, onNo }}
        >
          <p>{words.removeText(pack.claims)}</p>
          {pack.origin.kind === 'embedded' && <p>{words.removeForGood}</p>}
          {pack.channel !== undefined && <p>{words.removeChannel}</p>}
        </Ask>
      )
    }
    case 'roll-back': {
      const { pack, changes } = question
      return (
        <Ask
          title={words.rollBackTitle(packName(pack.manifest, t), pack.before?.manifest.version ?? 0)}
          yes={words.rollBackYes}
          no={words.keep}
          {...{ onYes, onNo }}
        >
          <p>{words.rollBackText(pack.manifest.version)}</p>
          <ChangeList changes={changes} t={t} />
        </Ask>
      )
    }
    case 'waiting': {
      const { pack, changes } = question
      return (
        <Ask
          title={words.waitingAsk(packName(pack.manifest, t), pack.waiting?.manifest.version ?? 0)}
          yes={words.waitingYes}
          no={words.keep}
          other={{ label: words.waitingDecline, onClick: props.onDecline }}
          waiting={changes === undefined}
          {...{ onYes, onNo }}
        >
          <ChangeList changes={changes} t={t} />
        </Ask>
      )
    }
    case 'preview': {
      const { preview } = question
      const name = packName(preview.release.manifest, t)
      const replaces = preview.replaces !== undefined
      return (
        <Ask
          title={replaces ? words.previewReplace(name) : words.preview(name)}
          yes={
            preview.signed !== undefined
              ? words.subscribeYes
              : replaces
                ? words.previewReplaceYes
                : words.previewYes
          }
          no={words.keep}
          ledTo
          // The file may already be installed without the subscription to its channel.
          waiting={preview.replaces?.same === true && preview.signed === undefined}
          {...{ onYes, onNo }}
        >
          <Preview preview={preview} t={t} />
        </Ask>
      )
    }
  }
}
