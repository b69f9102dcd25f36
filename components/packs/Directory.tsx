import type { DirectoryEntry } from '../../claims/packs/reader/directory.ts'
import type { PackDetails } from '../../messages/protocol.ts'
import { Icon } from '../Icon.tsx'
import { OutLink } from '../OutLink.tsx'
import { plain } from '../plain.ts'
import type { PacksTexts } from '../texts/packs-texts.ts'
import { pick } from '../wording.ts'
import { packName } from './PackFacts.tsx'

type Props = {
  readonly directory?: readonly DirectoryEntry[] | undefined
  readonly packs: readonly PackDetails[]
  readonly busy: boolean
  readonly t: PacksTexts
  readonly onPutBack: (pack: string) => void
  readonly onListed: (entry: DirectoryEntry) => void
}

/** Lists the packs that Footnote offers, with what the directory says of each. Nothing is fetched for that. */
export function Directory({ directory = [], packs, busy, t, onPutBack, onListed }: Props) {
  if (directory.length === 0) return null
  const words = t.packs
  return (
    <section aria-labelledby="directory">
      <h2 class="section-title" id="directory">
        {words.directory}
      </h2>
      <p class="small section-text">{words.directoryText}</p>
      <ul class="directory">
        {directory.map((entry) => (
          <Entry
            key={entry.pack}
            entry={entry}
            installed={packs.some((pack) => isOf(entry, pack))}
            {...{ busy, t, onPutBack, onListed }}
          />
        ))}
      </ul>
    </section>
  )
}

function Entry({
  entry,
  installed,
  busy,
  t,
  onPutBack,
  onListed,
}: Omit<Props, 'directory' | 'packs'> & { readonly entry: DirectoryEntry; readonly installed: boolean }) {
  const words = t.packs
  const { channel, publisher } = entry
  const name = packName({ id: entry.pack, name: entry.name }, t)
  const description = pick(entry.description, [t.lang])
  const topics = entry.topics[t.lang] ?? Object.values(entry.topics)[0] ?? []
  return (
    <li class="entry" tabIndex={-1}>
      <header>
        <div>
          <h3>
            <bdi>{name}</bdi>
          </h3>
          <p class="small">
            {words.by}
            <OutLink url={publisher.url} t={t}>
              {plain(publisher.name)}
            </OutLink>
          </p>
          <p class="small">
            {words.topics} <bdi>{topics.map(plain).join(' · ')}</bdi>
          </p>
        </div>
        {installed ? (
          <p class="here">
            <Icon name="pass" />
            {words.here}
          </p>
        ) : channel === undefined ? (
          <button
            type="button"
            class="plain-button"
            aria-label={words.putBackPack(name)}
            disabled={busy}
            onClick={() => onPutBack(entry.pack)}
          >
            {words.putBack}
          </button>
        ) : (
          <button
            type="button"
            class="plain-button"
            aria-label={words.listedLookAt(name)}
            disabled={busy}
            onClick={() => onListed(entry)}
          >
            {words.addressLook}
          </button>
        )}
      </header>
      {!installed && description !== undefined && (
        <p lang={description.lang} dir="auto">
          {plain(description.text)}
        </p>
      )}
      {!installed && (
        <dl class="pack-facts">
          <div>
            <dt>{words.languages}</dt>
            <dd>{t.format.list(entry.languages.map(t.languageName))}</dd>
          </div>
          <div>
            <dt>{words.licence}</dt>
            <dd>
              <bdi>{plain(entry.licence)}</bdi>
            </dd>
          </div>
          {channel !== undefined && (
            <>
              <div class="wide">
                <dt>{words.address}</dt>
                <dd dir="ltr">{plain(channel.url)}</dd>
              </div>
              <div class="wide">
                <dt>{words.fingerprint}</dt>
                <dd class="fingerprint" dir="ltr">
                  {plain(channel.fingerprint)}
                </dd>
              </div>
            </>
          )}
        </dl>
      )}
    </li>
  )
}

/** Whether an installed pack is the listed one. A pack with the same id from another place is a different pack. */
function isOf(
  { pack, channel }: DirectoryEntry,
  { manifest, origin, channel: follows }: PackDetails,
): boolean {
  if (manifest.id !== pack) return false
  return channel === undefined || (origin.kind === 'channel' && follows?.fingerprint === channel.fingerprint)
}
