import type { ClaimWithPack, Overview, PageReport } from '../messages/protocol.ts'
import { FoundList } from './FoundList.tsx'
import { Logo } from './Logo.tsx'
import { LookedFor } from './LookedFor.tsx'
import { Failure, Loading, Notice } from './Notice.tsx'
import { plain } from './plain.ts'
import { SiteSwitch } from './SiteSwitch.tsx'
import type { PopupTexts } from './texts/popup-texts.ts'
import { pick } from './wording.ts'

/** What is known about the page in a tab. */
export type PageView =
  /** Nothing yet. */
  | { readonly kind: 'loading' }
  /** A page of the browser itself, or a file. Footnote never reads those. */
  | { readonly kind: 'not-web' }
  /** A web page in which nothing of ours runs: it was opened before the extension was installed, or is protected. */
  | { readonly kind: 'unreached' }
  | { readonly kind: 'report'; readonly report: PageReport }
  | { readonly kind: 'error'; readonly detail: string }

export type PopupViewProps = {
  readonly page: PageView
  /** The page's site; undefined if it has none that can be switched off. */
  readonly host?: string | undefined
  /** Whether the site is read; undefined while that is not known. */
  readonly siteOn?: boolean | undefined
  readonly overview?: Overview | undefined
  readonly claims: ReadonlyMap<string, ClaimWithPack>
  /** ISO 8601 day. */
  readonly today: string
  /** Whether the sentence that the reader last chose is gone from the page. */
  readonly sentenceGone?: boolean
  readonly t: PopupTexts
  readonly onSite: (on: boolean) => void
  readonly onMeanings: (on: boolean) => void
  readonly onReveal: (match: number) => void
  readonly onRetry: () => void
  readonly onReload: () => void
}

/** The toolbar popup. Shows what was looked for on the page, and what was found. */
export function PopupView(props: PopupViewProps) {
  const { host, siteOn, overview, t } = props
  return (
    <div class="popup" data-state={stateOf(props)}>
      <header>
        <h1>
          <Logo />
          {t.popup.title}
        </h1>
        {host !== undefined && siteOn !== undefined && (
          <SiteSwitch host={host} on={siteOn} t={t} onSite={props.onSite} />
        )}
      </header>
      <main aria-busy={['loading', 'starting', 'reading'].includes(stateOf(props))}>
        <Page {...props} />
      </main>
      {overview !== undefined && (
        <footer>
          <LookedFor
            overview={overview}
            looked={['reading', 'done', 'error', 'fault'].includes(stateOf(props))}
            t={t}
            onMeanings={props.onMeanings}
          />
          {overview.meanings !== 'on' && <p class="by-words">{t.popup.byWords[overview.meanings]}</p>}
        </footer>
      )}
    </div>
  )
}

type State = PageReport['state'] | Exclude<PageView['kind'], 'report'>

function stateOf({ page, siteOn }: PopupViewProps): State {
  if (page.kind !== 'not-web' && siteOn === false) return 'off'
  return page.kind === 'report' ? page.report.state : page.kind
}

function isReading(report: PageReport): boolean {
  return report.state === 'starting' || report.state === 'reading'
}

function Page(props: PopupViewProps) {
  const { page, t, onSite, onRetry, onReload } = props
  const words = t.popup
  if (stateOf(props) === 'off') {
    return (
      <Notice icon="off" title={words.offTitle} text={words.off}>
        <button type="button" class="action" onClick={() => onSite(true)}>
          {words.turnOn}
        </button>
      </Notice>
    )
  }
  switch (page.kind) {
    case 'loading':
      return <Loading text={words.loading} />
    case 'not-web':
      return <Notice icon="lock" title={words.notWebTitle} text={words.notWeb} />
    case 'unreached':
      return (
        <Notice icon="reload" title={words.reloadTitle} text={words.reload}>
          <button type="button" class="action" onClick={onReload}>
            {words.reloadButton}
          </button>
        </Notice>
      )
    case 'error':
      return <Failure what="looking" detail={page.detail} t={t} onRetry={onRetry} />
    case 'report':
      return <Report {...props} report={page.report} />
  }
}

function Report(props: PopupViewProps & { readonly report: PageReport }) {
  const { report, t, onRetry } = props
  const words = t.popup
  if (report.state === 'not-article') {
    return <Notice icon="page" title={words.notArticleTitle} text={words.notArticle} />
  }
  const failure =
    report.state === 'error' || report.state === 'fault' ? (
      <Failure
        what={report.state === 'error' ? 'looking' : 'marking'}
        detail={report.message ?? ''}
        t={t}
        onRetry={onRetry}
      />
    ) : null
  if (report.found.length === 0) {
    if (failure !== null) return failure
    if (isReading(report)) return <Loading text={words.loading} />
    return (
      <Notice icon="search" title={words.nothingTitle} text={words.nothing}>
        <p class="small">{words.readSentences(report.sentences)}</p>
        {report.cut && <p class="small cut">{words.cut}</p>}
        <Suppressed report={report} overview={props.overview} t={t} />
      </Notice>
    )
  }
  return (
    <>
      {failure}
      {report.marksHidden && <Notice icon="alert" title={words.hidesTitle} text={words.hides} />}
      {report.cardCovered && <Notice icon="alert" title={words.coversTitle} text={words.covers} />}
      <FoundList
        {...props}
        days={{ published: report.published, today: props.today }}
        reading={isReading(report)}
        found={report.found}
        hidden={report.marksHidden}
      />
      {report.cut && <p class="small cut">{words.cut}</p>}
      <Suppressed report={report} overview={props.overview} t={t} />
    </>
  )
}

function Suppressed({
  report: { suppressed, found, heldBack },
  overview,
  t,
}: Pick<PopupViewProps, 'overview' | 't'> & { readonly report: PageReport }) {
  const count = suppressed.filter((key) => !found.some(({ claim }) => claim === key)).length
  const nameOf = (id: string) => {
    const pack = overview?.packs.find(({ manifest }) => manifest.id === id)
    return plain(pick(pack?.manifest.name ?? {}, [t.lang])?.text ?? id)
  }
  return (
    <>
      {count > 0 && <p class="small suppressed">{t.popup.heldBack(count)}</p>}
      {heldBack.map(({ pack, sentences }) => (
        <p class="small suppressed" key={pack} dir="auto">
          {t.popup.packHeldBack(nameOf(pack), sentences)}
        </p>
      ))}
    </>
  )
}
