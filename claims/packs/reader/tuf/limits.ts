/**
 * How much a channel may demand of a reader's device. The values are those of the reference clients
 * (python-tuf `ngclient/config.py`, tuf-js `config.ts`), so that a channel that works there works here.
 */
export type TufLimits = {
  /** Root versions followed in one update (specification 5.3.3, "Y"). */
  readonly rootRotations: number
  /** Delegated roles looked into for one target (5.6.7.1). */
  readonly delegations: number
  /** Bytes of one metadata file if the role above gives no length (5.3.3, 5.4.1, 5.5.1, 5.6.1). */
  readonly rootBytes: number
  readonly timestampBytes: number
  readonly snapshotBytes: number
  readonly targetsBytes: number
  /** Bytes of one target file, whatever its metadata says: it must fit the memory of the reader's device. */
  readonly targetFileBytes: number
}

export const TUF_LIMITS: TufLimits = {
  rootRotations: 256,
  delegations: 32,
  rootBytes: 512_000,
  timestampBytes: 16_384,
  snapshotBytes: 2_000_000,
  targetsBytes: 5_000_000,
  targetFileBytes: 64 * 1024 * 1024,
}
