/** Reads the labelled events of training/events; the format is in training/events/README.md. */
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

export type Label = {
  readonly claim: number
  readonly kind: 'm' | 'p'
  readonly stance: 'a' | 's' | 'd' | 'q'
}
export type LabelledSentence = { readonly text: string; readonly labels: readonly Label[] }
export type LabelledEvent = {
  readonly id: string
  readonly lang: string
  readonly claims: { readonly text: string; readonly variants: string[]; english?: string }[]
  readonly articles: {
    readonly outlet: string
    readonly date: string
    readonly sentences: LabelledSentence[]
  }[]
  readonly extras: { readonly claim: number; readonly kind: 'm' | 'p' | 'n'; readonly text: string }[]
}

const FOLDER = 'training/events'

/** What an event may be used for: `training/events/README.md`. */
export type EventPart = 'training' | 'for choosing' | 'kept apart'

/** The files with events, in order. */
export const eventFiles = (): string[] =>
  readdirSync(FOLDER)
    .filter((file) => /^[a-z]{2}-\d\d\.txt$/.test(file))
    .sort()

export const eventsIn = (file: string): LabelledEvent[] =>
  readEvents(readFileSync(join(FOLDER, file), 'utf8'))

/** The ids in one of the lists beside the events. */
export const namesIn = (list: 'kept-apart.txt' | 'for-choosing.txt'): string[] =>
  readFileSync(join(FOLDER, list), 'utf8')
    .split('\n')
    .filter((line) => line !== '' && !line.startsWith('#'))

/** The events of one part. */
export function eventsOf(part: EventPart): LabelledEvent[] {
  const keptApart = new Set(namesIn('kept-apart.txt'))
  const forChoosing = new Set(namesIn('for-choosing.txt'))
  return eventFiles()
    .flatMap(eventsIn)
    .filter(({ id }) => part === partOf(id, keptApart, forChoosing))
}

function partOf(id: string, keptApart: ReadonlySet<string>, forChoosing: ReadonlySet<string>): EventPart {
  if (keptApart.has(id)) return 'kept apart'
  return forChoosing.has(id) ? 'for choosing' : 'training'
}

const LABELS = /\s*\[((?:\d+[mp] [asdq])(?:; \d+[mp] [asdq])*)\]$/
const EXTRA = /^C(\d+) ([mpn]) ([asdq-]) [a-z-]+ \| (.+)$/

/** @throws with the number of the first line that is not in the format */
export function readEvents(text: string): LabelledEvent[] {
  const events: LabelledEvent[] = []
  let inExtras = false
  text.split('\n').forEach((line, at) => {
    const broken = (): Error => new Error(`line ${at + 1} is not in the format: ${line.slice(0, 80)}`)
    const event = events.at(-1)
    if (line.trim() === '') return
    if (line.startsWith('# ')) {
      const [id = '', lang = '', domain, date] = line.slice(2).split(' | ')
      if (domain === undefined || !/^\d{4}-\d\d-\d\d$/.test(date ?? '')) throw broken()
      events.push({ id, lang, claims: [], articles: [], extras: [] })
      inExtras = false
    } else if (event === undefined) throw broken()
    else if (line === '-- extra') inExtras = true
    else if (line.startsWith('== ')) {
      const [outlet = '', date = '', ...headline] = line.slice(3).split(' | ')
      if (headline.length === 0 || !/^\d{4}-\d\d-\d\d$/.test(date)) throw broken()
      event.articles.push({ outlet, date, sentences: [labelled(headline.join(' | '))] })
      inExtras = false
    } else if (inExtras) {
      const [, claim, kind, , sentence = ''] = EXTRA.exec(line) ?? []
      if (claim === undefined) throw broken()
      event.extras.push({ claim: Number(claim), kind: kind as 'm' | 'p' | 'n', text: sentence })
    } else if (event.articles.length > 0) event.articles.at(-1)?.sentences.push(labelled(line))
    else {
      const [, number, form, wording = ''] = /^C(\d+)(v|en)? (.+)$/.exec(line) ?? []
      const claim = event.claims[Number(number) - 1]
      if (form === undefined && Number(number) === event.claims.length + 1)
        event.claims.push({ text: wording, variants: [] })
      else if (claim === undefined || form === undefined) throw broken()
      else if (form === 'v') claim.variants.push(wording)
      else claim.english = wording
    }
  })
  return events
}

function labelled(line: string): LabelledSentence {
  const found = LABELS.exec(line)
  const labels = (found?.[1]?.split('; ') ?? []).map((label): Label => {
    const [, claim, kind, stance] = /^(\d+)([mp]) ([asdq])$/.exec(label) ?? []
    return { claim: Number(claim), kind: kind as Label['kind'], stance: stance as Label['stance'] }
  })
  return { text: line.replace(LABELS, '').trim(), labels }
}
