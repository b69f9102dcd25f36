/** Texts to look at, as documents of sentences: from HTML, plain text or ready-made sentences. */
import { splitSentences } from '../../claims/text/sentences.ts'
import { CommandError, type Terminal } from '../command.ts'
import { bytesOf, type Input, textOf } from '../files.ts'
import { languageOf } from '../language.ts'
import { linesOf, objectOf } from '../lines.ts'

export const FORMATS = ['html', 'text', 'sentences'] as const
export type Format = (typeof FORMATS)[number]

/** A sentence with its place: half-open, UTF-16 units of the document's text. */
export type PlacedSentence = {
  readonly index: number | string
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A document, or a part of a very long one, in reading order. */
export type Part = {
  readonly doc: string | number
  readonly lang: string
  readonly headline: string
  readonly lead: string
  readonly published?: string | undefined
  /** Up to three sentences before the first. */
  readonly before: readonly string[]
  readonly sentences: readonly PlacedSentence[]
}

/** Sentences in a part. A news article is one part; a file of a million sentences never is. */
const PART = 1_000
const BEFORE = 3

/** The format that a file's name tells; text for standard input. */
export function formatOf(name: string): Format {
  if (/\.x?html?$/i.test(name)) return 'html'
  return /\.(?:jsonl|ndjson)$/i.test(name) ? 'sentences' : 'text'
}

/** @param lang the language of all texts, where it is given: otherwise detected for each document */
export async function* partsOf(
  input: Input,
  format: Format,
  lang: string | undefined,
  terminal: Terminal,
  onBytes: (count: number) => void,
): AsyncGenerator<Part> {
  switch (format) {
    case 'sentences':
      yield* givenSentences(input, lang, terminal, onBytes)
      break
    case 'text':
      yield* splitText(input.name, '', await textOf(input, terminal, onBytes), lang)
      break
    case 'html': {
      const { readArticle } = await import('./article.ts')
      const { headline, text, published } = readArticle(
        await textOf(input, terminal, onBytes, { html: true }),
      )
      yield* splitText(input.name, headline, text, lang, published)
    }
  }
}

function* splitText(
  doc: string,
  headline: string,
  text: string,
  given: string | undefined,
  published?: string,
): Generator<Part> {
  const lang = given ?? languageOf(text)
  const sentences = splitSentences(text, lang).map(
    ({ start, end }, index): PlacedSentence => ({ index, start, end, text: text.slice(start, end) }),
  )
  yield* cut({ doc, lang, headline, published, before: [], sentences, lead: leadOf(sentences) })
}

/** A document in parts that are not too long. */
function* cut(whole: Part): Generator<Part> {
  const { sentences } = whole
  for (let from = 0; from < sentences.length; from += PART) {
    const before = from === 0 ? whole.before : sentences.slice(from - BEFORE, from).map(({ text }) => text)
    yield { ...whole, before, sentences: sentences.slice(from, from + PART) }
  }
}

function leadOf(sentences: readonly PlacedSentence[]): string {
  return sentences
    .slice(0, 3)
    .map(({ text }) => text)
    .join(' ')
}

/** JSON Lines `{doc, index, text}`. Neighbours with the same doc are one document. */
async function* givenSentences(
  input: Input,
  given: string | undefined,
  terminal: Terminal,
  onBytes: (count: number) => void,
): AsyncGenerator<Part> {
  let part: { doc: string | number; sentences: PlacedSentence[] } | undefined
  /** What a document's later parts take over from its first. */
  let head: Pick<Part, 'lang' | 'headline' | 'lead' | 'before'> | undefined
  /** Sentences of the document so far, those of its earlier parts included. */
  let count = 0
  const finish = (): Part | undefined => {
    if (part === undefined || part.sentences.length === 0) return undefined
    const { doc, sentences } = part
    const first = sentences[0]?.text ?? ''
    head ??= {
      lang:
        given ??
        languageOf(
          sentences
            .slice(0, 20)
            .map(({ text }) => text)
            .join('\n'),
        ),
      headline: isHeadline(first) ? first : '',
      lead: leadOf(sentences),
      before: [],
    }
    const done: Part = { doc, ...head, sentences }
    head = { ...head, before: sentences.slice(-BEFORE).map(({ text }) => text) }
    return done
  }
  for await (const line of linesOf(bytesOf(input, terminal, onBytes), input.name)) {
    const row = objectOf(line, input.name)
    const { doc, text } = row
    const place = `${input.name}:${line.number}`
    if (typeof text !== 'string') throw new CommandError(`${place}: "text" must be a text.`)
    if (doc !== undefined && typeof doc !== 'string' && typeof doc !== 'number') {
      throw new CommandError(`${place}: "doc" must be a text or a number.`)
    }
    const name = doc ?? input.name
    if (part === undefined || part.doc !== name || part.sentences.length >= PART) {
      const done = finish()
      if (done !== undefined) yield done
      if (part?.doc !== name) {
        head = undefined
        count = 0
      }
      part = { doc: name, sentences: [] }
    }
    const index = row.index ?? count
    if (typeof index !== 'string' && typeof index !== 'number') {
      throw new CommandError(`${place}: "index" must be a number or a text.`)
    }
    part.sentences.push({ index, start: 0, end: text.length, text })
    count += 1
  }
  const last = finish()
  if (last !== undefined) yield last
}

/** A first line that is no sentence is the headline. */
function isHeadline(text: string): boolean {
  return text !== '' && !/[.!?…]["'”’»)]*\s*$/u.test(text)
}
