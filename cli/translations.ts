import { readFile } from 'node:fs/promises'
import { onceUntilFailed } from '../claims/once-until-failed.ts'
import { openTranslations } from '../claims/text/translations.ts'

/** The extension's list of translations, read at the first call. */
export const loadTranslations = onceUntilFailed(async () =>
  openTranslations(await readFile(new URL('../public/translations.bin', import.meta.url))),
)
