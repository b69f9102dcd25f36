/** Bundles with a broken header or a broken line. */
import { canonicalJson } from '../../../claims/packs/reader/canonical-json.ts'
import { aClaim, aManifest } from '../records.ts'
import { bundleOf, fullClaim, type HostilePack, headerLine } from './pack-lines.ts'

export function* brokenHeaders(): Generator<HostilePack> {
  const claim = canonicalJson(aClaim())
  const manifest = aManifest()
  const headers: [string, string][] = [
    ['no header', claim],
    ['null as header', 'null'],
    ['a list as header', '[]'],
    ['another kind', headerLine(1, { kind: 'footnote-patch' })],
    ['a newer format', headerLine(1, { format: 2 })],
    ['format 0', headerLine(1, { format: 0 })],
    ['format as text', headerLine(1, { format: '1' })],
    ['too small a count', headerLine(0)],
    ['too large a count', headerLine(2)],
    ['a count below zero', headerLine(-1)],
    ['a count with a fraction', headerLine(1.5)],
    ['a count beyond the limit', headerLine(500_001)],
    ['a count of 1e400', headerLine(1).replace('"claims":1', '"claims":1e400')],
    ['a count written 1.0', headerLine(1).replace('"claims":1', '"claims":1.0')],
    ['an unknown field', headerLine(1, { extra: true })],
    ['__proto__', headerLine(1).replace('{', '{"__proto__":{"polluted":true},')],
    ['a field twice', headerLine(1).replace('{', '{"claims":1,')],
    ['white space', headerLine(1).replace(':', ': ')],
    [
      'fields in another order',
      JSON.stringify({ pack: manifest, kind: 'footnote-pack', format: 1, claims: 1 }),
    ],
    ['no manifest', headerLine(1, { pack: undefined })],
    ['a pack id that climbs', headerLine(1, { pack: { ...manifest, id: '../../etc' } })],
    ['version 0', headerLine(1, { pack: { ...manifest, version: 0 } })],
    ['version 1e400', headerLine(1).replace('"version":1', '"version":1e400')],
    ['version beyond safe integers', headerLine(1).replace('"version":1', '"version":9007199254740993')],
    ['no languages', headerLine(1, { pack: { ...manifest, languages: [] } })],
    ['a name in no language', headerLine(1, { pack: { ...manifest, name: {} } })],
    [
      'a policy by javascript:',
      headerLine(1, { pack: { ...manifest, sourcingPolicy: 'javascript:alert(1)' } }),
    ],
    [
      'a name with a direction override',
      headerLine(1, { pack: { ...manifest, name: { en: 'Good\u202edaB' } } }),
    ],
  ]
  for (const [name, text] of headers) yield { name: `header: ${name}`, bytes: bundleOf([text, claim]) }
}

export function* brokenLines(): Generator<HostilePack> {
  const bridge = canonicalJson(aClaim({ id: 'bridge' }))
  const tower = canonicalJson(aClaim())
  const full = canonicalJson(fullClaim())
  const pairs: [string, string[]][] = [
    ['the same claim twice', [tower, tower]],
    ['two claims with one id', [tower, tower.replace('300 metres high', '301 metres high')]],
    ['claims out of order', [tower, bridge]],
    ['null', [bridge, 'null']],
    ['a number', [bridge, '1e400']],
    ['a text', [bridge, '"claim"']],
    ['half a claim', [bridge, tower.slice(0, 200)]],
    ['two claims in one line', [`${bridge}${tower}`, tower]],
    ['JSON with a comment', [bridge, `/* hi */${tower}`]],
    ['a trailing comma', [bridge, tower.replace(/\}$/, ',}')]],
    ['NaN', [bridge, full.replace('"value":5', '"value":NaN')]],
    ['1e400 as a rating', [bridge, full.replace('"value":5', '"value":1e400')]],
    ['-0 as a rating', [bridge, full.replace('"value":5', '"value":-0')]],
    ['a rating that rounds', [bridge, full.replace('"value":5', '"value":5.00000000000000000001')]],
    ['a rating written 5e0', [bridge, full.replace('"value":5', '"value":5e0')]],
    ['half a surrogate pair, escaped', [bridge, tower.replace('300', '\\ud800')]],
    ['the other half, escaped', [bridge, tower.replace('300', '\\udc00')]],
    ['a letter escaped without need', [bridge, tower.replace('The', '\\u0054he')]],
    ['a slash escaped without need', [bridge, tower.replace('https://', 'https:\\/\\/')]],
    ['an id twice in one object', [bridge, tower.replace('{', '{"id":"aaa",')]],
    ['__proto__ at the top', [bridge, tower.replace('{', '{"__proto__":{"verdict":"refuted"},')]],
    [
      '__proto__ in the texts',
      [bridge, tower.replace('"texts":{', '"texts":{"__proto__":{"text":"x","variants":[]},')],
    ],
    ['__proto__ in the finding', [bridge, tower.replace('"finding":{', '"finding":{"__proto__":"x",')]],
    ['__proto__ in a source', [bridge, tower.replace('"sources":[{', '"sources":[{"__proto__":null,')]],
    ['__proto__ in the guards', [bridge, tower.replace('"guards":{', '"guards":{"__proto__":{"names":[]}')]],
    ['constructor as a field', [bridge, tower.replace('{', '{"constructor":{},')]],
    ['a field name that is escaped', [bridge, tower.replace('"verdict"', '"\\u0076erdict"')]],
    ['a field name in capitals', [bridge, tower.replace('"verdict"', '"Verdict"')]],
    ['a number with a leading zero', [bridge, full.replace('"value":5', '"value":05')]],
    ['a number with a plus', [bridge, full.replace('"value":5', '"value":+5')]],
    ['a number in hexadecimal', [bridge, full.replace('"value":5', '"value":0x5')]],
    ['a number that vanishes', [bridge, full.replace('"value":5', '"value":1e-400')]],
    ['a number of 40 digits', [bridge, full.replace('"value":5', `"value":${'5'.repeat(40)}`)]],
    ['Infinity', [bridge, full.replace('"value":5', '"value":Infinity')]],
    ['single quotes', [bridge, tower.replaceAll('"', "'")]],
    ['a line separator between fields', [bridge, tower.replace(',', ',\u2028')]],
    ['a tab inside a text', [bridge, tower.replace('300 metres', '300\tmetres')]],
    ['a byte order mark before a claim', [bridge, `\ufeff${tower}`]],
    ['a null character, escaped', [bridge, tower.replace('300', '\\u0000')]],
    [
      'a language called constructor',
      [bridge, tower.replace('"finding":{', '"finding":{"constructor":"x",')],
    ],
    ['a language called toString', [bridge, tower.replace('"finding":{', '"finding":{"toString":"x",')]],
    ['prototype as a field', [bridge, tower.replace('{', '{"prototype":{},')]],
    ['toJSON as a field', [bridge, tower.replace('{', '{"toJSON":"x",')]],
    ['a list in place of an object', [bridge, tower.replace(/"guards":\{\}/, '"guards":[]')]],
    [
      'an object in place of a list',
      [bridge, tower.replace(/"topics":\[[^\]]*\]/, '"topics":{"0":"a","length":1}')],
    ],
    ['defaults left out', [bridge, tower.replace('"topics":[],', '').replace(',"topics":[]', '')]],
  ]
  for (const [name, lines] of pairs)
    yield { name: `line: ${name}`, bytes: bundleOf([headerLine(lines.length), ...lines]) }
}
