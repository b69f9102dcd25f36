import { parse, type Schema } from '../../../schema.ts'
import { findFault } from '../json-text.ts'
import { type Bytes, utf8 } from './bytes.ts'
import { canonicalJson, NotCanonical } from './canonical-json.ts'
import { TufError } from './fault.ts'
import {
  envelope,
  type RootRecord,
  rootRecord,
  type SnapshotRecord,
  snapshotRecord,
  type TargetsRecord,
  type TimestampRecord,
  targetsRecord,
  timestampRecord,
} from './records.ts'

type Records = {
  root: RootRecord
  timestamp: TimestampRecord
  snapshot: SnapshotRecord
  targets: TargetsRecord
}
const SCHEMAS: { readonly [K in keyof Records]: Schema<Records[K]> } = {
  root: rootRecord,
  timestamp: timestampRecord,
  snapshot: snapshotRecord,
  targets: targetsRecord,
}

/** A metadata file as read; nothing of it is trusted yet. */
export type Metadata<T> = {
  readonly record: T
  /** The `signed` part as it came, with fields that the record does not know. */
  readonly signed: Readonly<Record<string, unknown>>
  /** What the signatures are made over: the canonical form of all of `signed`, unknown fields included. */
  readonly signedBytes: Bytes
  /** Key id → signature in hexadecimal. */
  readonly signatures: ReadonlyMap<string, string>
}

/**
 * Reads a metadata file (specification 4.2.1).
 *
 * @param kind the role's type; a file of another `_type` is refused, whoever signed it
 * @param file its name, for the message
 * @throws TufError `malformed` for anything that is not such a file: bad UTF-8, a field that is there
 *   twice, nesting beyond 32, numbers that JSON cannot hold exactly, a missing or wrongly typed field
 */
export function readMetadata<K extends keyof Records>(
  bytes: Uint8Array,
  kind: K,
  file: string,
): Metadata<Records[K]> {
  const parsed = parse(envelope, readJson(bytes, file), file)
  if (!parsed.ok) throw malformed(parsed.error)
  const { signed, signatures } = parsed.value
  const record = parse(SCHEMAS[kind], signed, `${file}, signed`)
  if (!record.ok) throw malformed(record.error)
  return {
    record: record.value,
    signed,
    signedBytes: canonicalBytes(signed, file),
    signatures: new Map(signatures.map(({ keyid, sig }) => [keyid, sig])),
  }
}

/** A number with a fraction or an exponent, where a value starts. */
const FRACTION = /-?\d+(?:\.\d+(?:[eE][+-]?\d+)?|[eE][+-]?\d+)/y

function readJson(bytes: Uint8Array, file: string): unknown {
  let text: string
  try {
    // ignoreBOM: a byte order mark stays and is then no JSON, as in other clients.
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new TufError('malformed', `${file} is not UTF-8 text.`)
  }
  // JSON.parse would keep the last of two equal names and overflow on deep nesting.
  let fraction: string | undefined
  const fault = findFault(text, (_, offset) => {
    FRACTION.lastIndex = offset
    fraction ??= FRACTION.exec(text)?.[0]
  })
  if (fault !== undefined) throw new TufError('malformed', `${file}: ${fault.message}.`)
  // 1.0 is 1 to JSON.parse; canonical JSON knows whole numbers only, and other clients refuse it.
  if (fraction !== undefined)
    throw new TufError('malformed', `${file} has a number that is not written as a whole one (${fraction}).`)
  return JSON.parse(text)
}

function canonicalBytes(signed: unknown, file: string): Bytes {
  try {
    return utf8(canonicalJson(signed))
  } catch (error) {
    if (error instanceof NotCanonical) throw new TufError('malformed', `${file} ${error.message}.`)
    throw error
  }
}

function malformed(problems: readonly { readonly message: string }[]): TufError {
  return new TufError('malformed', `${problems[0]?.message ?? 'The metadata is not readable'}.`)
}
