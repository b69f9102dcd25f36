import type { ComponentChildren } from 'preact'
import type { ClaimWithPack, Overview, PageReport } from '../messages/protocol.ts'
import { FoundList } from './FoundList.tsx'
import { Icon, type IconName } from './Icon.tsx'
import { LookedFor } from './LookedFor.tsx'
import { plain } from './plain.ts'
import type { PopupTexts } from './texts/popup-texts.ts'

/** What the popup knows of the page in the tab. */
export type PageView =
  /** Nothing yet. */
  | { readonly kind: 'loading' }
  /** A page of the browser itself, or a file: never read. */
  | { readonly kind: 'not-web' }
  /** A web page in which nothing of ours runs: opened before the extension was, or protected. */
  | { readonly kind: 'unreached' }
  | { readonly kind: 'report'; readonly report: PageReport }
  | { readonly kind: 'error'; readonly detail: string }

export type PopupViewProps = {
  readonly page: PageView
  /** The page's site; undefined where there is none that can be switched. */
  readonly host?: string | undefined
  /** Whether the site is read; undefined while that is not known. */
  readonly siteOn?: boolean | undefined
  readonly overview?: Overview | undefined
  readonly claims: ReadonlyMap<string, ClaimWithPack>
  /** ISO 8601 day. */
  readonly today: string
  /** Whether the last sentence that was asked for could not be gone to. */
  readonly sentenceGone?: boolean
  readonly t: PopupTexts
  readonly onSite: (on: boolean) => void
  readonly onReveal: (match: number) => void
  readonly onRetry: () => void
  readonly onReload: () => void
}

/** The toolbar popup: what was looked for on the page, and what was found. */
export function PopupView(props: PopupViewProps) {
  const { host, siteOn, overview, t } = props
  return (
    <div class="popup" data-state={stateOf(props)}>
      <header>
        <h1>
          <Mark />
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
            looked={['reading', 'done', 'error'].includes(stateOf(props))}
            t={t}
          />
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
      return <Failure detail={page.detail} t={t} onRetry={onRetry} />
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
  const failed = report.state === 'error'
  if (report.found.length === 0) {
    if (failed) return <Failure detail={report.message ?? ''} t={t} onRetry={onRetry} />
    if (isReading(report)) return <Loading text={words.loading} />
    return (
      <Notice icon="search" title={words.nothingTitle} text={words.nothing}>
        <p class="small">{words.readSentences(report.sentences)}</p>
      </Notice>
    )
  }
  return (
    <>
      {failed && <Failure detail={report.message ?? ''} t={t} onRetry={onRetry} />}
      <FoundList {...props} reading={isReading(report)} found={report.found} />
    </>
  )
}

type NoticeProps = {
  readonly icon: IconName
  readonly title: string
  readonly text: string
  readonly children?: ComponentChildren
}

function Notice({ icon, title, text, children }: NoticeProps) {
  return (
    <section class="notice" role="status">
      <span class="notice-icon">
        <Icon name={icon} size={24} />
      </span>
      <h2>{title}</h2>
      <p>{text}</p>
      {children}
    </section>
  )
}

function Failure({ detail, t, onRetry }: { detail: string; t: PopupTexts; onRetry: () => void }) {
  return (
    <Notice icon="alert" title={t.popup.errorTitle} text={t.popup.error}>
      <button type="button" class="action" onClick={onRetry}>
        {t.popup.retry}
      </button>
      {detail !== '' && (
        <details class="small">
          <summary>
            <Icon name="down" size={14} class="fold" />
            {t.popup.errorDetail}
          </summary>
          <p dir="auto">{plain(detail)}</p>
        </details>
      )}
    </Notice>
  )
}

function Loading({ text }: { text: string }) {
  return (
    <section class="notice" role="status">
      <span class="lines" aria-hidden="true">
        <i />
        <i />
        <i />
      </span>
      <p>{text}</p>
    </section>
  )
}

type SwitchProps = {
  readonly host: string
  readonly on: boolean
  readonly t: PopupTexts
  readonly onSite: (on: boolean) => void
}

function SiteSwitch({ host, on, t, onSite }: SwitchProps) {
  return (
    <button
      type="button"
      role="switch"
      aria-checked={on}
      class="switch"
      title={on ? t.popup.siteOn(host) : t.popup.siteOff(host)}
      onClick={() => onSite(!on)}
    >
      <span class="switch-words">
        {t.popup.onThisSite}
        <bdi class="small">{host}</bdi>
      </span>
      <span class="track" aria-hidden="true">
        <span class="thumb" />
      </span>
    </button>
  )
}

/** The product's mark: a footnote's star over an underlined line. */
function Mark() {
  return (
    <svg width="22" height="22" viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <rect width="32" height="32" rx="7" class="mark-ground" />
      <path d="M16 4.5v14M9.9 8l12.2 7M22.1 8l-12.2 7" class="mark-star" />
      <path d="M6 26h20" class="mark-line" />
    </svg>
  )
}
