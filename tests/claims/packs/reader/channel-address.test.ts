import { describe, expect, it } from 'vitest'
import { readChannelAddress } from '../../../../claims/packs/reader/channel-address.ts'

const towers = {
  url: 'https://packs.example/towers/',
  host: 'packs.example',
  onThisDevice: false,
  pack: undefined,
}

describe('readChannelAddress', () => {
  it.each([
    'https://packs.example/towers/',
    ' https://packs.example/towers/\n',
    'https://packs.example/towers/index.html',
    'https://packs.example/towers/metadata/',
    'https://packs.example/towers/metadata/timestamp.json',
    'https://packs.example/towers/?from=mail',
    'footnote:https://packs.example/towers/',
    'ext+footnote:https://packs.example/towers/',
    'web+footnote:https://packs.example/towers/',
    'EXT+FOOTNOTE:https://packs.example/towers/',
    'footnote://https://packs.example/towers/',
    'https://packs.example/towers/#footnote:',
  ])('reads %s', (text) => {
    expect(readChannelAddress(text)).toEqual({ ok: true, value: towers })
  })

  it.each(['#tall', '#footnote:tall'])('reads %s as one pack of several', (mark) => {
    expect(readChannelAddress(`https://packs.example/towers/${mark}`)).toEqual({
      ok: true,
      value: { ...towers, pack: 'tall' },
    })
  })

  it('keeps a folder whose name only ends in "metadata"', () => {
    const url = 'https://packs.example/my-metadata/'
    expect(readChannelAddress(url)).toMatchObject({ value: { url } })
  })

  it('is not slow for a long address', () => {
    // Steps in the square of their number would take minutes.
    const url = `https://packs.example/${'a'.repeat(500_000)}/`
    expect(readChannelAddress(url)).toMatchObject({ value: { url } })
  })

  it('shows the port, and takes plain http from this device alone', () => {
    expect(readChannelAddress('http://localhost:8080/channel/')).toMatchObject({
      value: { host: 'localhost:8080', onThisDevice: true },
    })
    expect(readChannelAddress('http://localhost.packs.example/')).toMatchObject({ ok: false })
  })

  it.each([
    '',
    'packs.example',
    'http://packs.example/',
    'javascript:alert(1)',
    'footnote:javascript:alert(1)',
    'footnote:file:///etc/passwd',
    'data:text/html,x#footnote:',
    'https://user@packs.example/',
    'https://bank.example:secret@packs.example/',
  ])('refuses %j', (text) => {
    expect(readChannelAddress(text)).toMatchObject({
      ok: false,
      error: { code: 'address', message: expect.stringMatching(/^[A-Z].*\.$/) },
    })
  })

  it.each([
    'https://router/',
    'https://printer.local/',
    'https://wiki.corp/',
    'https://10.0.0.1/',
    'https://192.168.1.1/packs/',
    'https://172.20.0.1/',
    'https://169.254.169.254/latest/',
    'https://0x7f.0.0.2/',
    'https://127.0.0.2/',
    'https://[::1]/',
    'https://[fd00::1]/',
    'https://app.localhost/',
    'footnote:https://192.168.1.1/',
  ])('refuses %s, which is not on the public internet', (text) => {
    expect(readChannelAddress(text)).toMatchObject({ ok: false, error: { code: 'address-inside' } })
  })
})
