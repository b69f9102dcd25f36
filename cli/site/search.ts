/** The search of a pack's site: a script for the browser, and the data that it loads. */
import { jsonBlock } from './json-block.ts'

/** The file that the script loads when somebody searches for the first time. */
export function searchData(rows: readonly (readonly string[])[]): string {
  return `window.footnoteClaims=${jsonBlock(rows)}\n`
}

/**
 * The script. A claim is found if all words are in its text, in any of its languages, or in its label.
 * The badge of a result is copied from the badge that the page has for its verdict.
 */
export const SEARCH = `
'use strict'
const field = document.getElementById('search')
const status = document.getElementById('found')
const list = document.getElementById('results')
const all = document.getElementById('all')
const form = document.getElementById('search-form')
const MOST = 200
const fold = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').replace(/[\u2018\u2019\u02bc]/g, "'").toLowerCase()
let claims
let loading = false
function load() {
  if (loading) return
  loading = true
  const script = document.createElement('script')
  script.src = 'search-data.js'
  script.onload = () => {
    claims = window.footnoteClaims.map(([id, verdict, label, lang, dir, text, ...others]) => ({
      id, verdict, label, lang, dir, text, folded: fold([text, label, ...others].join('\\n')),
    }))
    search()
  }
  document.head.append(script)
}
function search() {
  const words = fold(field.value).split(/\\s+/).filter((word) => word !== '')
  all.hidden = words.length > 0
  list.hidden = words.length === 0
  if (words.length === 0) {
    status.textContent = ''
    return
  }
  if (claims === undefined) return
  const found = claims.filter(({ folded }) => words.every((word) => folded.includes(word)))
  status.textContent = found.length + ' found' + (found.length > MOST ? ', the first ' + MOST + ' are shown' : '')
  list.replaceChildren(
    ...found.slice(0, MOST).map(({ id, verdict, label, lang, dir, text }) => {
      const item = document.createElement('li')
      item.lang = lang
      item.dir = dir
      const verdicts = document.createElement('div')
      verdicts.className = 'status'
      verdicts.append(document.getElementById('badge-' + verdict).content.cloneNode(true))
      if (label.toLowerCase() !== verdict) {
        const own = document.createElement('q')
        own.className = 'own-label'
        own.textContent = label
        verdicts.append(own)
      }
      const line = document.createElement('p')
      line.className = 'claim-link'
      const link = document.createElement('a')
      link.href = 'claims/' + encodeURIComponent(id) + '.html'
      link.textContent = text
      line.append(link)
      item.append(verdicts, line)
      return item
    }),
  )
}
// Shown only here: without this script the form could not search.
form.hidden = false
form.addEventListener('submit', (event) => event.preventDefault())
field.addEventListener('focus', load)
field.addEventListener('input', () => {
  load()
  search()
})
`
