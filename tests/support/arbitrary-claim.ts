import fc from 'fast-check'
import { type Claim, parseClaim } from '../../claims/records/claim.ts'
import { line } from '../../claims/records/fields.ts'
import { SOURCE_KINDS, SOURCE_RELATIONS } from '../../claims/records/source.ts'
import { LIFECYCLES, VERDICTS } from '../../claims/records/verdict.ts'
import { parse } from '../../claims/schema.ts'

const text = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 40 })
  .map((value) => value.trim())
  .filter((value) => parse(line, value, '').ok)
const paragraphs = fc.array(text, { minLength: 1, maxLength: 3 }).map((lines) => lines.join('\n'))
const id = fc.stringMatching(/^[a-z0-9][a-z0-9._-]{0,20}$/)
const lang = fc.constantFrom('en', 'es', 'pt-BR', 'zh-Hant')
const day = fc
  .date({ min: new Date('1990-01-01'), max: new Date('2030-12-31'), noInvalidDate: true })
  .map((date) => date.toISOString().slice(0, 10))
const partialDate = fc.tuple(day, fc.constantFrom(4, 7, 10)).map(([date, length]) => date.slice(0, length))
const url = fc
  .tuple(id, fc.webPath())
  .map(([host, path]) => `https://${host.replace(/[._-]/g, '')}.example${path}`)
const example = fc.record({ lang, text, context: paragraphs, note: text }, { requiredKeys: ['lang', 'text'] })

function some<T extends object>(
  model: { [K in keyof T]: fc.Arbitrary<T[K]> },
  requiredKeys: (keyof T)[] = [],
) {
  return fc.record(model, { requiredKeys })
}

const source = some(
  {
    url,
    title: text,
    publisher: text,
    kind: fc.constantFrom(...SOURCE_KINDS),
    relation: fc.constantFrom(...SOURCE_RELATIONS),
    accessed: day,
    published: partialDate,
    archive: url,
    quote: paragraphs,
    note: paragraphs,
  },
  ['url', 'title', 'publisher', 'kind', 'relation', 'accessed'],
)

/** Claims of every shape that the record allows, in four languages. */
export const arbitraryClaim: fc.Arbitrary<Claim> = fc
  .record(
    {
      format: fc.constant(1),
      id,
      lang: fc.constant('en'),
      texts: fc.tuple(
        fc.record({ text, variants: fc.array(text, { maxLength: 3 }) }),
        fc.dictionary(lang, fc.record({ text, variants: fc.array(text, { maxLength: 3 }) })),
      ),
      claimant: some({ name: text, kind: fc.constantFrom('person', 'organization'), role: text, url }, [
        'name',
        'kind',
      ]),
      firstSaid: some({ date: partialDate, where: text, url }),
      verdict: fc.constantFrom(...VERDICTS),
      label: some(
        {
          text,
          scale: text,
          scaleUrl: url,
          rating: fc.record({ value: fc.integer(), best: fc.integer(), worst: fc.integer() }),
        },
        ['text'],
      ),
      lifecycle: some({ state: fc.constantFrom(...LIFECYCLES), since: day, note: paragraphs }, ['state']),
      finding: fc.tuple(text, fc.dictionary(lang, text)),
      explanation: fc.dictionary(lang, paragraphs, { minKeys: 1 }),
      sources: fc.array(source, { minLength: 1, maxLength: 4 }),
      validity: some({ from: partialDate, until: partialDate }),
      topics: fc.array(id, { maxLength: 4 }),
      guards: some({
        names: fc.array(fc.array(text, { minLength: 1, maxLength: 3 }), { maxLength: 3 }),
        numberTolerance: fc.double({ min: 0, max: 0.5, noNaN: true }),
        places: fc.array(text, { minLength: 1, maxLength: 3 }),
        window: some({ from: day, until: day }),
      }),
      examples: fc.record({
        match: fc.array(example, { maxLength: 3 }),
        reject: fc.array(example, { maxLength: 3 }),
      }),
      created: day,
      reviewed: day,
      updated: day,
    },
    {
      requiredKeys: [
        'format',
        'id',
        'lang',
        'texts',
        'verdict',
        'label',
        'lifecycle',
        'finding',
        'sources',
        'topics',
        'guards',
        'examples',
        'created',
        'reviewed',
        'updated',
      ],
    },
  )
  .map(({ texts: [en, others], finding: [found, more], ...rest }) => {
    const read = parseClaim({ ...rest, texts: { ...others, en }, finding: { ...more, en: found } })
    if (!read.ok) throw new Error(read.error.map(({ message }) => message).join('\n'))
    return read.value
  })
