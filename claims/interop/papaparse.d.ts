/**
 * The part of papaparse that csv.ts uses. The package's own types (@types/papaparse) bring in those of
 * Node, and then `process`, `fetch` and all the rest of Node could be named in claims/.
 */
declare module 'papaparse' {
  type ParseFault = {
    readonly code: string
    /** Counted from 0. */
    readonly row?: number
  }
  type ParseOptions = {
    readonly delimiter: string
    /** Reads only this many rows. */
    readonly preview?: number
  }
  type UnparseOptions = {
    readonly newline: string
    /** Whether a cell must be put in quotation marks. */
    readonly quotes: (cell: unknown) => boolean
  }
  const Papa: {
    parse(
      text: string,
      options: ParseOptions,
    ): { readonly data: string[][]; readonly errors: readonly ParseFault[] }
    unparse(
      table: { readonly fields: readonly string[]; readonly data: readonly (readonly string[])[] },
      options: UnparseOptions,
    ): string
  }
  export default Papa
}
