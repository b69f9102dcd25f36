/**
 * Ids become names of files and folders (docs/pack-format.md, clause 1.8). Windows reserves some names for
 * devices, whatever follows after a dot, and removes dots at the end. There a folder with such a file
 * cannot be checked out, and what is written to `con.json` goes to the screen. Only publishers have these
 * files, so readers accept such ids.
 */
const DEVICE = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/

/**
 * Whether a file or folder can have this name on every system.
 *
 * @param id of a pack or claim, in lower case
 */
export function fitsEveryFileSystem(id: string): boolean {
  return !DEVICE.test(id) && !id.endsWith('.')
}
