import type { Overview } from '../messages/protocol.ts'
import { Icon } from './Icon.tsx'
import { MeaningsSwitch } from './MeaningsSwitch.tsx'
import { plain } from './plain.ts'
import { SignedBy } from './SignedBy.tsx'
import type { PopupTexts } from './texts/popup-texts.ts'
import { pick } from './wording.ts'

type Props = {
  readonly overview: Overview
  /** Whether this page was read, or is of a kind that Footnote does not read. */
  readonly looked: boolean
  readonly t: PopupTexts
  readonly onMeanings: (on: boolean) => void
}

/** Says what was looked for: how many claims, from which packs, how recent, and at which level. */
export function LookedFor({ overview, looked, t, onMeanings }: Props) {
  const words = t.popup
  const packs = overview.packs.filter(({ enabled }) => enabled)
  const manage = (
    <a href="packs.html" target="_blank" rel="noopener">
      {words.managePacks}
    </a>
  )
  const happened = overview.incidents > 0 && (
    <p class="small" role="status">
      <Icon name="alert" size={14} /> {words.happened}
    </p>
  )
  if (packs.length === 0)
    return (
      <>
        {happened}
        <p class="small">
          {words.noPacks} {manage}
        </p>
      </>
    )
  const newest = packs
    .map(({ manifest }) => manifest.released)
    .sort()
    .at(-1)!
  return (
    <>
      {happened}
      <details class="looked-for">
        <summary>
          <Icon name="down" size={14} class="fold" />
          <span>
            {(looked ? words.lookedFor : words.looksFor)(overview.claims, packs.length)},{' '}
            {words.newest(newest)}
          </span>
        </summary>
        <ul>
          {packs.map(({ manifest, origin, claims }) => (
            <li key={manifest.id}>
              <bdi class="pack-name">{plain(pick(manifest.name, [t.lang])?.text ?? manifest.id)}</bdi>
              <span>
                <bdi>{plain(manifest.publisher.name)}</bdi> · <SignedBy origin={origin} t={t} /> ·{' '}
                {words.packLine(claims, manifest.released)}
              </span>
            </li>
          ))}
        </ul>
        <p>{words.levels[overview.level]}</p>
        <p>
          <MeaningsSwitch state={overview.meanings} t={t} onMeanings={onMeanings} />
        </p>
        <p>{words.keys}</p>
        <p>{manage}</p>
      </details>
      {happened && <p class="small">{manage}</p>}
    </>
  )
}
