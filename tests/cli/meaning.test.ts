import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { openPairScorer } from '../../claims/match/score-pairs.ts'
import { type MeaningFiles, openSecond } from '../../cli/match/meaning.ts'
import { matcherOf, requestOf, textClaim } from '../support/matching.ts'
import { wordModel } from '../support/word-model.ts'

const CLAIM = 'The mayor of Springfield closed the old stone bridge to all heavy traffic.'
const SAME = 'The mayor shuttered the old stone bridge of Springfield to lorries.'
const OTHER = 'The mayor painted the old stone bridge of Springfield for lorries.'

let folder = ''
const filesOf = (model: Uint8Array, facts: string): MeaningFiles => {
  writeFileSync(join(folder, 'meaning.bin'), model)
  writeFileSync(join(folder, 'meaning.json'), facts)
  return {
    model: pathToFileURL(join(folder, 'meaning.bin')),
    facts: pathToFileURL(join(folder, 'meaning.json')),
  }
}
const matches = (
  files: MeaningFiles,
  threads = 1,
  onProblem = (cause: unknown): void => {
    throw cause
  },
) =>
  matcherOf([textClaim('bridge', CLAIM)], {
    ...openSecond(threads, files),
    band: { from: 0, to: 2 },
    onProblem,
  }).match(requestOf([SAME, OTHER], { all: true }))

describe('cli/match/meaning', () => {
  beforeAll(() => {
    folder = mkdtempSync(join(tmpdir(), 'footnote-meaning-'))
  })
  afterAll(() => rmSync(folder, { recursive: true }))

  it.each([1, 2])('asks the model in %i threads, and gives the scores of the extension', async (threads) => {
    const { file, facts } = wordModel(['shuttered'])
    const found = await matches(filesOf(file, facts), threads)
    expect(found.map(({ sentence, marked, evidence }) => [sentence, marked, evidence.meaning])).toEqual([
      [0, true, 'same'],
      [1, false, 'other'],
    ])
    const score = await openPairScorer(file)
    const logits = score({ claim: CLAIM, sentence: OTHER, headline: '', previous: SAME })
    const [other = 0, part = 0, same = 0] = logits
    const share = Math.exp(same) / (Math.exp(other) + Math.exp(part) + Math.exp(same))
    expect(found[1]?.score).toBeCloseTo(share, 12)
  })

  it('compares by words alone if there is no model', async () => {
    const nowhere = pathToFileURL(join(folder, 'nowhere'))
    expect(openSecond(1, { model: nowhere, facts: nowhere })).toEqual({})
  })

  it('says that the file is not the one that its facts are about', async () => {
    const { file, facts } = wordModel(['shuttered'])
    const files = filesOf(wordModel(['painted']).file.slice(0, file.length - 1), facts)
    await expect(matches(files)).rejects.toThrow('is not the file that public/meaning.json was made from')
  })

  it('says what is wrong with the facts', () => {
    const { file } = wordModel(['shuttered'])
    expect(() => openSecond(1, filesOf(file, '{"format": 1}'))).toThrow('meaning.json, id: missing')
  })
})
