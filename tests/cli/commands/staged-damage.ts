/** Changes that somebody with access to a staged release could make, and the message for the next signer. */
import { createHash } from 'node:crypto'
import {
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
  truncateSync,
  writeFileSync,
} from 'node:fs'
import { join } from 'node:path'
import { expect } from 'vitest'
import { at, CHANNEL, type Damaged, damageStaged, footnote, pack, STAGED } from './holders.ts'

export const DAMAGES: readonly (readonly [what: string, damage: () => unknown, complaint: RegExp])[] = [
  [
    'whose bundle was changed',
    () => {
      const name = readdirSync(join(STAGED, 'targets')).find((each) => each.endsWith('.footnote')) as string
      const bytes = readFileSync(join(STAGED, 'targets', name))
      bytes[100] = (bytes[100] as number) ^ 1
      writeFileSync(join(STAGED, 'targets', name), bytes)
    },
    /is not the file that was signed/,
  ],
  [
    'whose bundle is not there',
    () => rmSync(join(STAGED, 'targets'), { recursive: true }),
    /is neither in .+ nor in the channel/,
  ],
  [
    'that takes a release back',
    () => {
      const older = readdirSync(join(CHANNEL, 'targets')).find((each) =>
        each.endsWith('-2.footnote'),
      ) as string
      const bytes = readFileSync(join(CHANNEL, 'targets', older))
      damageStaged('targets', (signed) => {
        signed.targets = {
          'venezuela-2017-2.footnote': {
            length: bytes.length,
            hashes: { sha256: older.slice(0, 64) },
            custom: { kind: 'pack', pack: 'venezuela-2017', version: 2 },
          },
        }
      })
    },
    /venezuela-2017 2 waits, but 5 is published already: that would be a step back/,
  ],
  [
    'that changes a release under its number',
    () => {
      const name = readdirSync(join(STAGED, 'targets')).find((each) => each.endsWith('-6.footnote')) as string
      const manifest = join(pack(5), 'pack.json')
      writeFileSync(
        manifest,
        readFileSync(manifest, 'utf8').replace(/"released": "[^"]*"/, '"released": "2026-11-01"'),
      )
      return footnote('build', join(manifest, '..'), '--out', at('five.footnote')).then(({ code }) => {
        expect(code).toBe(0)
        const bytes = readFileSync(at('five.footnote'))
        const sha256 = createHash('sha256').update(bytes).digest('hex')
        rmSync(join(STAGED, 'targets', name))
        writeFileSync(join(STAGED, 'targets', `${sha256}.venezuela-2017-5.footnote`), bytes)
        damageStaged('targets', (signed) => {
          signed.targets = {
            'venezuela-2017-5.footnote': {
              length: bytes.length,
              hashes: { sha256 },
              custom: { kind: 'pack', pack: 'venezuela-2017', version: 5 },
            },
          }
        })
      })
    },
    /venezuela-2017 5 waits with other content than the published 5/,
  ],
  [
    'whose bundle is a link to a file elsewhere',
    () => {
      const name = readdirSync(join(STAGED, 'targets')).find((each) => each.endsWith('.footnote')) as string
      renameSync(join(STAGED, 'targets', name), at('elsewhere'))
      symlinkSync(at('elsewhere'), join(STAGED, 'targets', name))
    },
    /is a link or a folder, not a file/,
  ],
  [
    'whose metadata are a link to a file elsewhere',
    () => {
      const name = readdirSync(join(STAGED, 'metadata'))[0] as string
      renameSync(join(STAGED, 'metadata', name), at('elsewhere'))
      symlinkSync(at('elsewhere'), join(STAGED, 'metadata', name))
    },
    /is a link or a folder, not a file/,
  ],
  [
    'whose bundle is longer than it may be',
    () => {
      const name = readdirSync(join(STAGED, 'targets')).find((each) => each.endsWith('.footnote')) as string
      truncateSync(join(STAGED, 'targets', name), 2 ** 33)
    },
    /has 8589934592 bytes, more than the allowed \d+\./,
  ],
  [
    'with a file that leads out of the folder',
    () =>
      damageStaged('targets', ({ targets }) => {
        targets['../../outside'] = Object.values(targets)[0]
      }),
    /cannot be the path of a file of a channel/,
  ],
  [
    'with a name that moves the cursor',
    () =>
      damageStaged('targets', ({ targets }) => {
        targets['\u001b[2Jfile'] = Object.values(targets)[0]
      }),
    /"\\u001b\[2Jfile" cannot be the path of a file of a channel/,
  ],
  [
    'that says of a bundle what it is not',
    () =>
      damageStaged('targets', ({ targets }) => {
        const record = Object.values<Damaged>(targets).find(({ custom }) => custom.kind === 'pack')
        if (record !== undefined) record.custom.version = 9
      }),
    /contains venezuela-2017 6, not what the channel says/,
  ],
]
