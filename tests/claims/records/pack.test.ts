import { describe, expect, it } from 'vitest'
import { claimKey, splitClaimKey } from '../../../claims/records/claim-key.ts'
import { parsePack } from '../../../claims/records/pack.ts'
import { aClaim, aManifest } from '../../support/records.ts'

describe('claims/pack', () => {
  it('reads a manifest and claims, sorted by id', () => {
    const claims = [aClaim({ id: 'b' }), aClaim({ id: 'a' })]
    const read = parsePack(aManifest(), claims)
    expect(read.ok && read.value.claims.map(({ id }) => id)).toEqual(['a', 'b'])
    expect(read.ok && read.value.manifest).toEqual(aManifest())
  })

  it('refuses the whole pack for one bad claim, and reports every problem', () => {
    const read = parsePack({ ...aManifest(), licence: '' }, [
      aClaim(),
      { ...aClaim({ id: 'b' }), sources: [] },
      aClaim(),
    ])
    expect(read.ok ? [] : read.error.map(({ code, message }) => `${code} ${message}`)).toEqual([
      'invalid pack.json, licence: needs at least 1 character',
      'invalid claim b, sources: needs at least 1 item',
      'duplicate claim tower-height: two claims of the pack have this id',
    ])
  })

  it.each([
    ['nothing', null, 'pack.json: expected object, found null'],
    ['a version that is not a whole number', { ...aManifest(), version: 1.5 }, 'pack.json, version: '],
    ['version 0', { ...aManifest(), version: 0 }, 'pack.json, version: must be at least 1'],
    ['no language', { ...aManifest(), languages: [] }, 'pack.json, languages: needs at least 1 item'],
    [
      'a policy that is no address',
      { ...aManifest(), correctionsPolicy: 'data:text/plain,none' },
      'pack.json, correctionsPolicy: is not a plain https:// address',
    ],
    [
      'no sourcing policy',
      { ...aManifest(), sourcingPolicy: undefined },
      'pack.json, sourcingPolicy: missing, expected string',
    ],
    ['an unknown field', { ...aManifest(), script: 'x' }, 'pack.json: unknown field "script"'],
    ['a later format', { ...aManifest(), format: 2 }, 'pack.json, format: is 2, but this version'],
  ])('refuses %s as a manifest', (_, manifest, message) => {
    const read = parsePack(manifest, [])
    expect(read.ok ? '' : read.error[0]?.message).toContain(message)
  })

  it('keeps claims of the same id in two packs apart', () => {
    expect(claimKey('towers', 'height')).not.toBe(claimKey('bridges', 'height'))
    expect(splitClaimKey(claimKey('towers.v2', 'height_1'))).toEqual({ pack: 'towers.v2', claim: 'height_1' })
  })
})
