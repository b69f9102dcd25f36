/** Reads the texts to search as documents of sentences: from HTML, plain text or given sentences. */
import { splitSentences } from '../../claims/text/sentences.ts'
import { CommandError, type Terminal } from '../command.ts'
import { bytesOf, type Input, textOf } from '../files.ts'
import { languageOf } from '../language.ts'
import { linesOf, objectOf } from '../lines.ts'

export const FORMATS = ['html', 'text', 'sentences'] as const
export type Format = (typeof FORMATS)[number]

/** A sentence with its place: half-open, in UTF-16 units of the document's text. */
export type PlacedSentence = {
  readonly index: number | string
  readonly start: number
  readonly end: number
  readonly text: string
}

/** A document, or a part of a very long one. Its sentences are in reading order. */
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

/** Most sentences of a part. A news article is one part; a file of a million sentences is many. */
const PART = 1_000
/** Sentences of context before a part. */
const BEFORE = 3

/** The format that a file's name suggests; text for standard input. */
export function formatOf(name: string): Format {
  if (/\.x?html?$/i.test(name)) return 'html'
  return /\.(?:jsonl|ndjson)$/i.test(name) ? 'sentences' : 'text'
}

/**
 * The documents of a file.
 *
 * @param lang the language of all texts; if it is not given, it is detected for each document
 * @param onBytes called with the length of each piece that was read
 */
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

/** Splits a document into parts. */
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

/** Reads JSON Lines `{doc, index, text}`. Consecutive lines with the same doc are one document. */
async function* givenSentences(
  input: Input,
  given: string | undefined,
  terminal: Terminal,
  onBytes: (count: number) => void,
): AsyncGenerator<Part> {
  let part: { doc: string | number; sentences: PlacedSentence[] } | undefined
  /** What later parts of a document share with its first part. */
  let head: Pick<Part, 'lang' | 'headline' | 'lead' | 'before'> | undefined
  /** Sentences of the document so far, including its earlier parts. */
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

/** Whether a first line is a headline: it does not end like a sentence. */
function isHeadline(text: string): boolean {
  return text !== '' && !/[.!?…]["'”’»)]*\s*$/u.test(text)
}
