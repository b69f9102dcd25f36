/** What on a page is not running text: by element, by role, and by the names that sites give. */
import { attribute, hasAttributes, localName } from './dom.ts'

const words = (list: string) => new Set(list.split(' '))

/** Never looked into. */
const UNREAD_ELEMENTS = words(
  'script style noscript template head title meta link base svg math canvas video audio picture img map object embed ' +
    'iframe frame frameset textarea input select option datalist output progress meter button nav aside footer dialog ' +
    'menu pre samp rt rp search',
)
/** Landmarks and controls of WAI-ARIA that hold no article text. */
const UNREAD_ROLES = words(
  'navigation complementary contentinfo search menu menubar menuitem toolbar tablist tab dialog alertdialog alert ' +
    'status log marquee timer tooltip textbox searchbox listbox option combobox button switch slider spinbutton ' +
    'application img math feed tree treegrid grid',
)

/** Whether nothing inside `element` is read, told from its name and attributes alone. */
export function isUnread(element: Element): boolean {
  if (UNREAD_ELEMENTS.has(localName(element))) return true
  if (!hasAttributes(element)) return false
  const role = attribute(element, 'role')
  if (role !== null && UNREAD_ROLES.has(role.toLowerCase())) return true
  const editable = attribute(element, 'contenteditable')
  if (editable !== null && editable.toLowerCase() !== 'false') return true
  return attribute(element, 'aria-hidden') === 'true'
}

// Whole words of class names and ids ("c-related__list" has the words c, related, list).
// Measured on twenty news sites; each word here names what stands beside an article on many of them.
const BESIDE = words(
  'comment comments disqus livefyre related recirc recirculation recommended recommendations recommendation ' +
    'newsletter newsletters signup subscribe subscription paywall promo promos promotion sponsored sponsor advert ' +
    'advertisement advertisements ad ads adslot dfp taboola outbrain share sharing sharebar social sidebar breadcrumb ' +
    'breadcrumbs cookie cookies consent gdpr popup modal overlay tooltip trending popular pagination pager toolbar ' +
    'menu nav navigation footer masthead tags taglist teaser teasers carousel slideshow rail followus ' +
    'mostread mostpopular byline authorbio correction disclaimer copyright',
)
const NAME_PARTS = /[A-Za-z][a-z]*/g
/** A longer class attribute is machine-made and tells nothing. */
const MAX_NAMES = 300

/**
 * Whether the site's own names say that `element` stands beside the article. A hint, not a proof:
 * it counts only for an element that does not hold the article itself.
 */
export function isBeside(element: Element): boolean {
  if (!hasAttributes(element)) return false
  return saysBeside(attribute(element, 'class')) || saysBeside(attribute(element, 'id'))
}

function saysBeside(names: string | null): boolean {
  if (names === null || names.length > MAX_NAMES) return false
  for (const [word] of names.matchAll(NAME_PARTS)) if (BESIDE.has(word.toLowerCase())) return true
  return false
}
