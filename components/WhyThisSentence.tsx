import type { AlignedSpan, Evidence } from '../claims/match/types.ts'
import { Icon } from './Icon.tsx'
import { plain } from './plain.ts'
import type { Texts } from './texts/texts.ts'

type Props = {
  /** The sentence as it was read from the page. */
  readonly sentence: string
  readonly evidence: Evidence
  /** Probability 0–1. */
  readonly score: number
  readonly t: Texts
}

/** Explains why the sentence was matched with the claim: the words that agree, and the conditions. */
export function WhyThisSentence({ sentence, evidence, score, t }: Props) {
  const spans = orderly(evidence.aligned, sentence.length)
  // Other forms of the same word need no explanation; "8m" for "eight million" does.
  const rephrased = spans
    .filter((span) => span.by === 'value' && span.claim !== '')
    .map((span) => ({ here: plain(sentence.slice(span.start, span.end)), there: plain(span.claim) }))
    .filter(({ here, there }) => here.toLowerCase() !== there.toLowerCase())
  return (
    <div class="why">
      <p>{t.sure(score)}</p>
      <p class="small" data-meaning={evidence.meaning ?? 'none'}>
        {evidence.meaning === undefined ? t.byWordsAlone : t.meaning[evidence.meaning]}
      </p>
      <dl>
        <dt>{t.onThisPage}</dt>
        <dd dir="auto">
          <Underlined text={sentence} spans={spans} />
        </dd>
        <dt>{t.comparedWith}</dt>
        <dd dir="auto">{plain(evidence.wording)}</dd>
        <WordRow label={t.fromContext} words={evidence.fromContext} />
        <WordRow label={t.missing} words={evidence.missing} />
      </dl>
      {spans.length > 0 && <p class="small">{t.underlined}</p>}
      {rephrased.length > 0 && (
        <ul class="small">
          {rephrased.map(({ here, there }) => (
            <li key={`${here} ${there}`} dir="auto">
              {t.standsFor(here, there)}
            </li>
          ))}
        </ul>
      )}
      {evidence.guards.length > 0 && (
        <ul class="guards" aria-label={t.guards}>
          {evidence.guards.map(({ guard, passed, detail }) => (
            <li key={`${guard} ${detail}`} data-passed={passed}>
              <Icon name={passed ? 'pass' : 'fail'} size={14} />
              <span class="unseen">{passed ? t.guardPassed : t.guardFailed}: </span>
              <span>
                {t.guardNames[guard] ?? plain(guard)}
                {detail !== '' && ': '}
                <bdi>{plain(detail)}</bdi>
              </span>
            </li>
          ))}
        </ul>
      )}
      <p class="small">{t.markMeans}</p>
    </div>
  )
}

function WordRow({ label, words }: { label: string; words: readonly string[] }) {
  if (words.length === 0) return null
  return (
    <>
      <dt>{label}</dt>
      <dd class="words">
        {words.map((word) => (
          <bdi key={word}>{plain(word)}</bdi>
        ))}
      </dd>
    </>
  )
}

function Underlined({ text, spans }: { text: string; spans: readonly AlignedSpan[] }) {
  const pieces = []
  let at = 0
  for (const { start, end, kind } of spans) {
    pieces.push(plain(text.slice(at, start)))
    pieces.push(
      <u key={start} data-kind={kind}>
        {plain(text.slice(start, end))}
      </u>,
    )
    at = end
  }
  pieces.push(plain(text.slice(at)))
  return <>{pieces}</>
}

/** Gives the spans in order, without those that overlap or are outside of the text, whatever came over the wire. */
function orderly(spans: readonly AlignedSpan[], length: number): AlignedSpan[] {
  const kept: AlignedSpan[] = []
  let at = 0
  for (const span of [...spans].sort((a, b) => a.start - b.start)) {
    if (!(span.start >= at && span.end > span.start && span.end <= length)) continue
    kept.push(span)
    at = span.end
  }
  return kept
}
