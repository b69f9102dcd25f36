import type { PackPreview } from '../../messages/protocol.ts'
import { Icon } from '../Icon.tsx'
import { OutLink } from '../OutLink.tsx'
import { plain } from '../plain.ts'
import { hostToShow } from '../safe-link.ts'
import type { PacksTexts } from '../texts/packs-texts.ts'
import { pick } from '../wording.ts'
import { ChangeList, ClaimItem } from './ChangeList.tsx'
import { PackFacts, packName } from './PackFacts.tsx'
import { VerdictCounts } from './VerdictCounts.tsx'

/** Shows a pack to the reader before the yes. */
export function Preview({ preview, t }: { readonly preview: PackPreview; readonly t: PacksTexts }) {
  const { release, replaces, samples } = preview
  const { manifest } = release
  const words = t.packs
  const description = pick(manifest.description, [t.lang])
  return (
    <>
      {release.origin.kind === 'file' && <Warning text={words.unsigned} />}
      {preview.signed !== undefined && (
        <div class="signed">
          <p>{words.signed(hostToShow(preview.signed.url))}</p>
          <p class="fingerprint">{preview.signed.fingerprint}</p>
          {preview.signed.otherKeys && <Warning text={words.otherKeys} />}
          <p class="small">{preview.signed.listed ? words.signedListed : words.signedHint}</p>
        </div>
      )}
      <p>
        {words.claims(release.claims)} {words.by}
        <OutLink url={manifest.publisher.url} t={t} host>
          {plain(manifest.publisher.name)}
        </OutLink>
      </p>
      {description !== undefined && (
        <p lang={description.lang} dir="auto">
          {plain(description.text)}
        </p>
      )}
      <VerdictCounts verdicts={release.verdicts} t={t} />
      <PackFacts release={release} installed={false} t={t} />
      {replaces !== undefined && (
        <>
          <p class="note">
            {words.replaces(
              packName(replaces.manifest, t),
              plain(replaces.manifest.publisher.name),
              replaces.manifest.version,
            )}
          </p>
          {replaces.manifest.version > manifest.version && (
            <Warning text={words.older(replaces.manifest.version, manifest.version)} />
          )}
          {replaces.same ? <p>{words.sameFile}</p> : <ChangeList changes={replaces.changes} t={t} />}
        </>
      )}
      {samples.length > 0 && (
        <>
          <h3>{words.samples}</h3>
          <ul class="claim-lines">
            {samples.map((line) => (
              <ClaimItem key={line.id} line={line} t={t} />
            ))}
          </ul>
        </>
      )}
    </>
  )
}

function Warning({ text }: { readonly text: string }) {
  return (
    <p class="warning">
      <Icon name="alert" size={18} />
      <span>{text}</span>
    </p>
  )
}
