/** Lists of numbers in reused typed arrays: only the first `count` entries are in use. */

/** Up to this length insertion sort is faster than the built-in sort. */
const SHORT_LIST = 64

/** Sorts the first `count` numbers in place, highest first. */
export function sortDescending(list: Uint32Array, count: number): void {
  if (count > SHORT_LIST) {
    list.subarray(0, count).sort().reverse()
    return
  }
  for (let i = 1; i < count; i++) {
    const value = list[i] as number
    let at = i
    for (; at > 0 && (list[at - 1] as number) < value; at--) list[at] = list[at - 1] as number
    list[at] = value
  }
}

/** The list, or a longer copy of its first `count` numbers, with room for `more` numbers. */
export function withRoom(
  list: Uint32Array<ArrayBuffer>,
  count: number,
  more: number,
): Uint32Array<ArrayBuffer> {
  if (count + more <= list.length) return list
  const longer = new Uint32Array((count + more) * 2)
  longer.set(list.subarray(0, count))
  return longer
}
