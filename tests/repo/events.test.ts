import { describe, expect, it } from 'vitest'
import { eventFiles, eventsIn, eventsOf, namesIn } from '../../bench/quality/events.ts'

const files = eventFiles()
const events = files.flatMap((file) => eventsIn(file).map((event) => ({ file, event })))

describe('training/events', () => {
  it('has events with seven claims and three articles or more, each id once', () => {
    expect(events.length).toBeGreaterThanOrEqual(650)
    expect(new Set(events.map(({ event }) => event.id)).size).toBe(events.length)
    const odd = events.filter(({ event }) => event.claims.length !== 7 || event.articles.length < 3)
    expect(odd.map(({ event }) => event.id)).toEqual([])
  })

  it('labels only claims that there are, and never one twice in a sentence', () => {
    const wrong = events.flatMap(({ event }) =>
      event.articles.flatMap(({ sentences }) =>
        sentences
          .filter(
            ({ labels }) =>
              new Set(labels.map(({ claim }) => claim)).size < labels.length ||
              labels.some(({ claim }) => event.claims[claim - 1] === undefined),
          )
          .map(({ text }) => `${event.id}: ${text}`),
      ),
    )
    expect(wrong).toEqual([])
  })

  it('leaves no label in a sentence as text', () => {
    const texts = events.flatMap(({ event }) => event.articles.flatMap(({ sentences }) => sentences))
    expect(texts.filter(({ text }) => /\[\d+[mp]/.test(text)).map(({ text }) => text)).toEqual([])
  })

  it('has each claim of another language in English too', () => {
    const missing = events.filter(
      ({ event }) => event.lang !== 'en' && event.claims.some(({ english }) => english === undefined),
    )
    expect(missing.map(({ event }) => event.id)).toEqual([])
  })

  it('says in its file name which language it is in', () => {
    expect(
      events.filter(({ file, event }) => !file.startsWith(event.lang)).map(({ event }) => event.id),
    ).toEqual([])
  })

  it.each([
    ['kept-apart.txt', 7],
    ['for-choosing.txt', 3],
  ] as const)('%s names event %i of each file, and every tenth after it', (list, first) => {
    const named = files.flatMap((file) =>
      events
        .filter((one) => one.file === file)
        .filter((_, i) => i % 10 === first - 1)
        .map(({ event }) => event.id),
    )
    expect(namesIn(list)).toEqual(named)
  })

  it('has each event in one part', () => {
    const parts = (['training', 'for choosing', 'kept apart'] as const).flatMap(eventsOf)
    expect(parts.map(({ id }) => id).sort()).toEqual(events.map(({ event }) => event.id).sort())
  })
})
