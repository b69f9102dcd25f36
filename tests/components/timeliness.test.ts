import { describe, expect, test } from 'vitest'
import { timeliness } from '../../components/timeliness.ts'

describe('timeliness', () => {
  test.each([
    ['no period', undefined, '2017-08-02', 'current'],
    ['within a period that runs on', { from: '2017' }, '2017-08-02', 'current'],
    ['within a period that is over', { from: '2017', until: '2018' }, '2017-08-02', 'held'],
    ['on the last day of it', { until: '2017-08-02' }, '2017-08-02', 'held'],
    ['in the last month of it', { until: '2017-08' }, '2017-08-31', 'held'],
    ['within a period that ends later', { until: '2030' }, '2017-08-02', 'current'],
    ['the day after', { until: '2017-08-02' }, '2017-08-03', 'outdated'],
    ['the month after', { until: '2017-07' }, '2017-08-01', 'outdated'],
    ['before it', { from: '2017-08-03' }, '2017-08-02', 'early'],
    ['in its first year', { from: '2017' }, '2017-01-01', 'current'],
    ['a page without a date counts as of today', { until: '2018' }, undefined, 'outdated'],
  ] as const)('%s', (_name, validity, published, expected) => {
    expect(timeliness(validity, { published, today: '2026-11-24' })).toBe(expected)
  })
})
