import type { PackManifest } from '../../claims/records/pack.ts'
import type { ReleaseSummary } from '../../messages/pack-preview.ts'

import { OutLink } from '../OutLink.tsx'
import { plain } from '../plain.ts'
import { hostToShow } from '../safe-link.ts'
import type { PacksTexts } from '../texts/packs-texts.ts'
import { pick } from '../wording.ts'

type Props = {
  readonly release: ReleaseSummary
  /** Whether it is on this device already. */
  readonly installed: boolean
  readonly t: PacksTexts
}

/** Shows a release's publisher, licence, dates and origin. */
export function PackFacts({ release, installed, t }: Props) {
  const { manifest, installedAt } = release
  const words = t.packs
  return (
    <dl class="pack-facts">
      <div>
        <dt>{words.version}</dt>
        <dd>{words.versionLine(manifest.version, manifest.released)}</dd>
      </div>
      {installed && (
        <div>
          <dt>{words.installed}</dt>
          <dd>{t.format.date(installedAt)}</dd>
        </div>
      )}
      <div>
        <dt>{words.licence}</dt>
        <dd>
          <bdi>{plain(manifest.licence)}</bdi>
        </dd>
      </div>
      <div>
        <dt>{words.languages}</dt>
        <dd>{t.format.list(manifest.languages.map(t.languageName))}</dd>
      </div>
      <div>
        <dt>{words.origin}</dt>
        <dd>{originText(release, t)}</dd>
      </div>
      <div>
        <dt>{words.policies}</dt>
        <dd class="row">
          <OutLink url={manifest.sourcingPolicy} t={t}>
            {words.sourcing}
          </OutLink>
          <OutLink url={manifest.correctionsPolicy} t={t}>
            {words.corrections}
          </OutLink>
          {manifest.homepage !== undefined && (
            <OutLink url={manifest.homepage} t={t}>
              {words.homepage}
            </OutLink>
          )}
        </dd>
      </div>
    </dl>
  )
}

/** Gives a pack's name in the reader's language, safe to show. */
export function packName(manifest: Pick<PackManifest, 'name' | 'id'>, t: PacksTexts): string {
  return plain(pick(manifest.name, [t.lang])?.text ?? manifest.id)
}

function originText({ origin }: ReleaseSummary, t: PacksTexts): string {
  switch (origin.kind) {
    case 'embedded':
      return t.packs.fromExtension
    case 'file':
      return t.packs.fromFile(plain(origin.name))
    case 'channel':
      return t.packs.fromChannel(hostToShow(origin.url))
  }
}
