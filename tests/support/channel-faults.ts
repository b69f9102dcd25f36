/** What a channel's server may do wrong, and how long a reader puts up with it. */
import type { IncomingMessage, ServerResponse } from 'node:http'
import { gzipSync } from 'node:zlib'

/** No limit that a slow machine could come to; without any, a test ends by its own. */
export const NEVER = 2 ** 31 - 1
export const PATIENT = { idleMs: NEVER, totalMs: NEVER }

export type Fault = (request: IncomingMessage, response: ServerResponse, good: Buffer) => void

/** Sends a part and then one byte at a time, for ever. */
const trickle =
  (everyMs: number): Fault =>
  (_, response, good) => {
    response.writeHead(200)
    let at = 0
    const timer = setInterval(() => response.write(good.subarray(at, ++at)), everyMs)
    response.on('close', () => clearInterval(timer))
  }

const FAULTS: Readonly<Record<string, Fault>> = {
  'a redirect': (request, response) => response.writeHead(302, { Location: `${request.url}?again` }).end(),
  'a redirect to the same file elsewhere': (request, response) =>
    response.writeHead(308, { Location: `http://localhost:1${request.url}` }).end(),
  'half of the file, then the connection closed': (_, response, good) => {
    response.writeHead(200, { 'Content-Length': good.length })
    response.write(good.subarray(0, good.length / 2), () => response.destroy())
  },
  'half of the file as if it were all': (_, response, good) =>
    response.writeHead(200).end(good.subarray(0, good.length / 2)),
  'a changed byte': (_, response, good) => {
    const changed = Buffer.from(good)
    const at = Math.floor(changed.length * 0.8)
    changed[at] = (changed[at] as number) ^ 1
    response.writeHead(200).end(changed)
  },
  'a closed connection': (request) => request.socket.destroy(),
  '304 without having been asked': (_, response) => response.writeHead(304).end(),
  'a page of HTML with status 200': (_, response) =>
    response
      .writeHead(200, { 'Content-Type': 'text/html' })
      .end('<!doctype html><title>Sign in to the Wi-Fi</title>'),
  'an empty file': (_, response) => response.writeHead(200).end(),
  '404': (_, response) => response.writeHead(404).end(),
  '500': (_, response) => response.writeHead(500).end('oops'),
  '503 with Retry-After': (_, response) => response.writeHead(503, { 'Retry-After': '120' }).end(),
  'data without end': (_, response) => {
    response.writeHead(200)
    const more = () => {
      while (response.write(Buffer.alloc(65_536, 0x20))) if (response.destroyed) return
    }
    response.on('drain', more)
    more()
  },
  'a compression bomb': (_, response) =>
    response
      .writeHead(200, { 'Content-Encoding': 'gzip' })
      .end(gzipSync(Buffer.alloc(64 * 1024 * 1024, 0x20))),
  'bytes that are not what Content-Encoding says': (_, response, good) =>
    response.writeHead(200, { 'Content-Encoding': 'gzip' }).end(good),
  'no HTTP at all': (request) => request.socket.end('SSH-2.0-OpenSSH_9.6\r\n'),
}

/** Faults that only a limit ends, and each of the limits that does: the other is out of reach. */
const STALLS: Readonly<Record<string, readonly [Fault, ...(typeof PATIENT)[]]>> = {
  'a byte now and then': [trickle(20), { ...PATIENT, idleMs: 150 }, { ...PATIENT, totalMs: 600 }],
  'a start and then nothing': [
    (_, response, good) => {
      response.writeHead(200)
      response.write(good.subarray(0, 10))
    },
    { ...PATIENT, idleMs: 150 },
    { ...PATIENT, totalMs: 600 },
  ],
  'no answer at all': [() => {}, { ...PATIENT, idleMs: 150 }, { ...PATIENT, totalMs: 600 }],
}
export const TRIES = [
  ...Object.entries(FAULTS).map(([fault, answer]) => ({ fault, answer, limits: PATIENT })),
  ...Object.entries(STALLS).flatMap(([fault, [answer, ...all]]) =>
    all.map((limits) => ({
      fault: `${fault}, with a limit ${limits.idleMs === NEVER ? 'to the whole' : 'to silence'},`,
      answer,
      limits,
    })),
  ),
]
