import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { type Meaning, openMeaning } from '../../../claims/meaning/network.ts'
import { randomModel, SMALL_SHAPE } from '../../support/meaning-file.ts'

setFlagsFromString('--expose-gc')
const collect: () => void = runInNewContext('gc')

async function open(): Promise<{ meaning: Meaning; file: WeakRef<ArrayBufferLike> }> {
  const file = randomModel(SMALL_SHAPE, 1)
  const opened = await openMeaning(file)
  if (!opened.ok) throw new Error(opened.error.message)
  return { meaning: opened.value, file: new WeakRef(file.buffer) }
}

describe('openMeaning', () => {
  it('lets go of the file, which would hold 20 MB more', async () => {
    const { meaning, file } = await open()
    await expect
      .poll(async () => {
        // A reference that was looked at is kept to the end of the task.
        await new Promise((resolve) => setTimeout(resolve, 1))
        collect()
        return file.deref()
      })
      .toBeUndefined()
    expect(meaning.tokens('the')).toHaveLength(1)
  })
})
