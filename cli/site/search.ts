/** The site's search, as the script that a browser runs: all words must be in a claim's text. */
export const SEARCH = `
'use strict'
const field = document.getElementById('search')
const status = document.getElementById('found')
const list = document.getElementById('results')
const all = document.getElementById('all')
const fold = (text) => text.normalize('NFKD').replace(/\\p{M}/gu, '').toLowerCase()
let claims
function load() {
  if (claims !== undefined) return
  claims = []
  const script = document.createElement('script')
  script.src = 'search-data.js'
  script.onload = () => {
    claims = window.footnoteClaims.map(([id, verdict, label, text]) => ({ id, verdict, label, text, folded: fold(text) }))
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
  const found = claims.filter(({ folded }) => words.every((word) => folded.includes(word)))
  status.textContent = found.length + ' found'
  list.replaceChildren(
    ...found.slice(0, 200).map(({ id, verdict, label, text }) => {
      const item = document.createElement('li')
      const link = document.createElement('a')
      link.href = 'claims/' + encodeURIComponent(id) + '.html'
      link.textContent = text
      const badge = document.createElement('span')
      badge.className = 'badge ' + verdict
      badge.textContent = label
      item.append(badge, ' ', link)
      return item
    }),
  )
}
field.addEventListener('focus', load)
field.addEventListener('input', () => {
  load()
  search()
})
`
