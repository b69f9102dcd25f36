/**
 * The records of The Update Framework, specification 1.0.37 section 4 (any 1.x is read). Unknown
 * fields are allowed and ignored here (section 4). Signatures are checked over the text as it came, never
 * over these records.
 */
import { z } from '../../../schema.ts'

/** The roles that root.json names. A delegated role may not take one of these names. */
export const TOP_LEVEL_ROLES = ['root', 'timestamp', 'snapshot', 'targets'] as const
export type TopLevelRole = (typeof TOP_LEVEL_ROLES)[number]

/** Whether a name is one of {@link TOP_LEVEL_ROLES}. */
export function isTopLevelRole(name: string): name is TopLevelRole {
  return (TOP_LEVEL_ROLES as readonly string[]).includes(name)
}

/** 4.3: an integer greater than 0. */
const version = z.int().check(z.gte(1))

/** Compared with the parsed time: Date.parse reads 30 February as 2 March, and other clients refuse it. */
function isTime(text: string): boolean {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(text) ? Date.parse(text) : Number.NaN
  return !Number.isNaN(time) && new Date(time).toISOString() === text.replace('Z', '.000Z')
}

/** Fields of every `signed` part (4.3). */
const common = {
  spec_version: z.string().check(z.regex(/^1\.\d+(?:\.\d+)?$/, 'is not a 1.x version of TUF')),
  version,
  /** 4.2.3: `YYYY-MM-DDTHH:MM:SSZ`. */
  expires: z.string().check(z.refine(isTime, 'is not a time such as 2030-01-01T00:00:00Z')),
}

/**
 * A public key (4.2.2). Any key type and scheme is accepted: a key that this client cannot use never
 * counts, and metadata that also has other keys still works.
 */
const publicKey = z.object({
  keytype: z.string(),
  scheme: z.string(),
  keyval: z.object({ public: z.optional(z.string()) }),
})
export type PublicKeyRecord = z.infer<typeof publicKey>

/** Key ids are only names: the delegating file alone says which key an id stands for. */
const keys = z.record(z.string(), publicKey)
export type KeyRecords = Readonly<Record<string, PublicKeyRecord>>

/** Who may sign, and how many of them must (4.3 THRESHOLD: at least 1). */
const role = { keyids: z.array(z.string()), threshold: z.int().check(z.gte(1)) }
export type RoleRecord = { readonly keyids: readonly string[]; readonly threshold: number }

/** Hash algorithm → hexadecimal digest. Never empty: an empty set would check nothing. */
const hashes = z
  .record(
    z.string(),
    z.string().check(z.regex(/^(?:[0-9a-f]{2})+$/, 'is not a lowercase hexadecimal digest')),
  )
  .check(z.refine((digests) => Object.keys(digests).length > 0, 'has no hash'))
export type Hashes = Readonly<Record<string, string>>

const length = z.int().check(z.gte(0))

/** What one role says about another role's file (4.4 METAFILES). */
const metaFile = z.object({ version, length: z.optional(length), hashes: z.optional(hashes) })
export type MetaFile = z.infer<typeof metaFile>

/** 4.3 root.json. */
export const rootRecord = z.object({
  _type: z.literal('root'),
  ...common,
  consistent_snapshot: z._default(z.boolean(), false),
  keys,
  roles: z.object({
    root: z.object(role),
    timestamp: z.object(role),
    snapshot: z.object(role),
    targets: z.object(role),
  }),
})
export type RootRecord = z.infer<typeof rootRecord>

/** 4.6 timestamp.json: describes only snapshot.json. */
export const timestampRecord = z.object({
  _type: z.literal('timestamp'),
  ...common,
  meta: z.object({ 'snapshot.json': metaFile }),
})
export type TimestampRecord = z.infer<typeof timestampRecord>

/** 4.4 snapshot.json. */
export const snapshotRecord = z.object({
  _type: z.literal('snapshot'),
  ...common,
  meta: z.record(z.string(), metaFile),
})
export type SnapshotRecord = z.infer<typeof snapshotRecord>

/** A target file (4.5). Its hashes are required. */
const targetFile = z.object({
  length,
  hashes,
  custom: z.optional(z.record(z.string(), z.unknown())),
})
export type TargetFileRecord = z.infer<typeof targetFile>

/** A file that the channel's metadata lists, with its path. */
export type Target = TargetFileRecord & { readonly path: string }

const delegatedRole = z
  .object({
    name: z.string().check(z.refine((name) => !isTopLevelRole(name), 'is the name of a top-level role')),
    ...role,
    terminating: z._default(z.boolean(), false),
    paths: z.optional(z.array(z.string())),
    path_hash_prefixes: z.optional(z.array(z.string())),
  })
  .check(
    z.refine(
      (delegation) => delegation.paths === undefined || delegation.path_hash_prefixes === undefined,
      'has both "paths" and "path_hash_prefixes"',
    ),
  )
export type DelegatedRoleRecord = z.infer<typeof delegatedRole>

/** TAP 15: 2^BIT_LENGTH roles, each called NAME_PREFIX-COUNT, all with the same keys. */
const succinctRoles = z.object({
  ...role,
  bit_length: z.int().check(z.gte(1), z.lte(32)),
  name_prefix: z.string(),
})
export type SuccinctRolesRecord = z.infer<typeof succinctRoles>

const delegations = z
  .object({
    keys,
    roles: z.optional(
      z
        .array(delegatedRole)
        .check(
          z.refine(
            (roles) => new Set(roles.map(({ name }) => name)).size === roles.length,
            'names a role twice',
          ),
        ),
    ),
    succinct_roles: z.optional(succinctRoles),
  })
  .check(
    // TAP 15: "Only one of `succinct_roles` or `roles` may be specified in a delegation."
    z.refine(
      ({ roles, succinct_roles: bins }) => (roles === undefined) !== (bins === undefined),
      'must have either "roles" or "succinct_roles"',
    ),
  )
export type DelegationsRecord = z.infer<typeof delegations>

/** 4.5 targets.json and delegated roles. */
export const targetsRecord = z.object({
  _type: z.literal('targets'),
  ...common,
  targets: z.record(z.string(), targetFile),
  delegations: z.optional(delegations),
})
export type TargetsRecord = z.infer<typeof targetsRecord>

/** 4.2.1: the envelope of every file. The `signed` part is checked by role, in a second step. */
export const envelope = z.object({
  signed: z.record(z.string(), z.unknown()),
  signatures: z.array(z.object({ keyid: z.string(), sig: z.string() })).check(
    // 4.2.1: "The keyid MUST be unique in the signatures array."
    z.refine(
      (signatures) => new Set(signatures.map(({ keyid }) => keyid)).size === signatures.length,
      'has two signatures with the same keyid',
    ),
  ),
})
