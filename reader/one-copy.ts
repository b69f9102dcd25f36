const COPY = '__footnoteCopy'

/**
 * Whether no other copy of the content script is alive in this world of the frame. After an update the
 * background runs the script in all tabs, and some browsers do so themselves.
 *
 * @param world the global object of the extension's world, which the page does not see
 * @param alive says of this copy whether it can still send requests
 */
export function isOnlyCopy(world: object, alive: () => boolean): boolean {
  // Named elements of the page are also visible on the global object, but not as its own properties.
  if (Object.hasOwn(world, COPY) && (world as Record<typeof COPY, () => boolean>)[COPY]()) return false
  Object.defineProperty(world, COPY, { value: alive, configurable: true })
  return true
}
