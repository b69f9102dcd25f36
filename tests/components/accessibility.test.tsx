import { afterEach, describe, expect, test } from 'vitest'
import { ClaimCard } from '../../components/ClaimCard.tsx'
import { PopupView } from '../../components/PopupView.tsx'
import { popupTextsFor } from '../../components/texts/popup-texts.ts'
import { CARDS, POPUPS } from '../support/gallery/states.ts'
import { TODAY } from './samples.ts'
import { axeFindings, clear, draw, prefer } from './screen.ts'

afterEach(clear)

const nothing = () => {}

describe.each(['light', 'dark'])('in %s, axe finds nothing', (scheme) => {
  test.each(Object.entries(CARDS))('in the card: %s', async (_name, content) => {
    await prefer({ 'prefers-color-scheme': scheme })
    const box = draw(
      <ClaimCard {...content} today={TODAY} t={popupTextsFor('en')} onClose={nothing} onMove={nothing} />,
    )
    for (const part of box.querySelectorAll('details')) part.open = true
    expect(await axeFindings(box)).toEqual([])
  })

  test.each(Object.entries(POPUPS))('in the popup: %s', async (_name, state) => {
    await prefer({ 'prefers-color-scheme': scheme })
    const box = draw(
      <PopupView
        {...state}
        t={popupTextsFor('es')}
        onSite={nothing}
        onMeanings={nothing}
        onReveal={nothing}
        onRetry={nothing}
        onReload={nothing}
      />,
    )
    for (const part of box.querySelectorAll('details')) part.open = true
    expect(await axeFindings(box)).toEqual([])
  })
})
