/** What the WebAssembly modules export; claims/meaning/load-kernels.ts has the types. */
export { attend, transpose } from './attention'
export { multiply, pack } from './multiply'
export { activate, embed, normalise, project, quantise, squash } from './rows'
