/** The outcome of an operation that may fail. It survives a message boundary; an Error does not. */
export type Result<T, E> =
  | { readonly ok: true; readonly value: T }
  | { readonly ok: false; readonly error: E }

/** One thing that is wrong with some input, for the person who has to correct it. */
export type Problem = {
  /** Closed set, so that callers can switch on it. */
  readonly code: 'invalid' | 'too-large' | 'duplicate' | 'missing' | 'unsupported-version'
  /** The place, as a dotted path into the input (`sources.0.url`); empty for the whole input. */
  readonly at: string
  /** A message that names the subject and the place. */
  readonly message: string
}

/** The outcome of an operation that succeeded. */
export function ok<T>(value: T): { readonly ok: true; readonly value: T } {
  return { ok: true, value }
}

/** The outcome of an operation that failed. */
export function fail<E>(error: E): { readonly ok: false; readonly error: E } {
  return { ok: false, error }
}
