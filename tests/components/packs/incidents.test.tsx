import { render } from 'preact'
import { describe, expect, it, vi } from 'vitest'
import { Incidents } from '../../../components/packs/Incidents.tsx'
import { packsTextsFor } from '../../../components/texts/packs-texts.ts'
import { INCIDENTS } from './pages.ts'

describe('components/packs/Incidents', () => {
  it.each([
    ['en', '2,361 of its claims were missing', 'Add the file', 'All right'],
    ['es', 'faltaban 2361 de sus afirmaciones', 'Añada de nuevo el archivo', 'Entendido'],
  ])('says what happened to the packs, and what to do (%s)', (locale, what, todo, seen) => {
    const onSeen = vi.fn()
    const box = document.createElement('div')
    render(<Incidents incidents={INCIDENTS} t={packsTextsFor(locale)} onSeen={onSeen} />, box)
    expect(box.textContent).toContain(what)
    expect(box.textContent).toContain(todo)
    // A hostile name of a file is shown as text.
    expect(box.querySelector('img')).toBeNull()
    const button = [...box.querySelectorAll('button')].find(({ textContent }) => textContent === seen)
    button?.click()
    expect(onSeen).toHaveBeenCalledTimes(1)
  })

  it.each(['disk-full', 'quota', 'database-newer', 'upgrade-blocked', 'newer-record', 'storage-failed'])(
    'stands beside words for the cause %s, in every language',
    (reason) => {
      for (const locale of ['en', 'es'])
        expect(packsTextsFor(locale).packs.problems[reason]?.length).toBeGreaterThan(40)
    },
  )
})
