import type { ComponentChildren } from 'preact'
import { safeLink } from './safe-link.ts'
import type { Texts } from './texts/texts.ts'

type Props = {
  readonly url: string
  readonly t: Texts
  readonly lang?: string | undefined
  /** Show the host after the words. */
  readonly host?: boolean
  readonly children: ComponentChildren
}

/** A link to another site, which opens in a new tab. If the address is not plain https, only the text is shown. */
export function OutLink({ url, t, lang, host = false, children }: Props) {
  const link = safeLink(url)
  if (link === undefined) return <span title={t.noLink}>{children}</span>
  return (
    <a
      class="out"
      href={link.href}
      target="_blank"
      rel="noopener noreferrer"
      referrerPolicy="no-referrer"
      title={t.opensIn(link.host)}
    >
      <bdi lang={lang}>{children}</bdi>
      {host && <span class="host">{link.host}</span>}
    </a>
  )
}
