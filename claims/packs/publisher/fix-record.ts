/** What `lint --fix` repairs: nothing that changes what a claim says. */

// Soft hyphen, zero-width space, word joiner and byte order mark. Zero-width (non-)joiners stay:
// Persian and Indic scripts and emoji need them.
const INVISIBLE = /[\u00ad\u200b\u2060\ufeff]/g
const REPEATED_SPACES = / {2,}/g
/** Query parameters that identify a campaign or a click, never the page. */
const TRACKING = /^(?:utm_[a-z]+|fbclid|gclid|dclid|msclkid|mc_cid|mc_eid|igshid|yclid)$/

/** Whether a text has invisible characters or repeated spaces. */
export function hasStrayCharacters(text: string): boolean {
  return text !== tidy(text)
}

function tidy(text: string): string {
  return text.replace(INVISIBLE, '').replace(REPEATED_SPACES, ' ')
}

/** The address without tracking parameters; exactly the same if it has none. */
export function withoutTracking(url: string): string {
  const hash = url.indexOf('#')
  const end = hash === -1 ? url.length : hash
  const start = url.slice(0, end).indexOf('?')
  if (start === -1) return url
  const fields = url.slice(start + 1, end).split('&')
  const kept = fields.filter((field) => !TRACKING.test(field.split('=')[0]?.toLowerCase() ?? ''))
  if (kept.length === fields.length) return url
  return url.slice(0, start) + (kept.length === 0 ? '' : `?${kept.join('&')}`) + url.slice(end)
}

/**
 * Repairs a record of a source folder. Keeps its order of fields.
 *
 * @param record parsed JSON of a file; need not be a valid record
 */
export function fixRecord(record: unknown): unknown {
  if (typeof record === 'string')
    return tidy(/^https:\/\//.test(record) ? withoutTracking(record) : record).trim()
  if (Array.isArray(record)) return withoutRepeats(record.map(fixRecord))
  if (typeof record !== 'object' || record === null) return record
  const fixed = Object.fromEntries(Object.entries(record).map(([name, value]) => [name, fixRecord(value)]))
  const { text, variants } = fixed
  if (typeof text === 'string' && Array.isArray(variants))
    fixed.variants = variants.filter((one) => one !== text)
  return fixed
}

function withoutRepeats(list: unknown[]): unknown[] {
  const seen = new Set<string>()
  return list.filter((item) => {
    const key = JSON.stringify(item)
    if (seen.has(key)) return false
    seen.add(key)
    return true
  })
}
