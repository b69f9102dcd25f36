import type { PopupViewProps } from '../../../components/PopupView.tsx'
import type { CardContent } from '../../../reader/card/contract.ts'
import * as samples from '../../components/samples.ts'
import { aClaim } from '../records.ts'

const { aMatch, claims, found, report, PUBLISHED } = samples

const arabic = aClaim({
  id: 'arabic',
  lang: 'ar',
  texts: { ar: { text: 'شارك أكثر من 8 ملايين شخص في انتخابات الجمعية التأسيسية في فنزويلا.' } },
  verdict: 'refuted',
  label: { text: 'غير صحيح', scale: 'مقياس من خمس درجات' },
  finding: {
    ar: 'أظهرت بيانات المجلس التي اطلعت عليها وكالة رويترز أن 3.7 مليون شخص صوتوا حتى الساعة 5:30 مساءً.',
  },
})

const long = aClaim({
  id: 'long',
  texts: { en: { text: `Donaudampfschifffahrtsgesellschaftskapitän${'switwe'.repeat(12)} voted.` } },
  verdict: 'unproven',
  label: { text: `${'very '.repeat(40)}long label`, scale: 'x'.repeat(200) },
  finding: { en: `${'A finding without end. '.repeat(30)}`.trim() },
})

const twofold = aClaim({
  id: 'twofold',
  texts: {
    en: { text: 'Wages in Ohio have not risen in ten years. Rents in Ohio have doubled since 2010.' },
  },
  verdict: 'mixed',
})
const RENTS = 'Rents in Ohio have doubled since 2010.'

export const CARDS: Record<string, CardContent> = {
  supported: { matches: [found[0]!], claims, published: PUBLISHED },
  refuted: { matches: [found[2]!], claims, published: PUBLISHED },
  misleading: { matches: [found[3]!], claims, published: PUBLISHED },
  denied: { matches: [found[4]!], claims, published: PUBLISHED },
  held: { matches: [found[5]!], claims, published: PUBLISHED },
  several: { matches: [found[2]!, found[0]!, found[6]!], claims, published: PUBLISHED },
  part: {
    matches: [aMatch(0, twofold, { text: RENTS, evidence: samples.evidence(twofold, { wording: RENTS }) })],
    claims: [samples.withPack(twofold)],
  },
  rtl: {
    matches: [aMatch(0, arabic, { text: 'قالت الحكومة إن أكثر من 8 ملايين شخص أدلوا بأصواتهم.' })],
    claims: [samples.withPack(arabic)],
  },
  long: { matches: [aMatch(0, long, { text: 'word '.repeat(300) })], claims: [samples.withPack(long)] },
  gone: { matches: [found[2]!], claims: [] },
}

const POPUP = {
  host: 'www.voanews.com',
  siteOn: true,
  overview: samples.overview,
  claims: samples.claimMap,
  today: samples.TODAY,
}

export const POPUPS: Record<
  string,
  Omit<PopupViewProps, 't' | 'onSite' | 'onMeanings' | 'onReveal' | 'onRetry' | 'onReload'>
> = {
  loading: { ...POPUP, page: { kind: 'loading' } },
  reading: {
    ...POPUP,
    page: { kind: 'report', report: report({ state: 'reading', found: found.slice(0, 3) }) },
  },
  done: { ...POPUP, page: { kind: 'report', report: report() } },
  suppressed: {
    ...POPUP,
    page: { kind: 'report', report: report({ found: found.slice(0, 2), suppressed: ['t/a', 't/b'] }) },
  },
  hidden: {
    ...POPUP,
    page: {
      kind: 'report',
      report: report({ marksHidden: true, found: found.map((match) => ({ ...match, placed: false })) }),
    },
  },
  nothing: { ...POPUP, page: { kind: 'report', report: report({ found: [] }) } },
  'not-article': { ...POPUP, page: { kind: 'report', report: report({ state: 'not-article', found: [] }) } },
  off: { ...POPUP, siteOn: false, page: { kind: 'report', report: report({ state: 'off', found: [] }) } },
  error: { ...POPUP, page: { kind: 'error', detail: 'The index could not be opened: checksum differs' } },
  fault: {
    ...POPUP,
    page: { kind: 'report', report: report({ state: 'fault', message: 'Error: no such node' }) },
  },
  'not-web': { ...POPUP, host: undefined, siteOn: undefined, page: { kind: 'not-web' } },
  unreached: { ...POPUP, page: { kind: 'unreached' } },
  gone: { ...POPUP, page: { kind: 'report', report: report() }, sentenceGone: true },
  'meanings-off': {
    ...POPUP,
    overview: { ...POPUP.overview, meanings: 'off' },
    page: { kind: 'report', report: report() },
  },
  'meanings-failed': {
    ...POPUP,
    overview: { ...POPUP.overview, meanings: 'failed' },
    page: { kind: 'report', report: report({ found: [] }) },
  },
  'meanings-low-memory': {
    ...POPUP,
    overview: { ...POPUP.overview, meanings: 'low-memory' },
    page: { kind: 'report', report: report() },
  },
  rtl: {
    ...POPUP,
    claims: new Map([['venezuela-2017/arabic', samples.withPack(arabic)]]),
    page: {
      kind: 'report',
      report: report({
        found: [
          aMatch(0, arabic, {
            text: 'قالت الحكومة إن أكثر من 8 ملايين شخص أدلوا بأصواتهم.',
            stance: 'attributed',
            by: 'الحكومة',
          }),
        ],
      }),
    },
  },
  many: {
    ...POPUP,
    page: {
      kind: 'report',
      report: report({
        found: Array.from({ length: 300 }, (_, id) => ({ ...found[id % 6]!, id, sentence: id })),
      }),
    },
  },
}
