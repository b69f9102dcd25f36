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
