import { newKey, type SigningKey } from '../../cli/channel/key-folder.ts'

/** Makes a key and saves it; see {@link newKey}. */
export async function makeKey(...how: Parameters<typeof newKey>): Promise<SigningKey> {
  const made = await newKey(...how)
  made.save()
  return made.key
}
