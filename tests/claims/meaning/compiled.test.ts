import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { compileKernels } from '../../../scripts/kernels.ts'

describe('claims/meaning/kernels/compiled.ts', () => {
  it('is what the .as files beside it compile to: run npm run kernels', async () => {
    expect(await compileKernels()).toBe(readFileSync('claims/meaning/kernels/compiled.ts', 'utf8'))
  })
})
