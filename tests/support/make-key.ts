import { newKey } from '../../cli/channel/key-folder.ts'

/** Makes a key and saves it; see {@link newKey}. */
export async function makeKey(...how: Parameters<typeof newKey>) {
  const made = await newKey(...how)
  made.save()
  return made.key
}
