/** What is removed or stopped while something else is fetched from a channel, in a real Chromium. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { type ServedChannel, serveChannel } from '../support/channel.ts'
import { openPacksPage, type PacksPage, towers } from '../support/packs-page.ts'

let packs: PacksPage
let channel: ServedChannel

beforeAll(async () => {
  packs = await openPacksPage(towers('supported', 'supported', 'supported', 'supported', 'mixed', 'mixed'))
  channel = packs.channel
})
afterAll(() => packs.close())

describe('work with a channel that is overtaken', () => {
  it('does not bring back a pack that was removed while its update was fetched', async () => {
    await packs.lookAt(channel.url)
    await packs.dialog().getByRole('button', { name: 'Subscribe' }).click()
    await packs.pack().waitFor()
    await packs.idle()
    await channel.publish(towers('supported', 'supported', 'supported', 'supported', 'mixed', 'refuted'), {
      version: 2,
    })
    channel.asked()
    const letGo = channel.hold()
    const check = packs.ask('update-pack', { pack: 'towers' })
    await expect.poll(() => channel.asked().some((path) => path.startsWith('/targets/'))).toBe(true)
    await packs.ask('remove-pack', { pack: 'towers' })
    letGo()
    await check
    expect(await packs.versionsOf('towers')).toBeUndefined()
    expect((await packs.stored()).channels).toEqual([])
  })

  it('stops all current work, whichever page requested it', async () => {
    channel.asked()
    const letGo = channel.hold()
    const looks = [0, 1].map(() => packs.ask('preview-channel', { address: channel.url }))
    const targets: string[] = []
    await expect
      .poll(() => targets.push(...channel.asked().filter((path) => path.startsWith('/targets/'))))
      .toBe(2)
    await packs.ask('stop-work', {})
    letGo()
    expect(await Promise.all(looks)).toEqual([0, 1].map(() => expect.objectContaining({ ok: false })))
    expect(await packs.ask('preview-channel', { address: channel.url })).toMatchObject({ ok: true })
  })

  it('installs no pack that was removed while it was subscribed to', async () => {
    const agreed = await lookedAt(channel)
    channel.asked()
    const letGo = channel.hold()
    const subscribed = packs.ask('subscribe', agreed)
    await expect.poll(() => channel.asked().some((path) => path.startsWith('/targets/'))).toBe(true)
    await packs.ask('remove-pack', { pack: 'towers' })
    letGo()
    expect(await subscribed).toMatchObject({ ok: false })
    expect(await packs.versionsOf('towers')).toBeUndefined()
    expect((await packs.stored()).channels).toEqual([])
  })

  it('does not restore the subscription of a pack that was removed while a change of channel failed', async () => {
    expect(await packs.ask('subscribe', await lookedAt(channel))).toMatchObject({ ok: true })
    const other = await serveChannel()
    await other.publish(towers('refuted'), { version: 9 })
    const agreed = await lookedAt(other)
    other.asked()
    const letGo = other.hold()
    const subscribed = packs.ask('subscribe', agreed)
    const asked: string[] = []
    await expect
      .poll(() => asked.push(...other.asked().filter((path) => path.startsWith('/targets/'))))
      .toBeGreaterThan(0)
    await packs.ask('remove-pack', { pack: 'towers' })
    other.put(asked[0] as string, undefined)
    letGo()
    expect(await subscribed).toMatchObject({ ok: false })
    await other.close()
    expect((await packs.stored()).channels).toEqual([])
  })
})

/** Looks at a channel's pack, and gives what a reader says yes to. */
async function lookedAt({ url }: ServedChannel): Promise<object> {
  type Preview = { value: { signed: { url: string; fingerprint: string }; sha256: string } }
  const { value } = (await packs.ask('preview-channel', { address: url })) as Preview
  const { signed, sha256 } = value
  return { url: signed.url, fingerprint: signed.fingerprint, pack: 'towers', sha256 }
}
