/** What the reader knows already, with which a new pack is compared before the yes. */
import type { Publisher } from '../../claims/packs/reader/publisher-names.ts'
import type { PackClientParts } from '../pack-client.ts'
import type { Database } from '../store/database.ts'
import { embeddedPacks } from './embedded-packs.ts'
import { FileError } from './file-error.ts'

type Parts = Pick<PackClientParts, 'loadAsset' | 'subscriptions' | 'directory'>

/** The publishers of installed packs, of the packs that ship with the extension, and of the directory. */
export async function knownPublishers({ loadAsset, directory }: Parts, db: Database): Promise<Publisher[]> {
  const [installed, embedded, listed] = await Promise.all([
    db.getAll('packs'),
    embeddedPacks(loadAsset),
    directory(),
  ])
  return [
    ...[...installed, ...embedded].map(({ manifest }) => manifest.publisher),
    ...listed.map(({ publisher }) => publisher),
  ]
}

/**
 * Checks that a pack from a file does not take the id of a pack that somebody vouches for: one that ships
 * with the extension, also if the reader removed it, one of the directory, or one from a channel. A pack
 * that only has the id would get the reader's trust in the other one.
 *
 * @throws FileError
 */
export async function requireUnsignedId(
  { loadAsset, subscriptions, directory }: Parts,
  db: Database,
  id: string,
): Promise<void> {
  const [current, subscription, embedded, listed] = await Promise.all([
    db.get('packs', id),
    subscriptions.ofPack(id),
    embeddedPacks(loadAsset),
    directory(),
  ])
  const taken =
    (current !== undefined && current.origin.kind !== 'file') ||
    subscription !== undefined ||
    embedded.some(({ manifest }) => manifest.id === id) ||
    listed.some(({ pack }) => pack === id)
  if (taken)
    throw new FileError(
      'file-name-taken',
      `There is a signed pack called ${id}. A file cannot take its place.`,
    )
}
