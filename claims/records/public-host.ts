/**
 * Which hosts an address may name: those of the public internet, by rules of our own. Node and the
 * browsers do not agree on which `xn--` labels are valid, and one platform would otherwise refuse a pack
 * that another has signed.
 */
import { decodeLabel } from './punycode.ts'

/** Longest host name (RFC 1035, 2.3.4). */
const MAX_HOST = 253
/** RFC 1123: what may stand between the dots. */
const LABEL = /^[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?$/

/**
 * Names that never lead to a site that everybody can see: RFC 6761, RFC 6762, RFC 7686, RFC 8375, and
 * what routers and companies use inside (ICANN reserved `internal` for it in 2024).
 */
const INSIDE =
  /(?:^|\.)(?:localhost|localdomain|local|internal|intranet|private|corp|home|lan|home\.arpa|onion)$/

/**
 * Whether a host can be the same for everybody: a name of two or more labels that is not for use inside,
 * or a public IPv4 address.
 *
 * @param host in lower case, without a port
 */
export function isPublicHost(host: string): boolean {
  const labels = host.split('.')
  if (host.length > MAX_HOST || labels.length < 2 || !labels.every((label) => LABEL.test(label))) return false
  // The platforms read a host whose last label is a number as an IPv4 address (URL Standard, 3.5).
  if (/^(?:\d+|0x[\da-f]*)$/.test(labels.at(-1) as string)) return isPublicAddress(labels)
  return !INSIDE.test(host) && labels.every(isReadable)
}

/** IPv4 ranges that are not reserved (IANA's registry of special-purpose addresses, RFC 6890). */
function isPublicAddress(parts: readonly string[]): boolean {
  if (parts.length !== 4 || !parts.every((part) => /^(?:0|[1-9]\d{0,2})$/.test(part))) return false
  const [a = 0, b = 0, c = 0, d = 0] = parts.map(Number)
  if ([a, b, c, d].some((part) => part > 255)) return false
  return !(
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && (b === 168 || (b === 0 && c === 0))) ||
    (a === 198 && (b === 18 || b === 19))
  )
}

/**
 * Whether a label is plain ASCII, or an `xn--` label that every platform decodes to the same letters:
 * in their normal form, beginning with a letter or digit, nothing invisible, one direction (UTS #46, 4.1).
 */
function isReadable(label: string): boolean {
  if (!label.startsWith('xn--')) return true
  const text = decodeLabel(label.slice(4))
  if (text === undefined || !/[^\0-\x7f]/.test(text)) return false
  return (
    text === text.normalize('NFKC').toLowerCase().normalize('NFKC') &&
    /^[\p{L}\p{N}][\p{L}\p{M}\p{N}·-]*$/u.test(text) &&
    !/\p{Default_Ignorable_Code_Point}/u.test(text) &&
    !(
      /[\p{scx=Hebrew}\p{scx=Arabic}]/u.test(text) &&
      /[\p{scx=Latin}\p{scx=Cyrillic}\p{scx=Greek}]/u.test(text)
    )
  )
}
