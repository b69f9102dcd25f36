import { parse, type Schema } from '../../../schema.ts'
import { parseStrictJson } from '../strict-json.ts'
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

/** A metadata file as read. Nothing in it is trusted yet. */
export type TufMetadata<T> = {
  readonly record: T
  /** The `signed` part as it came, with the fields that the record does not know. */
  readonly signed: Readonly<Record<string, unknown>>
  /** What the signatures cover: the canonical form of all of `signed`, unknown fields included. */
  readonly signedBytes: Bytes
  /** Key id → signature in hexadecimal. */
  readonly signatures: ReadonlyMap<string, string>
}

/**
 * Reads a metadata file (specification 4.2.1).
 *
 * @param kind the role's type; a file of another `_type` is refused even with good signatures
 * @param file its name, for the message
 * @throws TufError `malformed` for anything else: bad UTF-8, a field that is there twice, nesting
 *   beyond 32, a number that is not whole, a missing or wrongly typed field
 */
export function readMetadata<K extends keyof Records>(
  bytes: Uint8Array,
  kind: K,
  file: string,
): TufMetadata<Records[K]> {
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

function readJson(bytes: Uint8Array, file: string): unknown {
  let text: string
  try {
    // ignoreBOM keeps a byte order mark in the text, where it is not JSON, as in other clients.
    text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes)
  } catch {
    throw new TufError('malformed', `${file} is not UTF-8 text.`)
  }
  const read = parseStrictJson(text)
  if (!read.ok) throw new TufError('malformed', `${file} ${read.error}.`)
  return read.value
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
