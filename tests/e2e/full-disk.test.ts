/**
 * A real disk that is full: the profile is on a small file system in memory, which only root can make.
 * Elsewhere the test is skipped; tests/installed/torture/causes.test.ts has the same with errors that are
 * made up.
 */
import { spawnSync } from 'node:child_process'
import { mkdtemp, rm, statfs, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { type ExtensionInChromium, startChromium } from '../../scripts/chromium.ts'
import { aBundle } from '../support/pack-file.ts'
import { aClaim } from '../support/records.ts'
import { measured, rounds } from '../support/torture.ts'

const MEGABYTES = 96
const TRIES = rounds(1, 20)

const CAN_MOUNT =
  process.getuid?.() === 0 &&
  (() => {
    const folder = spawnSync('mktemp', ['-d'], { encoding: 'utf8' }).stdout?.trim()
    const mounted = spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=1m', 'none', folder]).status === 0
    if (mounted) spawnSync('umount', [folder])
    return mounted
  })()

type Answer = {
  ok: boolean
  error?: { reason?: string }
  value?: { packs: { manifest: { id: string; version: number } }[] }
}

async function install(extension: ExtensionInChromium, version: number): Promise<Answer> {
  const claims = Array.from({ length: 3_000 }, (_, at) =>
    aClaim({ id: `claim-${at}`, texts: { en: { text: `Bridge ${at} of release ${version} opened.` } } }),
  )
  const { buffer } = await aBundle(claims, { version })
  const page = await extension.openPage('packs.html')
  const answer = await page.evaluate(async (base64) => {
    type Api = { runtime: { sendMessage(message: object): Promise<Answer> } }
    const { runtime } = (globalThis as unknown as { chrome: Api }).chrome
    const bytes = Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
    const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
    const sha256 = Array.from(digest, (byte) => byte.toString(16).padStart(2, '0')).join('')
    const address = URL.createObjectURL(new Blob([bytes]))
    return runtime.sendMessage({ type: 'install-file', address, name: 'towers.footnote', sha256 })
  }, buffer.toString('base64'))
  await page.close()
  return answer
}

async function versionOf(extension: ExtensionInChromium): Promise<number | undefined> {
  const page = await extension.openPage('packs.html')
  const answer = await page.evaluate(() => {
    type Api = { runtime: { sendMessage(message: object): Promise<Answer> } }
    return (globalThis as unknown as { chrome: Api }).chrome.runtime.sendMessage({ type: 'packs' })
  })
  await page.close()
  return answer.value?.packs.find(({ manifest }) => manifest.id === 'towers')?.manifest.version
}

describe('a disk that is full', () => {
  it.runIf(CAN_MOUNT)(
    `says so, keeps what was there, and works again when there is space, ${TRIES} times`,
    async (context) => {
      const reasons: string[] = []
      for (let tried = 0; tried < TRIES; tried++) {
        const profile = await mkdtemp(join(tmpdir(), 'footnote-full-'))
        expect(spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${MEGABYTES}m`, 'none', profile]).status).toBe(
          0,
        )
        try {
          let extension = await startChromium({ profile })
          expect((await install(extension, 1)).ok).toBe(true)
          const ballast = join(profile, 'ballast')
          const { bavail, bsize } = await statfs(profile)
          const left = Math.floor(Math.random() * 512 * 1024)
          await writeFile(ballast, Buffer.alloc(Math.max(0, bavail * bsize - left)))
          const answer = await install(extension, 2)
          reasons.push(answer.ok ? 'stored' : String(answer.error?.reason))
          if (!answer.ok) expect(answer.error?.reason).toMatch(/^(disk-full|quota|storage-failed)$/)
          await rm(ballast)
          await extension.close()
          extension = await startChromium({ profile })
          await expect.poll(() => versionOf(extension), { timeout: 30_000 }).toBeGreaterThanOrEqual(1)
          expect((await install(extension, 3)).ok).toBe(true)
          expect(await versionOf(extension)).toBe(3)
          await extension.close()
        } finally {
          spawnSync('umount', ['-l', profile])
          await rm(profile, { recursive: true, force: true })
        }
      }
      measured(context, { rounds: TRIES, note: reasons.join(', ') })
    },
    60_000 + TRIES * 60_000,
  )
})
