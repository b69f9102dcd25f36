import { readFileSync } from 'node:fs'
import { defineConfig } from 'wxt'
import { embedDirectory } from './scripts/embed-directory.ts'
import { embedPacks } from './scripts/embed-packs.ts'

/** Drawn by scripts/icons.ts. */
const ICONS = Object.fromEntries([16, 32, 48, 128].map((size) => [size, `icon/${size}.png`]))

/**
 * What our own pages and the background may do. Nothing but the extension's own files runs or is shown; the
 * background fetches packs from any host over https, and from this device over http, where channels are tried
 * (claims/packs/reader/channel-address.ts). Texts become markup nowhere: the one Trusted Types policy is for
 * the address of the pack client (installed/pack-client-loader.ts).
 */
const CSP = Object.entries({
  'default-src': "'none'",
  // The model of meaning is WebAssembly.
  'script-src': "'self' 'wasm-unsafe-eval'",
  'style-src': "'self'",
  'img-src': "'self' data:",
  'connect-src': "'self' https: http://localhost:* http://127.0.0.1:* blob:",
  'base-uri': "'none'",
  'form-action': "'none'",
  'frame-ancestors': "'none'",
  'require-trusted-types-for': "'script'",
  'trusted-types': 'footnote',
})
  .map(([directive, value]) => `${directive} ${value}`)
  .join('; ')

/** Builds are for Chrome (Manifest V3) and Firefox (Manifest V2, docs/adr/0002); `npm run build` makes both. */
export default defineConfig({
  imports: false,
  vite: () => ({
    build: {
      rolldownOptions: {
        // WXT's storage module makes itself a store when it is loaded, whether it is used or not.
        treeshake: { moduleSideEffects: [{ test: /@wxt-dev[\\/]storage/, sideEffects: false }] },
      },
    },
  }),
  hooks: {
    'build:publicAssets': (_wxt, files) => {
      const packs = embedPacks('packs')
      files.push(...packs, embedDirectory('directory', packs), {
        relativeDest: 'tree-model.json',
        contents: JSON.stringify(JSON.parse(readFileSync('claims/match/judge/tree-model.json', 'utf8'))),
      })
    },
  },
  zip: {
    // What a reviewer at addons.mozilla.org needs to rebuild the extension from its sources.
    includeSources: [
      'claims/**',
      'cli/**',
      'components/**',
      'directory/**',
      'entrypoints/**',
      'installed/**',
      'messages/**',
      'packs/**',
      'page/**',
      'public/**',
      'reader/**',
      'scripts/**',
      'surfaces/**',
      'package.json',
      'package-lock.json',
      'tsconfig.json',
      'tsconfig.base.json',
      'wxt.config.ts',
      'README.md',
      'LICENSE',
    ],
  },
  manifest: ({ browser }) => ({
    name: 'Footnote',
    // public/_locales has what the browser itself shows; all other texts are in components/texts.
    description: '__MSG_description__',
    default_locale: 'en',
    icons: ICONS,
    action: { default_title: 'Footnote', default_icon: ICONS },
    content_security_policy: browser === 'firefox' ? CSP : { extension_pages: CSP },
    options_ui: { page: 'packs.html', open_in_tab: true },
    permissions: [
      'alarms',
      'storage',
      'unlimitedStorage',
      'scripting',
      // Chrome's service worker starts no workers; the model of meaning needs one (docs/adr/0019).
      ...(browser === 'firefox' ? [] : ['offscreen' as const]),
    ],
    host_permissions: ['http://*/*', 'https://*/*'],
    // An unlisted script, named here by hand: WXT's own content-script wrapper can be switched off
    // by the page (docs/adr/0003). It runs before the page's scripts, to take its DOM getters from
    // prototypes that nobody has changed.
    content_scripts: [
      {
        matches: ['http://*/*', 'https://*/*'],
        js: ['article.js'],
        run_at: 'document_start',
        all_frames: true,
      },
      // Links to subscribe (docs/adr/0012), in top frames only: not in advertisements.
      {
        matches: ['http://*/*', 'https://*/*'],
        js: ['channel-links.js'],
        run_at: 'document_start',
      },
    ],
    ...(browser === 'firefox'
      ? {
          browser_specific_settings: {
            gecko: {
              id: 'footnote@footnote.example',
              strict_min_version: '140.0',
              data_collection_permissions: { required: ['none'] },
            },
          },
          // Links to subscribe from outside of web pages: `ext+footnote:https://packs.example/`.
          // On pages channel-links.js takes them, in both browsers.
          protocol_handlers: [
            { protocol: 'ext+footnote', name: 'Footnote', uriTemplate: '/packs.html?subscribe=%s' },
          ],
        }
      : { minimum_chrome_version: '137' }),
  }),
})
