/** The renderer of a pack's pages. The .tsx files of this folder implement it. */
import type { PackStats } from '../../claims/packs/publisher/stats.ts'
import type { Pack, PackManifest } from '../../claims/records/pack.ts'

export type SiteOptions = {
  /** Address of the finished site, for feed and markup; ends in "/". */
  readonly url: string
  /** Address of the pack's channel. Without it there is no subscribe button. */
  readonly channel?: string
}

export type SiteFile = { readonly name: string; readonly text: string }

export type SiteRenderer = {
  /** The files of a pack's static site. */
  sitePages(pack: Pack, options: SiteOptions): Generator<SiteFile>
  /** One HTML file with charts that needs no other file. */
  reportPage(manifest: PackManifest, stats: PackStats): string
}
