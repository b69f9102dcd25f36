import type { PackDetails, PackWork } from '../../messages/protocol.ts'
import { Icon } from '../Icon.tsx'
import { plain } from '../plain.ts'
import type { PacksTexts } from '../texts/packs-texts.ts'
import { Ask } from './Ask.tsx'
import { packName } from './PackFacts.tsx'
import { type PackActions, PackItem } from './PackItem.tsx'

/** What the reader is being asked. */
export type Question =
  | { readonly kind: 'remove'; readonly pack: PackDetails }
  | { readonly kind: 'roll-back'; readonly pack: PackDetails }

export type PacksViewProps = PackActions & {
  /** Undefined while they are not known. */
  readonly packs?: readonly PackDetails[] | undefined
  /** A change is being made. */
  readonly busy: boolean
  readonly work?: PackWork | undefined
  readonly question?: Question | undefined
  /** Why the last thing that was asked for was not done. */
  readonly problem?: string | undefined
  /** Bytes on this device. */
  readonly usage?: number | undefined
  readonly t: PacksTexts
  readonly onYes: () => void
  readonly onNo: () => void
}

/** The packs page: what is installed, and everything that can be done to it. */
export function PacksView(props: PacksViewProps) {
  const { packs, usage, problem, question, t } = props
  const words = t.packs
  return (
    <div class="packs">
      <header class="page-head">
        <h1>{words.title}</h1>
        <p>{words.intro}</p>
      </header>
      <main aria-busy={packs === undefined || props.busy}>
        <Working {...props} />
        {problem !== undefined && <Problem detail={problem} t={t} />}
        <Installed {...props} />
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

/** Always there, so that a screen reader hears what comes to stand in it. */
function Working({ work, t }: PacksViewProps) {
  const words = t.packs
  return (
    <div role="status" class="working" data-idle={work === undefined}>
      {work !== undefined && (
        <>
          <p>
            <strong>{words.working[work.step]}</strong> <span class="small">{words.workHint}</span>
          </p>
          <progress aria-label={words.working[work.step]} value={work.share} max={1} />
        </>
      )}
    </div>
  )
}

function Problem({ detail, t }: { readonly detail: string; readonly t: PacksTexts }) {
  return (
    <section class="problem" role="alert">
      <Icon name="alert" size={20} />
      <div>
        <h2 class="problem-title">{t.packs.problemTitle}</h2>
        <p>{t.packs.problemKept}</p>
        <p class="small" dir="auto">
          {plain(detail)}
        </p>
      </div>
    </section>
  )
}

function AskFor(props: PacksViewProps & { readonly question: Question }) {
  const { question, t, onYes, onNo } = props
  const words = t.packs
  const { pack } = question
  const name = packName(pack.manifest, t)
  switch (question.kind) {
    case 'remove':
      return (
        <Ask
          title={words.removeTitle(name)}
          yes={words.removeYes}
          no={words.keep}
          dangerous
          {...{ onYes, onNo }}
        >
          <p>{words.removeText(pack.claims)}</p>
          {pack.origin.kind === 'embedded' && <p>{words.removeForGood}</p>}
        </Ask>
      )
    case 'roll-back':
      return (
        <Ask
          title={words.rollBackTitle(name, pack.before?.manifest.version ?? 0)}
          yes={words.rollBackYes}
          no={words.keep}
          {...{ onYes, onNo }}
        >
          <p>{words.rollBackText(pack.manifest.version)}</p>
        </Ask>
      )
  }
}
