import { describe, expect, it, vi } from 'vitest'
import type { LoadAsset } from '../../installed/assets.ts'
import { type OpenModel, serveMeaning, type ThreadScope } from '../../installed/meaning-thread.ts'
import { meaningFactsOf } from '../support/meaning-facts.ts'

const FILE = new Uint8Array([1, 2, 3, 4])
/** SHA-256 of FILE. */
const SHA256 = '9f64a747e1b97f131fabb6b447296c9b6f0201e79fb3c5356e6c77e89b6a806a'
const PAIR = { claim: 'c', sentence: 's', headline: '', previous: '' }
const LOGITS = [1, 2, 3, 4, 5, 6, 7]

function start(open: OpenModel = () => () => LOGITS, sha256 = SHA256) {
  let listener: Parameters<ThreadScope['addEventListener']>[1] = () => {}
  const answers: unknown[] = []
  const scope: ThreadScope = {
    addEventListener: (_type, added) => {
      listener = added
    },
    postMessage: (answer) => answers.push(answer),
  }
  const loadAsset = vi.fn<LoadAsset>(async (path) =>
    path === '/meaning.bin' ? new Response(FILE) : Response.json(meaningFactsOf({ sha256 })),
  )
  serveMeaning(scope, loadAsset, open)
  return { answers, loadAsset, ask: async (data: unknown) => listener({ data }) }
}

describe('installed/meaning-thread', () => {
  it('reads the file at the first question, once, and answers with the id of the question', async () => {
    const open = vi.fn<OpenModel>(() => () => LOGITS)
    const { answers, loadAsset, ask } = start(open)
    expect(loadAsset).not.toHaveBeenCalled()
    await Promise.all([ask({ id: 7, pair: PAIR }), ask({ id: 8, pair: PAIR })])
    expect(answers).toEqual([
      { id: 7, logits: LOGITS },
      { id: 8, logits: LOGITS },
    ])
    expect(open.mock.calls).toEqual([[FILE]])
  })

  it('opens no file whose bytes are others than meaning.json says', async () => {
    const open = vi.fn<OpenModel>(() => () => LOGITS)
    const { answers, ask } = start(open, '0'.repeat(64))
    await ask({ id: 1, pair: PAIR })
    expect(answers).toEqual([{ fault: expect.stringContaining('meaning.bin is damaged') }])
    expect(open).not.toHaveBeenCalled()
  })

  it('says that it failed, and tries again with the next question', async () => {
    let fails = true
    const { answers, ask } = start(() => {
      if (fails) throw new RangeError('out of memory')
      return () => LOGITS
    })
    await ask({ id: 1, pair: PAIR })
    fails = false
    await ask({ id: 2, pair: PAIR })
    expect(answers).toEqual([{ fault: 'RangeError: out of memory' }, { id: 2, logits: LOGITS }])
  })

  it.each([
    ['nothing', null],
    ['no id', { pair: PAIR }],
    ['a text that is none', { id: 1, pair: { ...PAIR, claim: 3 } }],
    ['a text that is too long', { id: 1, pair: { ...PAIR, sentence: 'x'.repeat(2_001) } }],
    ['more than was agreed', { id: 1, pair: PAIR, also: true }],
  ])('refuses a question with %s', async (_, question) => {
    const { answers, ask, loadAsset } = start()
    await ask(question)
    expect(answers).toEqual([{ fault: expect.stringContaining('meaning: question') }])
    expect(loadAsset).not.toHaveBeenCalled()
  })
})
