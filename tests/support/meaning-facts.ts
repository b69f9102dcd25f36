/** What meaning.json says of a model of two languages, whatever its file is. */
import type { MeaningModel } from '../../claims/records/meaning-model.ts'

const alone = {
  weights: { bias: 0, trees: 0, meaning: 1 },
  levels: { strict: 0.8, balanced: 0.6, wide: 0.5 },
}

export function meaningFactsOf(changes: Partial<MeaningModel> = {}): MeaningModel {
  return {
    format: 1,
    id: 'test',
    bytes: 4,
    sha256: '0'.repeat(64),
    languages: ['en', 'es'],
    calibration: { en: alone, es: alone },
    ...changes,
  }
}
