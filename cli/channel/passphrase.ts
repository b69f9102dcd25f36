import { readFileSync } from 'node:fs'
import { createInterface } from 'node:readline'
import { Writable } from 'node:stream'
import { CommandError } from '../command.ts'

/** A shorter passphrase could be guessed in minutes by somebody who has the file. */
const MIN_LENGTH = 10

/** How a passphrase is given; never as an argument, which every process on the machine can read. */
export const PASSPHRASE_HELP = `The passphrase is asked for at the keyboard, or read from --passphrase-file FILE (first line),
or from the variable FOOTNOTE_PASSPHRASE.`

/**
 * Reads the passphrase of the private keys.
 *
 * @param isNew ask twice at the keyboard, and refuse a short one
 */
export async function readPassphrase(file: string | undefined, isNew: boolean): Promise<string> {
  const given = fromFile(file) ?? process.env.FOOTNOTE_PASSPHRASE
  const passphrase = given ?? (await ask('Passphrase: '))
  if (!isNew) return passphrase
  if (passphrase.length < MIN_LENGTH)
    throw new CommandError(`The passphrase is shorter than ${MIN_LENGTH} characters.`)
  if (given === undefined && (await ask('The same again: ')) !== passphrase)
    throw new CommandError('The two passphrases differ; nothing was created.')
  return passphrase
}

function fromFile(file: string | undefined): string | undefined {
  if (file === undefined) return undefined
  try {
    // White space is part of it, as at the keyboard; an editor's byte order mark is not.
    return (
      readFileSync(file, 'utf8')
        .replace(/^\ufeff/, '')
        .split(/\r?\n/)[0] ?? ''
    )
  } catch {
    throw new CommandError(`${file}: the passphrase could not be read from this file.`)
  }
}

function ask(question: string): Promise<string> {
  if (!process.stdin.isTTY)
    throw new CommandError('No passphrase: use --passphrase-file FILE or the variable FOOTNOTE_PASSPHRASE.')
  process.stderr.write(question)
  // readline echoes what is typed; here the echo goes nowhere.
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() })
  const lines = createInterface({ input: process.stdin, output: silent, terminal: true })
  return new Promise((resolve, reject) => {
    lines.on('SIGINT', () => {
      lines.close()
      reject(new CommandError('Stopped.'))
    })
    lines.question('', (answer) => {
      lines.close()
      process.stderr.write('\n')
      resolve(answer)
    })
  })
}
