/** Errors of the file system in plain words. */

const WORDS: Readonly<Record<string, string>> = {
  ENOENT: 'there is no such file or folder',
  ENOTDIR: 'a part of this path is a file, not a folder',
  EISDIR: 'this is a folder, not a file',
  EEXIST: 'something with this name already exists',
  EACCES: 'you have no permission to read or write it',
  EPERM: 'you have no permission to read or write it',
  EROFS: 'it is on a read-only disk',
  ENOSPC: 'the disk is full',
  EDQUOT: 'your disk quota is used up',
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
 * @returns undefined for any other error, which is a bug
 */
export function systemErrorText(error: unknown): string | undefined {
  if (!(error instanceof Error) || !('syscall' in error) || !('code' in error)) return undefined
  const words = WORDS[String(error.code)]
  if (words === undefined) return undefined
  const path = 'path' in error && typeof error.path === 'string' ? error.path : undefined
  if (path !== undefined) return `${path}: ${words}.`
  return `${error.syscall === 'write' ? 'the output could not be written' : 'failed'}: ${words}.`
}
