import type { ComponentChildren } from 'preact'
import { jsonBlock } from './json-block.ts'

type Props = {
  readonly title: string
  readonly description?: string | undefined
  /** The relative address of the site's top: "" or "../". */
  readonly up: '' | '../'
  /** ClaimReview for search engines. */
  readonly review?: object | undefined
  readonly children: ComponentChildren
}

const POLICY = "default-src 'none'; style-src 'self'; script-src 'self'; base-uri 'none'; form-action 'none'"

/** A page of the site: its head, and its content in <main>. */
export function SitePage({ title, description, up, review, children }: Props) {
  return (
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width" />
        <meta http-equiv="Content-Security-Policy" content={POLICY} />
        <meta name="referrer" content="no-referrer" />
        <title>{title}</title>
        {description !== undefined && <meta name="description" content={description} />}
        <link rel="stylesheet" href={`${up}style.css`} />
        <link rel="alternate" type="application/atom+xml" title="Corrections" href={`${up}corrections.xml`} />
        {review !== undefined && (
          <script
            type="application/ld+json"
            // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON in a script must not be escaped as HTML; jsonBlock leaves no "<" in it
            dangerouslySetInnerHTML={{ __html: jsonBlock(review) }}
          />
        )}
      </head>
      <body class="footnote site">
        <main>{children}</main>
      </body>
    </html>
  )
}
