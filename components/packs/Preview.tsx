import type { Origin } from '../../claims/records/pack.ts'
import type { PackPreview } from '../../messages/pack-preview.ts'
import { OutLink } from '../OutLink.tsx'
import { plain } from '../plain.ts'
import { hostToShow } from '../safe-link.ts'
import type { PacksTexts } from '../texts/packs-texts.ts'
import { pick } from '../wording.ts'
import { ChangeList, ClaimItem } from './ChangeList.tsx'
import { DoubtNote } from './DoubtNote.tsx'
import { PackFacts, packName } from './PackFacts.tsx'
import { TriedOut } from './TriedOut.tsx'
import { VerdictCounts } from './VerdictCounts.tsx'
import { Warning } from './Warning.tsx'

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
      <DoubtNote doubt={preview.doubt} t={t} />
      <TriedOut result={preview.triedOut} t={t} />
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
            {(isSigned(replaces.origin) || !isSigned(release.origin)
              ? words.replaces
              : words.replacesUnsigned)(
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

function isSigned({ kind }: Origin): boolean {
  return kind !== 'file'
}
