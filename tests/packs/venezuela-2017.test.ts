import { readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readSourceFolder } from '../../claims/packs/publisher/source-folder.ts'
import type { Claim, Example } from '../../claims/records/claim.ts'
import { isLive, type Verdict } from '../../claims/records/verdict.ts'
import { golden, SEED_ARTICLE } from '../support/golden.ts'
import { packFolder } from '../support/pack-folder.ts'

const read = readSourceFolder(packFolder(resolve('packs', 'venezuela-2017')))
const claims = read.ok ? read.value.claims : []
const articleText = visibleText(readFileSync(SEED_ARTICLE, 'utf8'))

const LABELS: Record<Verdict, string> = {
  refuted: 'Refuted',
  misleading: 'Misleading',
  mixed: 'Mixed',
  supported: 'Supported',
  unproven: 'Unproven',
}

describe('packs/venezuela-2017', () => {
  it('is a pack', () => {
    expect(read.ok ? [] : read.error.map(({ message }) => message)).toEqual([])
    expect(claims.length).toBeGreaterThanOrEqual(14)
  })

  it.each(claims.map((claim) => [claim.id, claim] as const))(
    'says everything that a reader needs about %s',
    (_, claim) => {
      expect(isLive(claim.lifecycle.state)).toBe(true)
      expect(claim.label.text).toBe(LABELS[claim.verdict])
      for (const lang of ['en', 'es']) {
        expect(claim.texts[lang]?.variants.length).toBeGreaterThanOrEqual(2)
        expect(claim.finding[lang]).toBeDefined()
        expect(claim.explanation?.[lang]).toBeDefined()
      }
      expect(new Set(claim.sources.map(({ url }) => url)).size).toBe(claim.sources.length)
      expect(claim.sources.length).toBeGreaterThanOrEqual(2)
      expect(claim.sources.every(({ published }) => published !== undefined)).toBe(true)
    },
  )

  it.each(claims.map((claim) => [claim.id, claim] as const))('has sensible examples for %s', (_, claim) => {
    const { match, reject } = claim.examples
    expect(match.length).toBeGreaterThanOrEqual(2)
    expect(reject.length).toBeGreaterThanOrEqual(2)
    expect(match.some(({ lang }) => lang === 'es')).toBe(true)
    expect(reject.some(({ lang }) => lang === 'es')).toBe(true)
    // An example that repeats a wording tests nothing, and neither does one that is on both sides.
    const texts = [...wordings(claim), ...match.map(({ text }) => text), ...reject.map(({ text }) => text)]
    expect(new Set(texts.map(fold)).size).toBe(texts.length)
    // What must match must pass the claim's own guards.
    for (const example of match) expect(namesMissing(claim, example)).toEqual([])
    // A reader of the folder learns from each counter-example what sets it apart.
    expect(reject.filter(({ note }) => note === undefined)).toEqual([])
  })

  it('has no sentence that states two claims', () => {
    const texts = claims.flatMap((claim) => [
      ...wordings(claim),
      ...claim.examples.match.map(({ text }) => text),
    ])
    expect(texts.filter((text, at) => texts.map(fold).indexOf(fold(text)) !== at)).toEqual([])
  })

  it('has its own wordings: no wording or example is copied from the seed article', () => {
    const copied = claims
      .flatMap((claim) => [
        ...wordings(claim),
        ...[...claim.examples.match, ...claim.examples.reject].map(({ text }) => text),
      ])
      .filter((text) => fold(articleText).includes(fold(text).replace(/[.?!]$/, '')))
    expect(copied).toEqual([])
  })

  it('has no guard that the seed article cannot pass', () => {
    for (const { claims: stated } of golden.marks)
      for (const { id } of stated) {
        const claim = claims.find((candidate) => candidate.id === id)
        expect(claim && namesMissing(claim, { lang: 'en', text: articleText })).toEqual([])
        expect((claim?.guards.window?.from ?? '2017-08-02') <= '2017-08-02').toBe(true)
        expect((claim?.guards.window?.until ?? '2017-08-02') >= '2017-08-02').toBe(true)
      }
  })
})

describe('tests/fixtures/seed', () => {
  it('expects marks on sentences that are in the article once', () => {
    for (const { sentence } of golden.marks)
      expect([sentence, articleText.split(sentence).length - 1]).toEqual([sentence, 1])
    for (const { sentence } of golden.either) expect(articleText).toContain(sentence)
  })

  it('expects claims of the pack only, and names speakers in their sentence’s words', () => {
    for (const { sentence, claims: stated } of [...golden.marks, ...golden.either])
      for (const { id, stance, by } of stated) {
        expect(claims.map((claim) => claim.id)).toContain(id)
        expect(['asserted', 'attributed', 'denied', 'asked']).toContain(stance)
        if (by !== undefined) expect(sentence).toContain(by)
      }
  })

  it('lists no sentence and claim twice', () => {
    const pairs = [...golden.marks, ...golden.either].flatMap(({ sentence, claims: stated }) =>
      stated.map(({ id }) => `${id} ${sentence}`),
    )
    expect(new Set(pairs).size).toBe(pairs.length)
  })
})

function wordings(claim: Claim): string[] {
  return Object.values(claim.texts).flatMap(({ text, variants }) => [text, ...variants])
}

/** The alternatives of the claim's name guard that the example does not have. */
function namesMissing(claim: Claim, example: Example): string[] {
  const text = fold(`${example.context ?? ''} ${example.text}`)
  const has = (name: string) =>
    new RegExp(`(?<![\\p{L}\\p{N}])${fold(name).replaceAll('.', '\\.')}(?![\\p{L}\\p{N}])`, 'u').test(text)
  return (claim.guards.names ?? []).filter((names) => !names.some(has)).map((names) => names.join(' | '))
}

function fold(text: string): string {
  return text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()
}

function visibleText(html: string): string {
  return html
    .replace(/<(script|style)\b.*?<\/\1>/gs, ' ')
    .replace(/<(?:\/?(?:p|h\d|li|figcaption|div|time)\b)[^>]*>/g, '\n')
    .replace(/<[^>]*>/g, '')
    .replaceAll('&nbsp;', '\u00a0')
    .replaceAll('&amp;', '&')
}
