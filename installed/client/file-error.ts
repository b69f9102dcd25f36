import type { Problem } from '../../claims/result.ts'

/** Why a file could not be used. */
export class FileError extends Error {
  readonly code:
    | 'file-gone'
    | 'file-changed'
    | 'file-too-large'
    | 'file-name-taken'
    | 'file-newer'
    | 'file-invalid'

  constructor(code: FileError['code'], message: string) {
    super(message)
    this.name = 'FileError'
    this.code = code
  }
}

/** The error for a problem in a file's content. */
export function fileError({ code, message }: Problem): FileError {
  switch (code) {
    case 'too-large':
      return new FileError('file-too-large', message)
    case 'unsupported-version':
      return new FileError('file-newer', message)
    case 'invalid':
    case 'duplicate':
    case 'missing':
      return new FileError('file-invalid', message)
  }
}
