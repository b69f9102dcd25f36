import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import type { Claim } from '../../claims/records/claim.ts'
import { makeFolder, saveFile } from '../files.ts'

/** Returns a function that writes claims into a pack's folder, with a "$schema" if pack.json has one. */
export function claimWriter(folder: string): (claim: Claim) => void {
  const schema = schemaOf(folder)
  return (claim) => {
    const path = join(folder, 'claims', `${claim.id}.json`)
    makeFolder(dirname(path))
    saveFile(path, `${JSON.stringify({ ...schema, ...claim }, null, 2)}\n`)
  }
}

/** The "$schema" of claims, in the same place as that of pack.json. */
function schemaOf(folder: string): { $schema?: string } {
  const { $schema } = JSON.parse(readFileSync(join(folder, 'pack.json'), 'utf8').replace(/^\ufeff/, ''))
  if (typeof $schema !== 'string' || !$schema.endsWith('pack.schema.json')) return {}
  const claims = $schema.replace(/pack\.schema\.json$/, 'claim.schema.json')
  return { $schema: /^(?:[a-z]+:|\/)/i.test(claims) ? claims : `../${claims.replace(/^\.\//, '')}` }
}
