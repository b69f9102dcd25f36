/**
 * Ids become names of files and folders (docs/pack-format.md, clause 1.8). Windows keeps some names for
 * devices, whatever stands after a dot, and takes dots off the end: a folder with such a file cannot be
 * checked out there, and what is written into `con.json` goes to the screen. Readers have no such files
 * and take such ids.
 */
const DEVICE = /^(?:con|prn|aux|nul|com[1-9]|lpt[1-9])(?:\.|$)/

/** @param id of a pack or claim; ids are lower case */
export function fitsEveryFileSystem(id: string): boolean {
  return !DEVICE.test(id) && !id.endsWith('.')
}
