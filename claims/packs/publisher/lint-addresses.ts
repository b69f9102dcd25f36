/** The lint rules for addresses: each alone, and compared with the other hosts of the pack. */
import type { Pack } from '../../records/pack.ts'
import { mixedScripts, shownHost, skeleton } from '../reader/host-names.ts'
import { nameDoubt } from '../reader/publisher-names.ts'
import { withoutTracking } from './fix-record.ts'
import { KNOWN_HOSTS } from './known-hosts.ts'
import { type Finding, finding } from './lint-rules.ts'

/** Hosts of link shorteners: a reader cannot see where their addresses lead. */
const SHORTENERS =
  /^(?:bit\.ly|t\.co|tinyurl\.com|goo\.gl|ow\.ly|is\.gd|buff\.ly|rebrand\.ly|t\.ly|cutt\.ly|shorturl\.at|lnkd\.in|rb\.gy)$/

type Place = { readonly claim?: string; readonly at: string }

/** Checks every address that readers can open, in claims and in pack.json. */
export function* lintAddresses({ manifest, claims }: Pack): Generator<Finding> {
  const addresses: [Place, string][] = []
  for (const [at, url] of addressesOf(manifest)) addresses.push([{ at }, url])
  for (const claim of claims)
    for (const [at, url] of addressesOf(claim)) addresses.push([{ claim: claim.id, at }, url])
  const alike = new LookAlikes(addresses.map(([, url]) => hostOf(url)))
  for (const [place, url] of addresses) yield* lintAddress(place, url, alike)
  const doubt = nameDoubt(manifest.publisher, [])
  if (doubt?.code === 'mixed')
    yield finding(
      'look-alike-url',
      { at: 'publisher.name' },
      `the publisher’s name mixes letters of several alphabets in “${doubt.word}”`,
      'write it with the letters of one alphabet; readers are warned of such names',
    )
}

function* lintAddress(place: Place, url: string, alike: LookAlikes): Generator<Finding> {
  const host = hostOf(url)
  const doubt = alike.doubtOf(host)
  if (doubt !== undefined)
    yield finding('look-alike-url', place, doubt, 'open it and use the address of the site that you mean')
  if (SHORTENERS.test(host))
    yield finding(
      'hidden-url',
      place,
      `${host} leads somewhere else`,
      'open it and use the address that it leads to',
    )
  else if (/^[\d.]+$/.test(host))
    yield finding('hidden-url', place, `${host} is a number, not a name`, 'use the name of the site')
  else if (/:\d+$/.test(new URL(url).host))
    yield finding('hidden-url', place, `${url} names a port`, 'use the public address of the site')
  if (withoutTracking(url) !== url)
    yield finding('tracking-url', place, `${url} has tracking parameters`, 'remove them (--fix)')
}

const KNOWN: ReadonlyMap<string, string> = new Map(KNOWN_HOSTS.map((host) => [skeleton(host), host]))

/** Scripts with letters that look like Latin ones. */
const LATIN_LIKE = /^[\p{scx=Cyrillic}\p{scx=Greek}\p{scx=Armenian}\p{scx=Cherokee}\p{scx=Lisu}\d-]+$/u

/**
 * Finds hosts that can be mistaken for others. If two hosts of a pack look alike, the one that is used
 * less is suspicious: a typing error or a trap is rarer than the real site.
 */
class LookAlikes {
  private readonly doubts = new Map<string, string | undefined>()
  /** By skeleton: the host of the pack that is used most. */
  private readonly usual = new Map<string, string>()

  constructor(hosts: readonly string[]) {
    const uses = new Map<string, number>()
    for (const host of hosts) uses.set(host, (uses.get(host) ?? 0) + 1)
    const order = [...uses].sort(
      ([a, usesOfA], [b, usesOfB]) =>
        usesOfB - usesOfA || foreignness(a) - foreignness(b) || (a < b ? -1 : 1),
    )
    for (const [host] of order) {
      const key = skeleton(host)
      if (!this.usual.has(key)) this.usual.set(key, host)
    }
  }

  /** Why a host is suspicious, as the start of a message; undefined if it is not. */
  doubtOf(host: string): string | undefined {
    if (!this.doubts.has(host)) this.doubts.set(host, this.doubt(host))
    return this.doubts.get(host)
  }

  private doubt(host: string): string | undefined {
    const shown = shownHost(host)
    const name = shown === host ? host : `${host}, shown as “${shown}”,`
    // A well-known site or a subdomain of one: news.reuters.com ends in reuters.com.
    for (const part of endings(host)) {
      const known = KNOWN.get(skeleton(part))
      if (known === part) return undefined
      if (known !== undefined) return `${name} looks like ${known}`
    }
    const usual = this.usual.get(skeleton(host))
    if (usual !== undefined && usual !== host) return `${name} looks like ${usual}`
    for (const label of shown.split('.')) {
      const scripts = mixedScripts(label)
      if (scripts.length > 1) return `${name} mixes letters of ${scripts.join(' and ')}`
      const latin = skeleton(label)
      if (/\P{ASCII}/u.test(label) && LATIN_LIKE.test(label) && /^\p{ASCII}+$/u.test(latin))
        return `${name} has no Latin letter in “${label}” and reads as “${latin}”`
    }
    return undefined
  }
}

/** `a.b.c.example`, `b.c.example`, `c.example`. */
function endings(host: string): string[] {
  const labels = host.split('.')
  return labels.slice(0, -1).map((_, at) => labels.slice(at).join('.'))
}

/** The number of characters outside a–z, "." and "-". */
function foreignness(host: string): number {
  return shownHost(host).replace(/[a-z.-]/g, '').length
}

function* addressesOf(value: unknown, at = ''): Generator<[at: string, url: string]> {
  if (typeof value !== 'object' || value === null) return
  for (const [name, inner] of Object.entries(value)) {
    const path = at === '' ? name : `${at}.${name}`
    if (typeof inner === 'string' && ADDRESS_FIELDS.test(name)) yield [path, inner]
    else yield* addressesOf(inner, path)
  }
}

const ADDRESS_FIELDS = /^(?:url|scaleUrl|archive|homepage|sourcingPolicy|correctionsPolicy)$/

/** The host of an address without "www.". */
export function hostOf(url: string): string {
  return new URL(url).hostname.replace(/^www\./, '')
}
