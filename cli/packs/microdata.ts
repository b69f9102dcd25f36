/**
 * Converts microdata of a page (HTML, "Microdata") to equivalent JSON-LD:
 *
 * ```
 * <div itemscope itemtype="https://schema.org/ClaimReview">       {"@type": "ClaimReview",
 *   <b itemprop="claimReviewed">The tower leans.</b>           →   "claimReviewed": "The tower leans.",
 *   <p itemprop="author" itemscope><i itemprop="name">Desk</i></p>  "author": {"name": "Desk"}}
 * ```
 */

/** The part of an element that is read, of any parser. */
export type PageElement = {
  readonly localName: string
  readonly textContent: string | null
  readonly children: Iterable<PageElement>
  getAttribute(name: string): string | null
}

/** Values by property. Has no prototype, because the page chooses the names. */
type Item = { [property: string]: unknown[] }

/** Nesting of properties that are not items. Each reads all text below it, so unlimited nesting would take long. */
const MAX_NESTED = 16

/** Attributes that hold the value of a property. Some pages use `content` on elements other than <meta>. */
const VALUE_ATTRIBUTES = ['content', 'datetime', 'href', 'src', 'data', 'value']

/** All items that are not a property of another item, in the order of the page. */
export function microdataItems(root: PageElement): object[] {
  const items: Item[] = []
  const open: { element: PageElement; item: Item | undefined; nested: number }[] = [
    { element: root, item: undefined, nested: 0 },
  ]
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { element, item } = next
    let { nested } = next
    let inner = item
    const names = wordsOf(element.getAttribute('itemprop'))
    if (element.getAttribute('itemscope') !== null) {
      inner = newItem(element)
      nested = 0
      if (item === undefined || names.length === 0) items.push(inner)
      else add(item, names, inner)
    } else if (item !== undefined && names.length > 0 && nested < MAX_NESTED) {
      nested += 1
      add(item, names, textAt(element))
    }
    for (const child of [...element.children].reverse()) open.push({ element: child, item: inner, nested })
  }
  return items
}

function newItem(element: PageElement): Item {
  const item: Item = Object.create(null)
  const types = wordsOf(element.getAttribute('itemtype'))
  item['@type'] = types.map((type) => type.replace(/^https?:\/\/schema\.org\//i, ''))
  return item
}

function add(item: Item, names: readonly string[], value: unknown): void {
  for (const name of names) {
    const values = item[name]
    if (values === undefined) item[name] = [value]
    else values.push(value)
  }
}

function textAt(element: PageElement): string {
  const stated = VALUE_ATTRIBUTES.map((name) => element.getAttribute(name)).find((value) => value !== null)
  return stated ?? (element.textContent ?? '').replace(/\s+/gu, ' ').trim()
}

function wordsOf(attribute: string | null): string[] {
  return (attribute ?? '').split(/\s+/).filter((word) => word !== '')
}
