import { afterEach, describe, expect, test, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import type { Origin } from '../../claims/records/pack.ts'
import { ClaimCard } from '../../components/ClaimCard.tsx'
import { LISTED_VERDICTS } from '../../components/looks.ts'
import { textsFor } from '../../components/texts/texts.ts'
import type { CardContent } from '../../reader/card/contract.ts'
import { PATIENCE } from '../page/frame.ts'
import { CARDS } from '../support/gallery/states.ts'
import { aClaim } from '../support/records.ts'
import * as samples from './samples.ts'
import { clear, draw } from './screen.ts'

afterEach(clear)

type Options = { locale?: string; width?: number; onClose?: () => void; onMove?: (step: -1 | 1) => void }

function drawCard(content: CardContent, { locale = 'en', width, ...on }: Options = {}): HTMLElement {
  const handlers = { onClose: () => {}, onMove: () => {}, ...on }
  return draw(<ClaimCard {...content} {...handlers} today={samples.TODAY} t={textsFor(locale)} />, width)
}

const text = (box: Element, selector: string) => box.querySelector(selector)?.textContent

describe('ClaimCard', () => {
  test('shows the verdict in words, beside a drawing that screen readers skip', () => {
    const box = drawCard(CARDS.refuted!)
    expect(text(box, '.badge')).toBe('Refuted')
    expect(box.querySelector('.badge svg')?.getAttribute('aria-hidden')).toBe('true')
  })

  test.each<[Origin, string, string]>([
    [{ kind: 'embedded' }, 'Comes with Footnote', 'Incluido en Footnote'],
    [
      { kind: 'channel', url: 'https://towers.example/packs/' },
      'Signed by towers.example',
      'Firmado por towers.example',
    ],
    [{ kind: 'file', name: 'Signed by towers.example' }, 'Not signed', 'Sin firma'],
  ])('says who signed the pack, or that nobody did: %j', (origin, english, spanish) => {
    const claim = aClaim()
    const content = { matches: [samples.aMatch(0, claim)], claims: [{ ...samples.withPack(claim), origin }] }
    expect(text(drawCard(content), '.signed-by')).toBe(english)
    clear()
    expect(text(drawCard(content, { locale: 'es' }), '.signed-by')).toBe(spanish)
  })

  test('gives every verdict a drawing of its own', () => {
    const drawings = LISTED_VERDICTS.map((verdict) => {
      const claim = aClaim({ verdict })
      const box = drawCard({ matches: [samples.aMatch(0, claim)], claims: [samples.withPack(claim)] })
      return box.querySelector('.badge path')?.getAttribute('d')
    })
    expect(new Set(drawings).size).toBe(LISTED_VERDICTS.length)
  })

  test('gives the publisher’s label word for word, with rating and scale', () => {
    expect(text(drawCard(CARDS.supported!), '.label')).toContain(
      'Supported by the vendor’s own count; never audited',
    )
    expect(text(drawCard(CARDS.supported!), '.label')).toContain('Scale: Footnote Desk, five verdicts')
    expect(text(drawCard(CARDS.refuted!), '.label')).toContain('1 of 5')
  })

  test('names the person whose words the sentence reports', () => {
    expect(text(drawCard(CARDS.refuted!), '.stance')).toBe('Attributed to: The government')
    expect(text(drawCard(CARDS.denied!), '.stance')).toBe('Denied by: Juan Carlos Gutierrez')
    expect(text(drawCard(CARDS.held!), '.stance')).toBe('This page states it in its own words')
  })

  test('says that the sentence states only a part of the claim', () => {
    const note = 'The sentence states only part of this claim. The verdict is about the whole claim.'
    expect(drawCard(CARDS.part!).textContent).toContain(note)
    expect(drawCard(CARDS.refuted!).textContent).not.toContain(note)
  })

  test('marks a check that is disputed or corrected', () => {
    expect(text(drawCard(CARDS.refuted!), '.chip')).toBe('Check disputed')
    expect(text(drawCard(CARDS.misleading!), '.chip')).toBe('Check corrected')
  })

  test('explains in words what a chip and a verdict mean, for readers without a pointer', () => {
    expect(text(drawCard(CARDS.refuted!), '.note')).toBe(
      'Check disputed. Since Aug 3, 2017. The electoral council stands by its figure of 8,089,320 votes.',
    )
    expect(text(drawCard(CARDS.held!), '.note')).toBe(
      'Accurate when written. The verdict holds until January 2026. This page is from that period. ',
    )
    expect(text(drawCard(CARDS.held!), '.facts-list')).toContain(
      'Supported: The evidence shows that it is so.',
    )
  })

  test('shows "accurate when written" for a page from a period that is over', () => {
    expect(text(drawCard(CARDS.held!), '.chip')).toBe('Accurate when written')
    expect(text(drawCard({ ...CARDS.held!, published: '2026-03-01' }), '.chip')).toBe('Outdated')
    expect(text(drawCard({ ...CARDS.held!, published: '2016-03-01' }), '.chip')).toBe('Older than the check')
  })

  test('shows sources with kind, publisher, date, relation, passage and archived copy', () => {
    const first = drawCard(CARDS.supported!).querySelector('.sources li')!
    expect(first.textContent).toContain('Supports')
    expect(first.textContent).toContain('News report')
    expect(first.textContent).toContain('Reuters, in The Straits Times')
    expect(first.textContent).toContain('Aug 3, 2017')
    expect(text(first, 'blockquote')).toContain('without any doubt')
    expect(first.textContent).toContain('Archived copy at web.archive.org')
  })

  test('opens links in a new tab that knows nothing of the page, and shows the host that opens', () => {
    const links = [...drawCard(CARDS.supported!).querySelectorAll('a')]
    expect(links.length).toBeGreaterThanOrEqual(5)
    for (const link of links) {
      expect(link.protocol).toBe('https:')
      expect(link.target).toBe('_blank')
      expect(link.rel).toBe('noopener noreferrer')
    }
    const shown = links.find((link) => link.querySelector('.host'))!
    expect(text(shown, '.host')).toBe(shown.host)
  })

  test.each([
    'javascript:alert(1)',
    'http://plain.example/',
    'https://user:word@host.example/',
    'data:text/html,x',
    'https:\\\\host.example\\',
    ' https://host.example/',
  ])('never makes a link of %s', (url) => {
    const { claim, pack } = samples.withPack(samples.turnout)
    const hostile = {
      ...claim,
      sources: claim.sources.map((source) => ({ ...source, url, archive: url })),
      claimant: { ...claim.claimant!, url },
    }
    const publisher = { ...pack.publisher, url }
    const key = CARDS.supported!.matches[0]!.claim
    const box = drawCard({
      matches: CARDS.supported!.matches,
      claims: [
        {
          key,
          claim: hostile,
          pack: { ...pack, publisher, sourcingPolicy: url, correctionsPolicy: url },
          origin: { kind: 'channel', url },
        },
      ],
    })
    expect(box.querySelectorAll('a')).toHaveLength(0)
    expect(text(box, '.source-title')).toContain('Venezuela poll turnout figures manipulated')
  })

  test('underlines the words that agree, and says what came from the context and which guards passed', () => {
    const why = drawCard(CARDS.supported!).querySelector('.why')!
    expect([...why.querySelectorAll('u')].map((each) => each.textContent)).toEqual([
      'turnout',
      'manipulated',
      'at least 1 million',
      'votes',
    ])
    expect(why.textContent).toContain('94% sure')
    expect(why.textContent).toContain('Compared by words alone.')
    expect(why.textContent).toContain('Taken from the headline or the text around itConstituentAssembly')
    expect(text(why, '.guards')).toContain('Passed: Name: Venezuela')
  })

  test.each([
    ['en', 'same', 'Compared by meaning: the sentence says the same.'],
    ['en', 'part', 'Compared by meaning: the sentence says part of it.'],
    ['es', 'same', 'Comparado por su significado: la frase dice lo mismo.'],
    ['es', 'other', 'Han decidido las palabras.'],
    ['es', undefined, 'Comparado solo por las palabras.'],
  ] as const)('says in %s what the model thinks of the meaning: %s', (locale, meaning, words) => {
    const claim = aClaim()
    const matches = [samples.aMatch(0, claim, { evidence: samples.evidence(claim, { meaning }) })]
    const box = drawCard({ matches, claims: [samples.withPack(claim)] }, { locale })
    expect(text(box, '.why [data-meaning]')).toContain(words)
  })

  test('explains words that replace others, and not equal words', () => {
    const text = 'Some 8m people voted on 30 July.'
    const span = (words: string, claim: string, by: 'value' | 'form') =>
      ({
        start: text.indexOf(words),
        end: text.indexOf(words) + words.length,
        claim,
        kind: 'number',
        by,
      }) as const
    const aligned = [
      span('8m', 'eight million', 'value'),
      span('voted', 'vote', 'form'),
      span('30 July', '30 july', 'value'),
    ]
    const match = samples.aMatch(0, samples.turnout, {
      text,
      evidence: samples.evidence(samples.turnout, { aligned }),
    })
    const box = drawCard({ matches: [match], claims: samples.claims })
    expect([...box.querySelectorAll('.why ul li')].map((each) => each.textContent)).toEqual([
      '“8m” stands for “eight million”',
    ])
  })

  test('shows the whole sentence when the aligned spans are out of order, overlap or are outside of it', () => {
    const span = { claim: 'x', kind: 'word', by: 'exact' } as const
    const match = samples.aMatch(0, samples.turnout, {
      text: 'abcdefghij',
      evidence: samples.evidence(samples.turnout, {
        aligned: [
          { ...span, start: 6, end: 8 },
          { ...span, start: 0, end: 3 },
          { ...span, start: 2, end: 5 },
          { ...span, start: 8, end: 99 },
          { ...span, start: -4, end: 1 },
          { ...span, start: 9, end: 9 },
          { ...span, start: Number.NaN, end: 9 },
        ],
      }),
    })
    const sentence = drawCard({ matches: [match], claims: samples.claims }).querySelector('.why dd')!
    expect(sentence.textContent).toBe('abcdefghij')
    expect([...sentence.querySelectorAll('u')].map((each) => each.textContent)).toEqual(['abc', 'gh'])
  })

  test('never rounds up to 100 %', () => {
    const of = (score: number) =>
      text(drawCard({ ...CARDS.refuted!, matches: [{ ...CARDS.refuted!.matches[0]!, score }] }), '.why p')
    expect(of(0.979)).toMatch(/^97% sure/)
    expect(of(0.9999)).toMatch(/^More than 99% sure/)
    expect(of(1)).toMatch(/^More than 99% sure/)
  })

  test('shows the claim in the page’s language and the finding in the reader’s', () => {
    const spanish = samples.turnout.texts.es!.text
    const match = samples.aMatch(0, samples.turnout, {
      evidence: { ...samples.evidence(samples.turnout), wording: spanish },
    })
    const box = drawCard({ matches: [match], claims: samples.claims })
    expect(text(box, 'h2')).toBe(spanish)
    expect(box.querySelector('h2')?.lang).toBe('es')
    expect(box.querySelector<HTMLElement>('.finding')?.lang).toBe('en')
    expect(drawCard(CARDS.supported!, { locale: 'es-VE' }).querySelector<HTMLElement>('.finding')?.lang).toBe(
      'es',
    )
  })

  test('falls back to the claim’s own language, and aligns right-to-left text to the right', () => {
    const heading = drawCard(CARDS.rtl!).querySelector('h2')!
    expect(heading.lang).toBe('ar')
    expect(getComputedStyle(heading).direction).toBe('rtl')
    expect(getComputedStyle(drawCard(CARDS.rtl!).querySelector('.card')!).direction).toBe('ltr')
  })

  test('shows several claims of one sentence as tabs, with arrow keys to move between them', async () => {
    const box = drawCard(CARDS.several!)
    const tabs = [...box.querySelectorAll<HTMLElement>('[role=tab]')]
    expect(tabs.map((tab) => tab.textContent)).toEqual(['1 Refuted', '2 Supported', '3 Mixed'])
    tabs[0]!.focus()
    await userEvent.keyboard('{ArrowLeft}')
    expect(document.activeElement).toBe(tabs[2])
    await vi.waitFor(() => expect(text(box, '.badge')).toBe('Mixed'), PATIENCE)
    expect(tabs.map((tab) => tab.tabIndex)).toEqual([-1, -1, 0])
    await userEvent.keyboard('{Home}')
    await vi.waitFor(() => expect(text(box, '.badge')).toBe('Refuted'), PATIENCE)
  })

  test('can be used by keyboard alone: buttons, then links, then each part that opens', async () => {
    const onClose = vi.fn()
    const onMove = vi.fn()
    const box = drawCard(CARDS.supported!, { onClose, onMove })
    const stops: string[] = []
    for (let step = 0; step < 9; step++) {
      await userEvent.keyboard('{Tab}')
      if (!box.contains(document.activeElement)) break
      stops.push(document.activeElement?.ariaLabel ?? document.activeElement?.textContent ?? '')
      if (stops.length <= 3) await userEvent.keyboard('{Enter}')
    }
    expect(stops.slice(0, 3)).toEqual(['Previous mark', 'Next mark', 'Close'])
    expect(stops.slice(3).map((stop) => stop.slice(0, 9))).toEqual([
      'Footnote ',
      'Explanati',
      '2 sources',
      'Why this ',
      'Sources a',
      'Correctio',
    ])
    expect(onMove.mock.calls).toEqual([[-1], [1]])
    expect(onClose).toHaveBeenCalledOnce()
  })

  test('says that the claim is no longer in a pack', () => {
    expect(text(drawCard(CARDS.gone!), '.body')).toBe('This claim is no longer in your packs.')
  })

  test.each([
    ['HTML', '<img src=x onerror="document.title=1"><script>1</script>'],
    ['an endless word', 'x'.repeat(10_000)],
    ['many combining marks', `a${'\u0301'.repeat(2_000)}`],
  ])('shows %s as text and inside its width', (_name, hostile) => {
    const { claim, pack } = samples.withPack(samples.turnout)
    const everywhere = {
      ...claim,
      texts: { en: { text: hostile, variants: [] } },
      finding: { en: hostile },
      explanation: { en: hostile },
      label: { text: hostile, scale: hostile },
      sources: [{ ...claim.sources[0]!, title: hostile, publisher: hostile, quote: hostile, note: hostile }],
    }
    const match = samples.aMatch(0, claim, { text: hostile, stance: 'attributed', by: hostile })
    const box = drawCard(
      {
        matches: [match],
        claims: [
          {
            key: match.claim,
            claim: everywhere,
            pack: { ...pack, name: { en: hostile } },
            origin: { kind: 'channel', url: hostile },
          },
        ],
      },
      { width: 320 },
    )
    for (const part of box.querySelectorAll('details')) part.open = true
    expect(box.querySelectorAll('img, script')).toHaveLength(0)
    expect(text(box, 'h2')).toBe(hostile)
    expect(box.querySelector('.card')!.scrollWidth).toBeLessThanOrEqual(320)
    expect(box.querySelector('.body')!.scrollWidth).toBeLessThanOrEqual(320)
  })

  test('removes characters that change the direction of the text around them', () => {
    const match = samples.aMatch(0, samples.turnout, {
      text: 'a \u202etext\u2069 b',
      stance: 'attributed',
      by: '\u202eSomebody\u2066',
    })
    const box = drawCard({ matches: [match], claims: samples.claims })
    expect(text(box, '.stance')).toBe('Attributed to: Somebody')
    expect(box.textContent).not.toMatch(/[\u202a-\u202e\u2066-\u2069]/)
  })
})
