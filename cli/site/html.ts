/** HTML whose values are text: everything that is put into it is escaped unless it is {@link Html} itself. */
export type Html = { readonly html: string }

type Value = Html | string | number | undefined | false | readonly (Html | string)[]

/** ``html`<p>${text}</p>` `` */
export function html(parts: TemplateStringsArray, ...values: readonly Value[]): Html {
  return { html: parts.map((part, at) => part + (at < values.length ? written(values[at]) : '')).join('') }
}

export function escapeHtml(text: string): string {
  return text.replace(/[&<>"'`]/g, (sign) => `&#${sign.charCodeAt(0)};`)
}

/**
 * Text of a page in a language of its own, in that language's direction. Without a language, as for
 * what a source says, the text's first letter decides.
 */
export function textIn(text: string, lang?: string): Html {
  return lang === undefined
    ? html`<bdi>${text}</bdi>`
    : html`<span lang="${lang}" dir="${directionOf(lang)}">${text}</span>`
}

/** Languages that are written from right to left, where a tag names no script. */
const RIGHT_TO_LEFT =
  /^(?:ar|arc|ckb|dv|fa|he|ks|ps|sd|syr|ug|ur|yi)(?:-|$)|-(?:Arab|Hebr|Syrc|Thaa|Nkoo)(?:-|$)/

export function directionOf(lang: string): 'ltr' | 'rtl' {
  return RIGHT_TO_LEFT.test(lang) && !/-(?:Latn|Cyrl)(?:-|$)/.test(lang) ? 'rtl' : 'ltr'
}

/** Text for XML 1.0, which has fewer characters than Unicode (clause 2.2). */
export function escapeXml(text: string): string {
  return escapeHtml(text.toWellFormed().replace(/[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g, ''))
}

/** JSON for a data block of a page: "</script>" and "<!--" cannot end it or open a comment. */
export function jsonBlock(value: unknown): Html {
  return {
    html: JSON.stringify(value).replace(
      /[<>&\u2028\u2029]/g,
      (sign) => `\\u${sign.charCodeAt(0).toString(16).padStart(4, '0')}`,
    ),
  }
}

function written(value: Value): string {
  if (value === undefined || value === false) return ''
  if (typeof value === 'string') return escapeHtml(value)
  if (typeof value === 'number') return String(value)
  if ('html' in value) return value.html
  return value.map(written).join('')
}
