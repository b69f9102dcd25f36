import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished, vi } from 'vitest'
import { main } from '../../cli/main.ts'
import { recordingTerminal } from '../cli/terminal.ts'
import { TufSimulator } from './tuf-simulator.ts'

/** `footnote tuf-client` with folders of its own, driven as the conformance suite drives a client. */
export class ClientUnderTest {
  readonly metadataDir: string
  readonly targetDir: string
  /** What the last run wrote to standard error. */
  complaints = ''
  readonly #folder: string
  readonly #urls: { metadataUrl: string; targetsUrl: string }

  constructor(folder: string, urls: { metadataUrl: string; targetsUrl: string }) {
    this.#folder = folder
    this.#urls = urls
    this.metadataDir = join(folder, 'metadata')
    this.targetDir = join(folder, 'targets')
  }

  init(root: Uint8Array): Promise<number> {
    const file = join(this.#folder, 'initial_root.json')
    writeFileSync(file, root)
    return this.#run('init', file)
  }

  /** @param at the time at which the client believes to be */
  refresh(at?: number): Promise<number> {
    return this.#run('--metadata-url', this.#urls.metadataUrl, 'refresh', at)
  }

  download(names: string | string[], at?: number): Promise<number> {
    const targets = [names].flat().flatMap((name) => ['--target-name', name])
    const { metadataUrl, targetsUrl } = this.#urls
    const places = [
      '--metadata-url',
      metadataUrl,
      '--target-base-url',
      targetsUrl,
      '--target-dir',
      this.targetDir,
    ]
    return this.#run(...places, ...targets, 'download', at)
  }

  /** Trusted roles and versions, `root 1`, by file name. */
  trusted(): string[] {
    return readdirSync(this.metadataDir)
      .filter((name) => name.endsWith('.json'))
      .sort()
      .map(
        (name) =>
          `${name.slice(0, -5)} ${JSON.parse(String(this.metadata(name.slice(0, -5)))).signed.version}`,
      )
  }

  version(role: string): number | undefined {
    const line = this.trusted().find((each) => each.startsWith(`${role} `))
    return line === undefined ? undefined : Number(line.slice(role.length + 1))
  }

  metadata(role: string): Buffer {
    return readFileSync(join(this.metadataDir, `${role}.json`))
  }

  /** Contents of the downloaded files, in order of modification. */
  downloads(): string[] {
    let names: string[] = []
    try {
      names = readdirSync(this.targetDir)
    } catch {}
    return names
      .map((name) => join(this.targetDir, name))
      .sort((a, b) => statSync(a).mtimeMs - statSync(b).mtimeMs)
      .map((path) => readFileSync(path, 'utf8'))
  }

  async #run(...args: (string | number | undefined)[]): Promise<number> {
    const at = args.find((arg) => typeof arg === 'number')
    const words = args.filter((arg) => typeof arg === 'string')
    if (at !== undefined) vi.useFakeTimers({ toFake: ['Date'], now: at })
    const terminal = recordingTerminal()
    try {
      return await main(['tuf-client', '--metadata-dir', this.metadataDir, ...words], terminal)
    } finally {
      vi.useRealTimers()
      this.complaints = terminal.complaints
    }
  }
}

/** A repository with its server and an initialised client, all gone when the test is over. */
export async function newTest(
  prepare: (repo: TufSimulator) => void = () => {},
): Promise<{ repo: TufSimulator; client: ClientUnderTest }> {
  const repo = new TufSimulator()
  const root = repo.file('root', 1) as Buffer
  prepare(repo)
  const urls = await repo.start()
  const folder = mkdtempSync(join(tmpdir(), 'footnote-tuf-'))
  onTestFinished(async () => {
    await repo.stop()
    rmSync(folder, { recursive: true, force: true })
  })
  const client = new ClientUnderTest(folder, urls)
  if ((await client.init(root)) !== 0) throw new Error(`init failed: ${client.complaints}`)
  return { repo, client }
}
