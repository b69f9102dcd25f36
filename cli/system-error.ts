/** What the system refused, in words that its reader understands. */

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of this path is a file, not a folder',
  EISDIR: 'this is a folder, not a file',
  EEXIST: 'there is something of this name already',
  EACCES: 'it may not be read or written with your rights',
  EPERM: 'it may not be read or written with your rights',
  EROFS: 'it is on a disk that cannot be written to',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your share of the disk is full',
  EFBIG: 'it would be larger than this disk allows',
  ENAMETOOLONG: 'the name is too long for this disk',
  ELOOP: 'its links lead in a circle',
  EMFILE: 'too many files are open; close other programs and try again',
  EBUSY: 'another program is using it',
  EIO: 'the disk reports an error',
}

/**
 * A sentence for an error of the file system.
 *
 * @returns undefined for any other error: that one is a bug
 */
export function systemErrorText(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined
  const words = WORDS[String(error.code)]
  if (words === undefined) return undefined
  const path = 'path' in error && typeof error.path === 'string' ? error.path : undefined
  if (path !== undefined) return `${path}: ${words}.`
  return `${error.syscall === 'write' ? 'the output could not be written' : 'failed'}: ${words}.`
}
