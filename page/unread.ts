/** Recognises what is not running text: by element, by role, and by the names that sites use. */
import { attribute, hasAttributes, localName } from './dom.ts'

const words = (list: string) => new Set(list.split(' '))

/** Elements that are never read. Those that browsers do not show (`head`, `datalist`) need not be listed. */
const UNREAD_ELEMENTS = words(
  'script style noscript template svg math canvas video audio picture img object embed iframe textarea input select ' +
    'output button nav aside footer dialog menu pre rt rp search',
)
/** Landmark and control roles of WAI-ARIA whose text is not an article's. */
const UNREAD_ROLES = words(
  'navigation complementary contentinfo search menu  toolbar tablist dialog alertdialog alert status log ' +
    'textbox searchbox listbox button application feed tree grid',
)

/** Whether `element` is never read, judging by its name and attributes. */
export function isUnread(element: Element): boolean {
  if (UNREAD_ELEMENTS.has(localName(element))) return true
  if (!hasAttributes(element)) return false
  const role = attribute(element, 'role')
  if (role !== null && UNREAD_ROLES.has(role.toLowerCase())) return true
  const editable = attribute(element, 'contenteditable')
  if (editable !== null && editable.toLowerCase() !== 'false') return true
  return attribute(element, 'aria-hidden') === 'true'
}

/**
 * Beginnings of words in class names and ids that mark what is beside an article; "c-relatedList" has
 * the words c, related and list. Collected on twenty news sites; each word is used by many of them.
 */
const BESIDE =
  /^(?:comment|disqus|related|recirc|recommend|newsletter|sign.?up|subscri|paywall|promo|sponsor|advert|ads?$|taboola|outbrain|shar(?:e|ing)|social|sidebar|breadcrumb|cookie|consent|popup|modal|trending|popular|pag(?:ination|er)$|menu|nav(?:igation)?$|footer|tags?$|teaser|carousel|rail$|most(?:read|popular)|byline|disclaimer)/i
const NAME_PARTS = /[A-Za-z][a-z]*/g
/** Longest class attribute that is read, in UTF-16 units. A longer one is machine-made and says nothing. */
const MAX_NAMES = 300

/**
 * Whether the site's own names say that `element` is beside the article. This is only a hint: do not
 * use it for an element that contains the article.
 */
export function isBeside(element: Element): boolean {
  if (!hasAttributes(element)) return false
  return saysBeside(attribute(element, 'class')) || saysBeside(attribute(element, 'id'))
}

function saysBeside(names: string | null): boolean {
  if (names === null || names.length > MAX_NAMES) return false
  for (const [word] of names.matchAll(NAME_PARTS)) if (BESIDE.test(word)) return true
  return false
}
