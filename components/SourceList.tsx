import type { Source } from '../claims/records/source.ts'
import { Disclosure } from './Disclosure.tsx'
import { OutLink } from './OutLink.tsx'
import { plain } from './plain.ts'
import { safeLink } from './safe-link.ts'
import type { Texts } from './texts/texts.ts'

/** Longer passages (UTF-16 units; about nine lines of the card) are folded away. */
const LONG_QUOTE = 450

type Props = {
  readonly sources: readonly Source[]
  readonly t: Texts
  /** Give each source the id "source-N", where N is its place in the record, counted from 1. */
  readonly anchors?: boolean
}

/** Lists the sources of a finding, first those that decide it and then those for context. */
export function SourceList({ sources, t, anchors = false }: Props) {
  const ordered = sources
    .map((source, at) => ({ source, anchor: anchors ? `source-${at + 1}` : undefined }))
    .sort((a, b) => Number(a.source.relation === 'context') - Number(b.source.relation === 'context'))
  return (
    <ol class="sources">
      {ordered.map(({ source, anchor }) => (
        <SourceItem
          key={`${source.relation} ${source.url} ${source.quote}`}
          source={source}
          anchor={anchor}
          t={t}
        />
      ))}
    </ol>
  )
}

type ItemProps = { readonly source: Source; readonly anchor: string | undefined; readonly t: Texts }

function SourceItem({ source, anchor, t }: ItemProps) {
  const archive = source.archive === undefined ? undefined : safeLink(source.archive)
  return (
    <li id={anchor}>
      <p class="source-title">
        <OutLink url={source.url} t={t} host>
          {plain(source.title)}
        </OutLink>
      </p>
      <p class="source-facts">
        <span class="relation" data-relation={source.relation}>
          {t.relations[source.relation]}
        </span>
        <span>{capital(t.kinds[source.kind](1), t)}</span>
        <bdi>{plain(source.publisher)}</bdi>
        {source.published !== undefined && (
          <time dateTime={source.published}>{t.format.date(source.published)}</time>
        )}
      </p>
      {source.quote !== undefined && <Quote text={plain(source.quote)} t={t} />}
      {source.note !== undefined && (
        <p class="note" dir="auto">
          {plain(source.note)}
        </p>
      )}
      <p class="source-end">
        {archive !== undefined && (
          <OutLink url={archive.href} t={t}>
            {t.archived(archive.host)}
          </OutLink>
        )}
        <span>{t.accessed(source.accessed)}</span>
      </p>
    </li>
  )
}

function Quote({ text, t }: { text: string; t: Texts }) {
  const passage = (
    <blockquote dir="auto" aria-label={t.quotedPassage}>
      {text}
    </blockquote>
  )
  return text.length > LONG_QUOTE ? <Disclosure label={t.quotedPassage}>{passage}</Disclosure> : passage
}

/** Counts sources by kind: "2 news reports and 1 poll". */
export function summariseKinds(sources: readonly Source[], t: Texts): string {
  const counts = new Map<Source['kind'], number>()
  for (const { kind } of sources) counts.set(kind, (counts.get(kind) ?? 0) + 1)
  return t.format.list([...counts].map(([kind, n]) => t.countOf(n, t.kinds[kind](n))))
}

function capital(words: string, t: Texts): string {
  return words.slice(0, 1).toLocaleUpperCase(t.lang) + words.slice(1)
}
