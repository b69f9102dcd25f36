import type { ComponentChildren } from 'preact'
import type { ClaimSummary } from '../../claims/packs/reader/diff.ts'
import type { WaitReason } from '../../claims/packs/reader/release-check.ts'
import type { ReleaseChanges } from '../../messages/pack-preview.ts'
import { Icon } from '../Icon.tsx'
import { plain } from '../plain.ts'
import type { PacksTexts } from '../texts/packs-texts.ts'
import { VerdictBadge } from '../VerdictBadge.tsx'
import { DoubtNote } from './DoubtNote.tsx'

/** Lists what changes with another release of a pack, changed verdicts first. */
export function ChangeList({
  changes,
  t,
}: {
  readonly changes: ReleaseChanges | undefined
  readonly t: PacksTexts
}) {
  const words = t.packs
  if (changes === undefined) return <p role="status">{words.comparing}</p>
  const { totals } = changes
  const nothing = totals.flipped + totals.withdrawn + totals.rewritten + totals.added + totals.changed === 0
  return (
    <div class="changes">
      {changes.reasons.length > 0 && (
        <ul class="reasons">
          {changes.reasons.map((reason) => (
            <li key={reason.code}>
              <Icon name="alert" />
              <span dir="auto">{reasonText(reason, t)}</span>
            </li>
          ))}
        </ul>
      )}
      <DoubtNote doubt={changes.doubt} t={t} />
      <h3>{words.changes}</h3>
      {changes.since !== undefined && <p class="small">{words.since(changes.since)}</p>}
      {nothing && <p>{words.unchanged}</p>}
      <Part
        open
        label={words.flipped(totals.flipped)}
        total={totals.flipped}
        shown={changes.flipped.length}
        t={t}
      >
        {changes.flipped.map(({ before, after }) => (
          <li key={after.id}>
            <ClaimText line={after} />
            <span class="turn">
              <VerdictBadge verdict={before.verdict} t={t} />
              <span class="small">{words.turns}</span>
              <VerdictBadge verdict={after.verdict} t={t} />
            </span>
          </li>
        ))}
      </Part>
      <Part
        open
        label={words.withdrawn(totals.withdrawn)}
        total={totals.withdrawn}
        shown={changes.withdrawn.length}
        t={t}
      >
        {changes.withdrawn.map((line) => (
          <ClaimItem key={line.id} line={line} t={t} />
        ))}
      </Part>
      <Part
        open
        label={words.rewritten(totals.rewritten)}
        total={totals.rewritten}
        shown={changes.rewritten.length}
        t={t}
      >
        {changes.rewritten.map(({ after }) => (
          <ClaimItem key={after.id} line={after} t={t} />
        ))}
      </Part>
      <Part label={words.added(totals.added)} total={totals.added} shown={changes.added.length} t={t}>
        {changes.added.map((line) => (
          <ClaimItem key={line.id} line={line} t={t} />
        ))}
      </Part>
      <Part label={words.changed(totals.changed)} total={totals.changed} shown={changes.changed.length} t={t}>
        {changes.changed.map((line) => (
          <ClaimItem key={line.id} line={line} t={t} />
        ))}
      </Part>
      {totals.same > 0 && !nothing && <p class="small">{words.same(totals.same)}</p>}
    </div>
  )
}

/** A claim with its verdict, as an item of a list. */
export function ClaimItem({ line, t }: { readonly line: ClaimSummary; readonly t: PacksTexts }) {
  return (
    <li>
      <ClaimText line={line} />
      <VerdictBadge verdict={line.verdict} t={t} />
    </li>
  )
}

function ClaimText({ line }: { readonly line: ClaimSummary }) {
  return (
    <span lang={line.lang} dir="auto">
      {plain(line.text)}
    </span>
  )
}

type PartProps = {
  readonly label: string
  readonly open?: boolean
  readonly total: number
  readonly shown: number
  readonly t: PacksTexts
  readonly children: ComponentChildren
}

function Part({ label, open = false, total, shown, t, children }: PartProps) {
  if (total === 0) return null
  return (
    <details open={open}>
      <summary>
        <Icon name="down" size={14} class="fold" />
        {label}
      </summary>
      <ul class="claim-lines">{children}</ul>
      {total > shown && <p class="small">{t.packs.andMore(total - shown)}</p>}
    </details>
  )
}

function reasonText(reason: WaitReason, t: PacksTexts): string {
  const words = t.packs.reasons
  switch (reason.code) {
    case 'verdicts':
      return words.verdicts(reason.flipped, reason.of)
    case 'withdrawn':
      return words.withdrawn(reason.withdrawn, reason.of)
    case 'rewritten':
      return words.rewritten(reason.rewritten, reason.of)
    case 'unsigned':
      return words.unsigned
    case 'broad':
      return words.broad(reason.found, reason.of)
    case 'growth':
      return words.growth(reason.added, reason.of)
    case 'older':
      return t.packs.older(reason.before, reason.after)
    case 'publisher':
    case 'licence':
      return words[reason.code](plain(reason.before), plain(reason.after))
  }
}
