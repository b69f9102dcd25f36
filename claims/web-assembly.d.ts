/** The part of the WebAssembly JavaScript Interface that claims/ uses. A file of its own, because Node's types lack it (cli/tsconfig.json). */

declare const WebAssembly: {
  readonly Memory: new (limits: {
    readonly initial: number
    readonly maximum: number
  }) => { readonly buffer: ArrayBuffer }
  validate(module: Uint8Array<ArrayBuffer>): boolean
  instantiate(
    module: Uint8Array<ArrayBuffer>,
    imports: { readonly env: { readonly memory: object } },
  ): Promise<{ readonly instance: { readonly exports: object } }>
}
