/** The worker of an extension that holds MiniSearch over the texts of texts.json, to compare memory with. */
import MiniSearch from 'minisearch'
import { stopWords } from '../../claims/text/stop-words.ts'

const stops = stopWords('en')

async function hold(): Promise<void> {
  const texts: string[] = await (await fetch('/texts.json')).json()
  const index = new MiniSearch({
    fields: ['text'],
    processTerm: (term) => {
      const word = term.toLowerCase()
      return stops.has(word) ? null : word
    },
  })
  index.addAll(texts.map((text, id) => ({ id, text })))
  // Kept in the global object, so that it is not garbage-collected.
  Object.assign(globalThis, { held: index })
}

hold().catch((cause) => console.error(cause))
