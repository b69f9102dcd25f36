import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { describe, expect, it } from 'vitest'
import { aClaim, aManifest } from '../../support/records.ts'
import { folder, packIn, run, useFolder } from '../packs-in-folder.ts'

useFolder()

describe('footnote lint', () => {
  it('names file, line and column, says what to do, and fails on errors only', async () => {
    const pack = packIn('pack', [aClaim({ finding: { en: 'It is so.\u200b' } })])
    const { code, written } = await run('lint', pack)
    expect(code).toBe(0)
    expect(written).toMatch(/claims\/tower-height\.json:1:\d+: warning stray-characters/)
    expect((await run('lint', pack, '--strict')).code).toBe(1)
    writeFileSync(join(pack, 'claims', 'oops.json'), '{}')
    const broken = await run('lint', pack, '--json')
    expect(broken.code).toBe(1)
    expect(JSON.parse(broken.written.split('\n')[0]!)).toMatchObject({
      rule: 'schema',
      severity: 'error',
      file: 'claims/oops.json',
      line: 1,
    })
  })

  it('repairs a folder with --fix, and has nothing to repair the second time', async () => {
    const pack = packIn('pack', [aClaim({ finding: { en: 'It is  so.' } })])
    expect((await run('lint', pack, '--fix')).written).toContain('Repaired 1 file.')
    expect((await run('lint', pack, '--fix', '--strict')).written).toMatch(/^0 errors|\n0 errors/)
  })

  it('writes SARIF by the 2.1.0 specification, with addresses from the folder in which it is run', async () => {
    // Of the specification: which properties an object has (3.14–3.52), and what they may be.
    const properties: Record<string, string[]> = {
      log: ['$schema', 'version', 'runs'],
      run: ['tool', 'columnKind', 'results'],
      driver: ['name', 'version', 'rules'],
      rule: ['id', 'shortDescription', 'fullDescription', 'help', 'defaultConfiguration'],
      result: ['ruleId', 'ruleIndex', 'level', 'message', 'locations'],
      region: ['startLine', 'startColumn'],
    }
    const holds = (kind: string, value: object): void =>
      expect([kind, Object.keys(value).sort()]).toEqual([kind, [...(properties[kind] ?? [])].sort()])
    // Below the working folder, and in nobody's way.
    const name = mkdtempSync(join('node_modules', '.footnote-test-'))
    mkdirSync(join(name, 'claims'))
    writeFileSync(join(name, 'pack.json'), JSON.stringify(aManifest()))
    writeFileSync(join(name, 'claims', 'o dd.json'), '{')
    try {
      const log = JSON.parse((await run('lint', name, '--sarif')).written)
      holds('log', log)
      expect([log.version, log.runs.length]).toEqual(['2.1.0', 1])
      const [{ tool, columnKind, results }] = log.runs
      holds('run', log.runs[0])
      holds('driver', tool.driver)
      expect(columnKind).toBe('utf16CodeUnits')
      for (const rule of tool.driver.rules) {
        holds('rule', rule)
        expect(['error', 'warning', 'note']).toContain(rule.defaultConfiguration.level)
        for (const { text } of [rule.shortDescription, rule.fullDescription, rule.help])
          expect(text).toMatch(/\.$/)
      }
      expect(new Set(tool.driver.rules.map(({ id }: { id: string }) => id)).size).toBe(
        tool.driver.rules.length,
      )
      expect(results.length).toBeGreaterThan(0)
      for (const result of results) {
        holds('result', result)
        expect(tool.driver.rules[result.ruleIndex].id).toBe(result.ruleId)
        const { artifactLocation, region } = result.locations[0].physicalLocation
        holds('region', region)
        expect([region.startLine >= 1, region.startColumn >= 1]).toEqual([true, true])
        expect(artifactLocation.uri).toBe(`${name}/claims/o%20dd.json`)
      }
    } finally {
      rmSync(name, { recursive: true })
    }
  })

  it('writes SARIF with every rule and the place of every finding', async () => {
    const pack = packIn('pack', [aClaim({ verdict: 'refuted', label: { text: 'False' } })])
    const [log] = JSON.parse((await run('lint', pack, '--sarif')).written).runs
    expect(log.tool.driver.rules.map(({ id }: { id: string }) => id)).toContain('no-evidence')
    expect(log.results[0]).toMatchObject({ ruleId: 'no-evidence', level: 'warning' })
    const file = join(pack, 'claims', 'tower-height.json')
    expect(log.results[0].locations[0].physicalLocation.artifactLocation.uri).toBe(pathToFileURL(file).href)
  })

  it('follows the lint.json of a pack, also at the gate, and of a bundle that is told where it is', async () => {
    const claim = aClaim({ label: { text: 'False' } })
    const pack = packIn('pack', [claim])
    expect((await run('lint', pack)).code).toBe(1)
    const config = join(pack, 'lint.json')
    const reason = 'Our label speaks of the rumour, not of the tower.'
    const excused = [{ rule: 'label-verdict', claim: 'tower-height', reason }]
    writeFileSync(config, JSON.stringify({ format: 1, rules: { 'no-examples': 'off' }, excused }))
    const { code, written } = await run('lint', pack)
    expect([code, written]).toEqual([0, expect.stringContaining('(lint.json hides 2 more).')])
    const bundle = join(folder, 'a.footnote')
    expect((await run('build', pack, '--out', bundle)).code).toBe(0)
    expect((await run('lint', bundle)).code).toBe(1)
    expect((await run('lint', bundle, '--lint', config)).code).toBe(0)
    writeFileSync(config, '{"format":1,"rules":{"nonsense":"off"}}')
    expect(await run('lint', pack)).toMatchObject({
      code: 1,
      complaints: expect.stringContaining('lint.json'),
    })
    expect((await run('lint', pack, '--lint', join(folder, 'nowhere'))).complaints).toContain('no such file')
  })

  it('sums up many findings by rule, and prints those of one rule or all of them when asked', async () => {
    const claims = Array.from({ length: 120 }, (_, n) =>
      aClaim({ id: `c${n}`, texts: { en: { text: `The tower number ${n} of Lyon is ${n} metres high.` } } }),
    )
    const pack = packIn('pack', claims)
    const { written } = await run('lint', pack, '--no-model')
    expect(written).toMatch(
      /120 × note one-source: .*\n( {4}claims.*\n){3} {4}… and 117 more \(--rule one-source\)\n/,
    )
    expect(written.split('\n').length).toBeLessThan(40)
    const one = await run('lint', pack, '--no-model', '--rule', 'one-source')
    expect(one.written.match(/note one-source/g)).toHaveLength(120)
    expect(one.written).toContain('0 errors, 0 warnings, 120 notes')
    expect((await run('lint', pack, '--no-model', '--all')).written.split('\n').length).toBeGreaterThan(400)
    expect((await run('lint', pack, '--rule', 'nonsense')).complaints).toContain('no rule "nonsense"')
  })
})
