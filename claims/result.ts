/** What an operation that can be expected to fail gives back. It survives a message boundary; an Error does not. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

/** One thing that is wrong with some input, for the person who has to mend it. */
export type Problem = {
  /** Closed set, so that callers can switch on it. */
  readonly code: 'invalid' | 'too-large' | 'duplicate' | 'missing' | 'unsupported-version'
  /** Where, as a dotted path into the input (`sources.0.url`); empty for the whole. */
  readonly at: string
  /** A whole sentence that names the subject and the place. */
  readonly message: string
}

export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

export function fail<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error }
}
