/** Claims that are hard to show on a site: markup, another direction, long words, characters that XML lacks, and many. */
import type { Claim } from '../../claims/records/claim.ts'
import { aClaim } from './records.ts'

export const HOSTILE = '<img src=x onerror="document.title=1"></script><!-- "\'`&amp;'

export function siteClaims(): Claim[] {
  return [
    aClaim(),
    aClaim({
      id: 'hostile',
      texts: { en: { text: HOSTILE } },
      finding: { en: HOSTILE },
      explanation: { en: HOSTILE },
      label: { text: HOSTILE },
      sources: [
        { ...aClaim().sources[0], title: HOSTILE, publisher: HOSTILE, quote: HOSTILE, note: HOSTILE },
      ],
    }),
    aClaim({
      id: 'withdrawn',
      texts: { en: { text: 'The bridge is 90 metres long.' } },
      lifecycle: { state: 'withdrawn', since: '2026-11-20', note: 'Measured again.' },
    }),
    aClaim({
      id: 'old',
      texts: { en: { text: 'The bridge is 80 metres long.' } },
      lifecycle: { state: 'superseded', since: '2026-11-18', supersededBy: 'withdrawn' },
    }),
    aClaim({
      id: 'older',
      texts: { en: { text: 'The bridge is 70 metres long.' } },
      lifecycle: { state: 'superseded', since: '2026-11-17', supersededBy: 'secret-draft' },
    }),
    aClaim({
      id: 'arabic',
      lang: 'ar',
      texts: { ar: { text: 'يبلغ ارتفاع البرج 300 متر.' }, en: { text: 'The tower’s height is 300 m.' } },
      finding: { ar: 'المسح يقول ذلك.', en: 'The survey says so.' },
    }),
    aClaim({
      id: 'long-words',
      texts: { en: { text: `W${'o'.repeat(300)} is a word.` } },
      label: { text: 'L'.repeat(300) },
      sources: [{ ...aClaim().sources[0], title: 'T'.repeat(300), publisher: 'P'.repeat(300) }],
    }),
    aClaim({
      id: 'not-in-xml',
      texts: { en: { text: 'A sign\uffff that XML lacks.' } },
      lifecycle: { state: 'corrected', since: '2026-11-19', note: 'Its \ufffe note.' },
    }),
    aClaim({ id: 'secret-draft', lifecycle: { state: 'draft' } }),
    ...Array.from({ length: 210 }, (_, n) =>
      aClaim({
        id: `c${String(n).padStart(3, '0')}`,
        texts: { en: { text: `House number ${n} has a red door.` } },
      }),
    ),
  ]
}
