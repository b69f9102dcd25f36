import { availableParallelism } from 'node:os'
import { LEVELS, type Level, type Match, type Matcher } from '../../claims/match/types.ts'
import { type Command, CommandError, readArguments, type Terminal } from '../command.ts'
import { eitherOf } from '../counted.ts'
import { findInput, type Input } from '../files.ts'
import { isLanguageTag } from '../language.ts'
import { FORMATS, type Format, formatOf, type Part, partsOf } from '../match/documents.ts'
import { type LoadedPack, loadPack } from '../match/load-claims.ts'
import { makeMatcher } from '../match/make-matcher.ts'
import { type FoundRow, printer } from '../match/print.ts'
import { printable } from '../printable.ts'
import { type Progress, progressOn } from '../progress.ts'

const usage = `
footnote match: find the sentences of texts that state a claim of a pack

Usage: footnote match --pack PACK [options] FILE…

  FILE            a text, an HTML page (.html) or sentences (.jsonl); "-" reads standard input

  --pack PACK     a pack's folder, its bundle, or claims.jsonl with one claim {"id", "text"} per line
                  (optional: "variants", "lang"); may be given several times
  --input KIND    ${eitherOf(FORMATS)}; default: by the file's name. Sentences are JSON Lines
                  {"doc", "index", "text"} in reading order; lines with one doc are each other's context
  --level LEVEL   ${eitherOf(LEVELS)} (default: ${LEVELS[0]}): how sure a mark must be
  --lang TAG      language of the texts (en, es …); default: detected for each document
  --all           print every candidate, marked or not
  --top K         print the K best claims of every sentence, whatever their score
  --no-model      compare by words alone, without the model of meaning: faster, finds less
  --explain       print the reasons: aligned words, meaning, guards
  --json          print JSON Lines on a terminal too; a pipe always gets them

Prints one line per match: doc, index, start, end, text, claim, score, level, stance, marked.
docs/cli.md describes them.
`

/** Threads with the model at most. Each takes some 50 MB. */
const MAX_THREADS = 8
/** Parts that are matched at the same time: while the model reads one, the trees read the next. */
const AHEAD = 4
/** Highest value of --top. */
const MAX_TOP = 1_000

type Options = {
  readonly packs: readonly string[]
  readonly inputs: readonly Input[]
  readonly format: Format | undefined
  readonly level: Level
  readonly lang: string | undefined
  readonly all: boolean
  readonly top: number | undefined
  readonly noModel: boolean
  readonly explain: boolean
  readonly json: boolean
}

export const command: Command = {
  usage,
  async run(args, terminal) {
    const options = readOptions(args)
    const progress = progressOn(terminal)
    try {
      const packs: LoadedPack[] = []
      for (const path of options.packs) packs.push(await loadPack(path, terminal))
      const matcher = await matcherOf(packs, options, progress)
      await matchAll(matcher, packs, options, terminal, progress)
    } finally {
      progress.clear()
    }
    return 0
  },
}

function readOptions(args: readonly string[]): Options {
  const { values, positionals } = readArguments(args, {
    pack: { type: 'string', multiple: true, default: [] },
    input: { type: 'string' },
    level: { type: 'string', default: 'strict' },
    lang: { type: 'string' },
    all: { type: 'boolean', default: false },
    top: { type: 'string' },
    'no-model': { type: 'boolean', default: false },
    explain: { type: 'boolean', default: false },
    json: { type: 'boolean', default: false },
  })
  if (values.pack.length === 0) {
    throw new CommandError('--pack is missing: the claims to look for.', 2)
  }
  if (positionals.length === 0) throw new CommandError('FILE is missing; "-" reads standard input.', 2)
  const { top } = values
  if (top !== undefined && !(/^\d+$/.test(top) && Number(top) >= 1 && Number(top) <= MAX_TOP)) {
    throw new CommandError(`--top must be a whole number from 1 to ${MAX_TOP}, not "${top}".`, 2)
  }
  if (values.lang !== undefined && !isLanguageTag(values.lang)) {
    throw new CommandError(`--lang must be a language tag such as "en" or "pt-BR", not "${values.lang}".`, 2)
  }
  if ([...positionals, ...values.pack].filter((name) => name === '-').length > 1) {
    throw new CommandError('"-" can be read only once.', 2)
  }
  return {
    packs: values.pack,
    inputs: positionals.map(findInput),
    format: values.input === undefined ? undefined : oneOf(FORMATS, values.input, '--input'),
    level: oneOf(LEVELS, values.level, '--level'),
    lang: values.lang,
    all: values.all,
    top: top === undefined ? undefined : Number(top),
    noModel: values['no-model'],
    explain: values.explain,
    json: values.json,
  }
}

function oneOf<T extends string>(allowed: readonly T[], value: string, option: string): T {
  const found = allowed.find((one) => one === value)
  if (found === undefined) {
    throw new CommandError(`${option} must be ${eitherOf(allowed)}, not "${value}".`, 2)
  }
  return found
}

async function matcherOf(
  packs: readonly LoadedPack[],
  options: Options,
  progress: Progress,
): Promise<Matcher> {
  const claims = packs.flatMap((pack) => pack.claims)
  if (new Set(claims.map((claim) => claim.key)).size < claims.length) {
    throw new CommandError('a pack is given twice, or two packs have the same name.', 2)
  }
  return makeMatcher(claims, {
    ranking: options.top !== undefined,
    noModel: options.noModel,
    threads: Math.min(availableParallelism(), MAX_THREADS),
    onProgress: (part) => progress.show('reading the claims', part),
  })
}

async function matchAll(
  matcher: Matcher,
  packs: readonly LoadedPack[],
  options: Options,
  terminal: Terminal,
  progress: Progress,
): Promise<void> {
  const sizes = options.inputs.map(({ size }) => size)
  const total = sizes.reduce(
    (sum, size) => (sum === undefined || size === undefined ? undefined : sum + size),
    0,
  )
  let bytes = 0
  let sentences = 0
  let marks = 0
  const print = printer(terminal, {
    json: options.json || !terminal.outIsTerminal,
    severalPacks: packs.length > 1,
  })
  const read = (count: number): void => {
    bytes += count
  }
  for (const input of options.inputs) {
    const format = options.format ?? formatOf(input.name)
    const parts = partsOf(input, format, options.lang, terminal, read)
    for await (const { part, found, suppressed } of matched(matcher, parts, options)) {
      for (const { claim, evidence } of suppressed) {
        progress.clear()
        const [last] = evidence.guards.slice(-1)
        terminal.err(`footnote match: ${printable(`${part.doc}: ${claim} is suppressed: ${last?.detail}`)}\n`)
      }
      if (found.length > 0) {
        progress.clear()
        await print(found)
      }
      sentences += part.sentences.length
      marks += found.filter(({ marked }) => marked).length
      const counts = [
        `${sentences.toLocaleString('en')} sentences`,
        `${marks.toLocaleString('en')} marks`,
        `${matcher.size.toLocaleString('en')} claims`,
      ]
      progress.show(counts.join(' · '), total ? Math.min(1, bytes / total) : undefined)
    }
  }
}

type MatchedPart = { part: Part; found: FoundRow[]; suppressed: readonly Match[] }

/** Matches parts in their order, a few at the same time. */
async function* matched(
  matcher: Matcher,
  parts: AsyncIterable<Part>,
  options: Options,
): AsyncGenerator<MatchedPart> {
  const ahead: Promise<MatchedPart>[] = []
  for await (const part of parts) {
    const matching = matchPart(matcher, part, options)
    // It is awaited in its turn; until then a rejection is nobody's fault.
    matching.catch(() => {})
    ahead.push(matching)
    if (ahead.length >= AHEAD) yield await (ahead.shift() as Promise<MatchedPart>)
  }
  for (const matching of ahead) yield await matching
}

/** The rows to print and, unless all candidates are printed, the claims that were suppressed. */
async function matchPart(matcher: Matcher, part: Part, options: Options): Promise<MatchedPart> {
  const { doc, lang, headline, lead, published, before, sentences } = part
  const matches = await matcher.match({
    document: { lang, headline, lead, published },
    runs: [{ before, sentences: sentences.map(({ text }, id) => ({ id, text })) }],
    level: options.level,
    all: options.all,
    ...(options.top === undefined ? {} : { top: options.top }),
  })
  const printsAll = options.all || options.top !== undefined
  const found = matches.flatMap((match): FoundRow[] => {
    if (!printsAll && !match.marked) return []
    const { index, start, end, text } = sentences[match.sentence] as Part['sentences'][number]
    const { claim, score, level, stance, by, marked, evidence } = match
    const row = { doc, index, start, end, text, claim, score, level, stance, marked, by }
    return [options.explain ? { ...row, evidence } : row]
  })
  return { part, found, suppressed: printsAll ? [] : matches.filter(({ marked }) => !marked) }
}
