/**
 * The part of the web platform that claims/ uses. Browsers, workers and Node all have it. Nothing else
 * of theirs can be named in claims/: no document, no self, no fetch, no process. What else is needed is
 * passed in. Each declaration has only the members in use; add one here before using it.
 */

// Text and bytes (Encoding Standard).

declare class TextEncoder {
  encode(text: string): Uint8Array<ArrayBuffer>
  encodeInto(text: string, bytes: Uint8Array): { readonly read: number; readonly written: number }
}

declare class TextDecoder {
  constructor(label?: string, options?: { readonly fatal?: boolean; readonly ignoreBOM?: boolean })
  decode(bytes: Uint8Array | ArrayBuffer): string
}

/** Decodes base64 to a string of one byte per character. */
declare function atob(base64: string): string

declare function structuredClone<T>(value: T): T

/** URL Standard. */
declare class URL {
  constructor(address: string, base?: string | URL)
  static canParse(address: string, base?: string): boolean
  readonly hash: string
  readonly host: string
  readonly hostname: string
  readonly href: string
  readonly origin: string
  readonly password: string
  readonly pathname: string
  readonly protocol: string
  readonly search: string
  readonly username: string
}

// Stopping and waiting (DOM Standard, "Aborting"; HTML, "Timers").

interface AbortSignal {
  readonly aborted: boolean
  readonly reason: unknown
  throwIfAborted(): void
  addEventListener(type: 'abort', listener: () => void, options?: { readonly once?: boolean }): void
  removeEventListener(type: 'abort', listener: () => void): void
}

declare class AbortController {
  readonly signal: AbortSignal
  abort(reason?: unknown): void
}

/** Opaque: browsers give a number, Node an object. */
declare const timer: unique symbol
declare function setTimeout(callback: () => void, ms?: number): typeof timer
declare function clearTimeout(id: typeof timer | undefined): void

declare const performance: {
  /** Milliseconds since the program started. */
  now(): number
}

// Compression Streams and the part of Streams that they need.

declare class DecompressionStream {
  constructor(format: 'gzip' | 'deflate-raw')
  readonly readable: {
    getReader(): {
      read(): Promise<
        | { readonly done: false; readonly value: Uint8Array }
        | { readonly done: true; readonly value?: undefined }
      >
      cancel(): Promise<void>
    }
  }
  readonly writable: {
    getWriter(): {
      readonly ready: Promise<unknown>
      write(bytes: Uint8Array<ArrayBuffer>): Promise<void>
      close(): Promise<void>
    }
  }
}

// Web Crypto. Each algorithm has its own parameters; its name says which.

interface CryptoKey {
  readonly algorithm: { readonly name: string }
}

declare const crypto: {
  readonly subtle: {
    digest(algorithm: string, bytes: Uint8Array<ArrayBuffer>): Promise<ArrayBuffer>
    generateKey(
      algorithm: { readonly name: string },
      extractable: boolean,
      usages: readonly ('sign' | 'verify')[],
    ): Promise<{ readonly publicKey: CryptoKey; readonly privateKey: CryptoKey }>
    importKey(
      format: 'raw' | 'spki' | 'pkcs8',
      bytes: Uint8Array<ArrayBuffer>,
      algorithm: { readonly name: string; readonly namedCurve?: string; readonly hash?: string },
      extractable: boolean,
      usages: readonly ('sign' | 'verify')[],
    ): Promise<CryptoKey>
    exportKey(format: 'spki' | 'pkcs8', key: CryptoKey): Promise<ArrayBuffer>
    exportKey(format: 'jwk', key: CryptoKey): Promise<{ readonly x?: string }>
    sign(
      algorithm: { readonly name: string },
      key: CryptoKey,
      message: Uint8Array<ArrayBuffer>,
    ): Promise<ArrayBuffer>
    verify(
      algorithm: { readonly name: string; readonly hash?: string; readonly saltLength?: number },
      key: CryptoKey,
      signature: Uint8Array<ArrayBuffer>,
      message: Uint8Array<ArrayBuffer>,
    ): Promise<boolean>
  }
}
