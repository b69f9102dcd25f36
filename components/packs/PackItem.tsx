import type { PackDetails } from '../../messages/protocol.ts'
import { Icon } from '../Icon.tsx'
import { OutLink } from '../OutLink.tsx'
import { plain } from '../plain.ts'
import { SignedBy } from '../SignedBy.tsx'
import type { PacksTexts } from '../texts/packs-texts.ts'
import { pick } from '../wording.ts'
import { ChannelLine } from './ChannelLine.tsx'
import { PackFacts, packName } from './PackFacts.tsx'
import { VerdictCounts } from './VerdictCounts.tsx'

export type PackActions = {
  readonly onSwitch: (pack: string, on: boolean) => void
  readonly onMove: (pack: string, by: -1 | 1) => void
  readonly onRollBack: (pack: string) => void
  readonly onRemove: (pack: string) => void
  readonly onWaiting: (pack: string) => void
  readonly onUpdate: (pack: string) => void
}

type Props = PackActions & {
  readonly pack: PackDetails
  readonly first: boolean
  readonly last: boolean
  /** A change is being made, so no other one can be started. */
  readonly busy: boolean
  readonly t: PacksTexts
}

/** One installed pack, with the buttons for all changes to it. */
export function PackItem(props: Props) {
  const { pack, first, last, busy, t } = props
  const { manifest } = pack
  const words = t.packs
  const name = packName(manifest, t)
  const description = pick(manifest.description, [t.lang])
  return (
    <li class="pack" data-on={pack.enabled} tabIndex={-1}>
      <header>
        <div>
          <h3>
            <bdi>{name}</bdi>
          </h3>
          <p class="small">
            {words.claims(pack.claims)} {words.by}
            <OutLink url={manifest.publisher.url} t={t}>
              {plain(manifest.publisher.name)}
            </OutLink>
            {' · '}
            <SignedBy origin={pack.origin} t={t} />
          </p>
        </div>
        <button
          type="button"
          role="switch"
          class="switch"
          aria-checked={pack.enabled}
          aria-label={words.lookFor(name)}
          disabled={busy}
          onClick={() => props.onSwitch(manifest.id, !pack.enabled)}
        >
          <span class="switch-words" aria-hidden="true">
            {pack.enabled ? words.on : words.off}
          </span>
          <span class="track" aria-hidden="true">
            <span class="thumb" />
          </span>
        </button>
      </header>
      {pack.waiting !== undefined && (
        <div class="waiting">
          <Icon name="clock" size={20} />
          <div class="waiting-words">
            <h4>{words.waitingTitle(pack.waiting.manifest.version)}</h4>
            <p>{words.waitingText}</p>
          </div>
          <button type="button" class="action" disabled={busy} onClick={() => props.onWaiting(manifest.id)}>
            {words.waitingLook}
          </button>
        </div>
      )}
      {description !== undefined && (
        <p class="pack-description" lang={description.lang} dir="auto">
          {plain(description.text)}
        </p>
      )}
      <VerdictCounts verdicts={pack.verdicts} t={t} />
      <PackFacts release={pack} installed t={t} />
      {pack.channel !== undefined && (
        <ChannelLine
          pack={manifest.id}
          channel={pack.channel}
          busy={busy}
          t={t}
          onUpdate={() => props.onUpdate(manifest.id)}
        />
      )}
      <div class="pack-actions">
        {!(first && last) && (
          <span class="moves">
            <button
              type="button"
              class="icon-button"
              aria-label={words.moveUp(name)}
              title={words.moveUp(name)}
              disabled={first}
              onClick={() => props.onMove(manifest.id, -1)}
            >
              <Icon name="up" />
            </button>
            <button
              type="button"
              class="icon-button"
              aria-label={words.moveDown(name)}
              title={words.moveDown(name)}
              disabled={last}
              onClick={() => props.onMove(manifest.id, 1)}
            >
              <Icon name="down" />
            </button>
          </span>
        )}
        {pack.before !== undefined && (
          <button
            type="button"
            class="plain-button"
            disabled={busy}
            onClick={() => props.onRollBack(manifest.id)}
          >
            {words.rollBack(pack.before.manifest.version)}
          </button>
        )}
        <button
          type="button"
          class="plain-button"
          disabled={busy}
          onClick={() => props.onRemove(manifest.id)}
        >
          {words.remove}
        </button>
      </div>
    </li>
  )
}
