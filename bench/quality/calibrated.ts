/** What the last step of training writes: how the answers of the model of meaning become probabilities. */
import type { Band } from '../../claims/match/judging.ts'
import type { Calibration } from '../../claims/records/meaning-model.ts'

/** The `calibration` in the header of a model file: by languages, and the scores for which the model is asked. */
export type Calibrated = { readonly [languages: string]: Calibration } & { readonly band?: Band }
