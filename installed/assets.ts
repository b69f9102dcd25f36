/** A file that ships with the extension. @param path from the top of the extension, with a slash before it */
export type LoadAsset = (path: string) => Promise<Response>
