/**
 * Whether the name of a publisher can be taken for somebody else's (UTS #39, clauses 4 and 5, as for the
 * hosts of host-names.ts). Characters that cannot be seen are no doubt but an error of the record
 * (`publicName` in claims/records/fields.ts).
 */
import { mixedScripts, skeleton } from './host-names.ts'

export type Publisher = { readonly name: string; readonly url: string }

export type NameDoubt =
  /** Letters of several alphabets in one word. */
  | { readonly code: 'mixed'; readonly word: string }
  /** Other characters than those of a known name, and looks the same. */
  | { readonly code: 'looks-like'; readonly name: string }
  /** The same name as a known publisher's, with the address of another site. */
  | { readonly code: 'other-site'; readonly name: string; readonly site: string }

/**
 * @param known publishers whose names the reader may have seen: of installed packs, of the packs that ship
 *   with the extension, and of the directory
 */
export function nameDoubt({ name, url }: Publisher, known: readonly Publisher[]): NameDoubt | undefined {
  const key = nameSkeleton(name)
  const alike = known.filter((other) => nameSkeleton(other.name) === key)
  // A name that is known is not new, whatever looks like it.
  const same = alike.filter((other) => other.name === name)
  if (same.length > 0) {
    const other = same.every((each) => siteOf(each.url) !== siteOf(url)) ? same[0] : undefined
    return other && { code: 'other-site', name: other.name, site: siteOf(other.url) }
  }
  if (alike[0] !== undefined) return { code: 'looks-like', name: alike[0].name }
  const word = name.split(/[^\p{L}\p{M}\p{N}]+/u).find((each) => mixedScripts(each).length > 1)
  return word === undefined ? undefined : { code: 'mixed', word }
}

/** What two names have in common that look the same in a list: without case, accents, spaces and punctuation. */
function nameSkeleton(name: string): string {
  return skeleton(name.normalize('NFKC').toLowerCase())
    .replace(/[^\p{L}\p{N}]+/gu, '')
    .toLowerCase()
}

function siteOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname.replace(/^www\./, '') : url
}
