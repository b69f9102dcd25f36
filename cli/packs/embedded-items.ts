/**
 * Converts microdata (HTML, "Microdata") and RDFa (RDFa Lite 1.1) of a page to equivalent JSON-LD:
 *
 * ```
 * <div itemscope itemtype="https://schema.org/ClaimReview">       {"@type": "ClaimReview",
 *   <b itemprop="claimReviewed">The tower leans.</b>           →   "claimReviewed": "The tower leans.",
 *   <p itemprop="author" itemscope><i itemprop="name">Desk</i></p>  "author": {"name": "Desk"}}
 *
 * <div vocab="https://schema.org/" typeof="ClaimReview">          the same
 *   <b property="claimReviewed">The tower leans.</b>
 *   <p property="author" typeof><i property="name">Desk</i></p>
 * ```
 */

/** The part of a node of a page that is read, of any parser. */
export type PageNode = {
  readonly nodeType: number
  readonly textContent: string | null
  readonly childNodes: Iterable<PageNode>
}

/** The part of an element that is read. */
export type PageElement = PageNode & {
  readonly localName: string
  readonly children: Iterable<PageElement>
  getAttribute(name: string): string | null
}

/** The attributes of a way to write items. */
type Syntax = {
  /** Marks an item. */
  readonly scope: string
  /** The types of the item. */
  readonly types: string
  /** The properties that an element is the value of. */
  readonly names: string
  /** Elements elsewhere on the page with more properties of the item, by id. */
  readonly more?: string
}

const MICRODATA: Syntax = { scope: 'itemscope', types: 'itemtype', names: 'itemprop', more: 'itemref' }
const RDFA: Syntax = { scope: 'typeof', types: 'typeof', names: 'property' }

/** Values by property. Has no prototype, because the page chooses the names. */
type Item = { [property: string]: unknown[] }
type Open = { readonly element: PageElement; readonly item: Item | undefined; readonly nested: number }

/** Nesting of properties that are not items. Each reads all text below it, so unlimited nesting would take long. */
const MAX_NESTED = 16
/** References by id that are followed on a page. They may lead in a circle; pages have a few. */
const MAX_REFERENCES = 500

/** Attributes that hold the value of a property. Some pages use `content` on elements other than <meta>. */
const VALUE_ATTRIBUTES = ['content', 'datetime', 'href', 'src', 'data', 'value']

/** Where a name of schema.org may begin: as an address, or with the usual prefix of RDFa. */
const SCHEMA_ORG = /^(?:https?:\/\/(?:www\.)?schema\.org\/|schema:)/i

/** All items that are not a property of another item, in the order of the page. */
export function embeddedItems(root: PageElement): object[] {
  return [MICRODATA, RDFA].flatMap((syntax) => itemsIn(root, syntax))
}

function itemsIn(root: PageElement, syntax: Syntax): object[] {
  const items: Item[] = []
  const open: Open[] = [{ element: root, item: undefined, nested: 0 }]
  let byId: ReadonlyMap<string, PageElement> | undefined
  let references = 0
  for (let next = open.pop(); next !== undefined; next = open.pop()) {
    const { element, item } = next
    let { nested } = next
    let inner = item
    const names = wordsOf(element.getAttribute(syntax.names)).map(plainName)
    if (element.getAttribute(syntax.scope) !== null) {
      inner = newItem(element, syntax)
      nested = 0
      if (item === undefined || names.length === 0) items.push(inner)
      else add(item, names, inner)
      for (const id of syntax.more ? wordsOf(element.getAttribute(syntax.more)) : []) {
        references += 1
        if (references > MAX_REFERENCES) break
        byId ??= elementsById(root)
        const other = byId.get(id)
        if (other !== undefined && other !== element) open.push({ element: other, item: inner, nested })
      }
    } else if (item !== undefined && names.length > 0 && nested < MAX_NESTED) {
      nested += 1
      add(item, names, valueIn(element))
    }
    for (const child of [...element.children].reverse()) open.push({ element: child, item: inner, nested })
  }
  return items
}

function elementsById(root: PageElement): Map<string, PageElement> {
  const found = new Map<string, PageElement>()
  const open = [root]
  for (let element = open.pop(); element !== undefined; element = open.pop()) {
    const id = element.getAttribute('id')
    if (id !== null && !found.has(id)) found.set(id, element)
    for (const child of [...element.children].reverse()) open.push(child)
  }
  return found
}

function newItem(element: PageElement, { types }: Syntax): Item {
  const item: Item = Object.create(null)
  item['@type'] = wordsOf(element.getAttribute(types)).map(plainName)
  return item
}

function add(item: Item, names: readonly string[], value: unknown): void {
  for (const name of names) {
    const values = item[name]
    if (values === undefined) item[name] = [value]
    else values.push(value)
  }
}

function valueIn(element: PageElement): string {
  const stated = VALUE_ATTRIBUTES.map((name) => element.getAttribute(name)).find((value) => value !== null)
  return stated ?? textOf(element).replace(/\s+/gu, ' ').trim()
}

const TEXT_NODE = 3
const ELEMENT_NODE = 1
/** Elements whose text is not read. */
const UNREAD = new Set(['script', 'style', 'template'])
/** Elements that end a word: `one<br>two`. */
const BREAKS = new Set('br p div li ul ol h1 h2 h3 h4 h5 h6 blockquote tr td dd dt section'.split(' '))

function textOf(element: PageElement): string {
  let text = ''
  const open: PageNode[] = [element]
  for (let node = open.pop(); node !== undefined; node = open.pop()) {
    if (node.nodeType === TEXT_NODE) text += node.textContent ?? ''
    if (node.nodeType !== ELEMENT_NODE) continue
    const { localName } = node as PageElement
    if (UNREAD.has(localName)) continue
    if (BREAKS.has(localName)) text += ' '
    for (const child of [...node.childNodes].reverse()) open.push(child)
  }
  return text
}

function plainName(name: string): string {
  return name.replace(SCHEMA_ORG, '')
}

function wordsOf(attribute: string | null): string[] {
  return (attribute ?? '').split(/\s+/).filter((word) => word !== '')
}
