/**
 * Addresses of our own scripts, in the form that the content security policy of our pages wants
 * (wxt.config.ts): `require-trusted-types-for 'script'` refuses plain text where a script or a worker is started.
 */

/** The only Trusted Types policy of our pages. */
const POLICY = 'footnote'

/** Every script that is started by its address. */
export const OWN_SCRIPTS = { packClient: '/pack-client.js', meaningWorker: '/meaning-worker.js' } as const
export type OwnScript = (typeof OWN_SCRIPTS)[keyof typeof OWN_SCRIPTS]

type ScriptPolicy = { createScriptURL(address: string): string }
export type TrustedTypesScope = {
  readonly trustedTypes?: { createPolicy(name: string, rules: object): ScriptPolicy }
}

/** A policy of one name can be made only once in a global scope. */
const policies = new WeakMap<object, ScriptPolicy>()

const rules = {
  createScriptURL: (address: string): string =>
    Object.values<string>(OWN_SCRIPTS).includes(address) ? address : '',
}

/** Gives the address of one of our scripts. Browsers without Trusted Types take it as it is. */
export function trustedScript({ trustedTypes }: TrustedTypesScope, script: OwnScript): string {
  if (trustedTypes === undefined) return script
  let policy = policies.get(trustedTypes)
  if (policy === undefined) {
    policy = trustedTypes.createPolicy(POLICY, rules)
    policies.set(trustedTypes, policy)
  }
  return policy.createScriptURL(script)
}

export const startMeaningWorker = (): Worker =>
  new Worker(trustedScript(globalThis as TrustedTypesScope, OWN_SCRIPTS.meaningWorker))
