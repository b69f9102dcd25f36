/** Names of files on the web and in a reader's own store. */
import type { Hashes } from './records.ts'

/** Role and target names can be any text; everything except RFC 3986's unreserved characters is escaped. */
export function percentEncode(name: string): string {
  return encodeURIComponent(name).replace(
    /[!'()*]/g,
    (character) => `%${character.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}

/** The name under which a role's trusted metadata is kept, without version (specification 5.3.8, 5.4.5 …). */
export function storedName(role: string): string {
  return `${percentEncode(role)}.json`
}

/** The address of a role's metadata; give `version` only with consistent snapshots (6.2.1). */
export function metadataUrl(base: string, role: string, version?: number): string {
  return `${directory(base)}${version === undefined ? '' : `${version}.`}${percentEncode(role)}.json`
}

/**
 * The address of a target file (5.7.3): with consistent snapshots the last part of the path is
 * `HASH.FILENAME`.
 *
 * @param hashes the file's hashes, if its name carries one
 * @returns undefined for a path with a "." or ".." in it, which a web address cannot contain
 */
export function targetUrl(base: string, path: string, hashes?: Hashes): string | undefined {
  const segments = path.split('/')
  const last = segments.pop() ?? ''
  const hash = hashes && (hashes.sha256 ?? Object.values(hashes)[0])
  segments.push(hash === undefined ? last : `${hash}.${last}`)
  if (segments.some((segment) => segment === '.' || segment === '..')) return undefined
  return `${directory(base)}${segments.map(encodeSegment).join('/')}`
}

/** Leaves unescaped what RFC 3986 allows in a path (`pchar`), so that simple servers find the file. */
function encodeSegment(segment: string): string {
  return encodeURIComponent(segment).replace(/%(?:2[1467BC89A]|3[ABD]|40)/g, decodeURIComponent)
}

function directory(base: string): string {
  return base.endsWith('/') ? base : `${base}/`
}
