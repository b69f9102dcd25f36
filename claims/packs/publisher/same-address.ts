/**
 * Addresses that differ only in their spelling: `http://www.fc.example/article/?utm_source=feed#top` is the
 * page `https://fc.example/article`. Only what practically never leads to another page is left out: protocol, "www.",
 * an AMP copy, the last slash, a default page, a fragment without "/" or "!", tracking, and the order of fields.
 */
import { withoutTracking } from './fix-record.ts'

const DEFAULT_PAGE = /\/(?:index|default)\.(?:html?|php|aspx?)$/i
/** Fields that say where a reader comes from or in which form the page is shown. */
const CHANGES_NOTHING = /^(?:amp|outputType|ref|ref_src|fb_ref|_ga|cmpid|smid|at_\w+|ns_\w+)$/i
const AMP = /(?:\/amp|\.amp)(?=\/?$|\.html$)/i

/** A key that all spellings of an address share; the text itself if it is no address. */
export function addressKey(url: string): string {
  if (!URL.canParse(url)) return url
  const { host: written, pathname, search, hash } = new URL(withoutTracking(url))
  const host = written.replace(/^(?:www\d?|m|mobile|amp)\.(?=[^.]+\.)/, '').replace(/\.(?=:|$)/, '')
  const path = decoded(pathname)
    .replace(AMP, '')
    .replace(DEFAULT_PAGE, '')
    .replace(/\/{2,}/g, '/')
    .replace(/\/+$/, '')
  const fields = search
    .slice(1)
    .split('&')
    .filter((field) => field !== '' && !CHANGES_NOTHING.test(field.split('=')[0] ?? ''))
    .sort()
    .join('&')
  // A fragment is a place on the page, unless a script makes the page of it: "#!/42", "#/check/42".
  const place = /^#!?\//.test(hash) ? hash : ''
  return `${host}${path}${fields === '' ? '' : `?${fields}`}${place}`
}

/** Whether two addresses lead to the same page, as far as their spelling tells. */
export function sameAddress(a: string, b: string): boolean {
  return a === b || addressKey(a) === addressKey(b)
}

function decoded(path: string): string {
  try {
    return decodeURIComponent(path).normalize('NFC')
  } catch {
    return path
  }
}
