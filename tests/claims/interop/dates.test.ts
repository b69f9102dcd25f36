import { describe, expect, it } from 'vitest'
import { dateOf } from '../../../claims/interop/json-ld.ts'

describe('claims/interop/dates', () => {
  it.each([
    ['2021-7-4', '2021-07-04'],
    ['2021/07/04 10:30', '2021-07-04'],
    ['20210704', '2021-07-04'],
    ['4.7.2021', '2021-07-04'],
    ['31/07/2021', '2021-07-31'],
    ['07/31/2021', '2021-07-31'],
    ['July 4, 2021', '2021-07-04'],
    ['Sun, 04 Jul 2021 23:10:00 GMT', '2021-07-04'],
    ['4 juillet 2021', '2021-07-04'],
    ['4 de julio de 2021', '2021-07-04'],
    ['4 июля 2021 г.', '2021-07-04'],
    ['4 يوليو 2021', '2021-07-04'],
    ['४ जुलाई 2021', '2021-07-04'],
    ['2021年7月4日', '2021-07-04'],
    ['2021년 7월 4일', '2021-07-04'],
    ['1625400000', '2021-07-04'],
    ['1625400000000', '2021-07-04'],
    [1625400000, '2021-07-04'],
    // Two days are possible, or none.
    ['04/07/2021', undefined],
    ['04/07/21', undefined],
    ['31 February 2021', undefined],
    ['between 4 and 5 July 2021', undefined],
    ['some day', undefined],
    ['2021-07', '2021-07'],
    ['July 2021', undefined],
  ])('reads %j as %s', (given, day) => {
    expect(dateOf(given)).toBe(day)
  })
})
