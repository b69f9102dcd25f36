import { describe, expect, it } from 'vitest'
import { takeOverTabs } from '../../installed/take-over.ts'

describe('installed/take-over', () => {
  it('runs the content scripts in every open tab of the web, whatever a single tab does', async () => {
    const ran: string[] = []
    await takeOverTabs({
      tabs: { query: async () => [{ id: 1 }, { id: 2 }, {}, { id: 3 }] },
      runScript: async (tab, file, inFrames) => {
        ran.push(`${tab} ${file} ${inFrames}`)
        if (tab === 1) throw new Error('This page cannot be scripted.')
        if (tab === 2) await new Promise(() => {})
      },
    })
    expect(ran).toEqual(
      [1, 2, 3].flatMap((tab) => [`${tab} /article.js true`, `${tab} /channel-links.js false`]),
    )
  })
})
