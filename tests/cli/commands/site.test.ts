import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { aClaim } from '../../support/records.ts'
import { folder, packIn, run, useFolder } from '../packs-in-folder.ts'

useFolder()

describe('footnote stats, report and site', () => {
  it('count the claims', async () => {
    const pack = packIn('towers', [aClaim(), aClaim({ id: 'b', verdict: 'refuted', topics: ['x'] })])
    const stats = JSON.parse((await run('stats', pack, '--json')).written)
    expect(stats).toMatchObject({
      claims: 2,
      live: 2,
      byVerdict: [
        ['refuted', 1],
        ['supported', 1],
      ],
      byTopic: [['x', 1]],
    })
    expect((await run('stats', pack)).written).toContain('1  refuted')
    const out = join(folder, 'report.html')
    await run('report', pack, '--out', out)
    expect(readFileSync(out, 'utf8')).not.toMatch(/https?:\/\/|src=/)
  })

  it('write a page for each claim, with a subscribe button only if there is a channel', async () => {
    const pack = packIn('towers', [aClaim()])
    const out = join(folder, 'site')
    await run('site', pack, '--out', out)
    expect(readFileSync(join(out, 'index.html'), 'utf8')).not.toContain('Subscribe')
    // What is escaped in the address already stays as it is.
    await run('site', pack, '--out', out, '--channel', 'https://towers.example/a%20channel/é/')
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain(
      'ext+footnote:https://towers.example/a%20channel/%C3%A9/"',
    )
    await run('site', pack, '--out', out, '--channel', 'https://towers.example/channel/')
    expect(readFileSync(join(out, 'index.html'), 'utf8')).toContain(
      'ext+footnote:https://towers.example/channel/',
    )
    expect(readFileSync(join(out, 'claims', 'tower-height.html'), 'utf8')).toContain('"@type":"ClaimReview"')
    expect((await run('site', pack, '--out', out, '--url', 'http://x.example/')).code).toBe(2)
    expect((await run('site', pack)).code).toBe(2)
  })
})
