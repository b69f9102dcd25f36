/** Damage that was found to what the device keeps, and what came of it. */
export type PackIncident = {
  readonly kind: /** Claims of a pack are missing or changed. */
    | 'damaged'
    /** The release before, which the reader could go back to, is damaged. */
    | 'before-damaged'
    /** The release that waited for an answer is damaged. */
    | 'waiting-damaged'
    /** The database had an earlier state of a pack. */
    | 'went-back'
    /** A pack is gone. */
    | 'lost'
    /** A pack has lost its channel. */
    | 'unsubscribed'
    /** Settings, notes and channels are gone, the packs are not. */
    | 'records-lost'
    /** Packs, settings, notes and channels are gone. */
    | 'everything-lost'
    /** A change is in force, but the index could not be brought up to date with it. */
    | 'index-behind'
  readonly remedy: /** All is as it was. */
    | 'restored'
    /** The pack's channel is asked for it. */
    | 'fetching'
    /** The reader has to choose the file again. */
    | 'add-file'
    /** The reader has to subscribe again. */
    | 'subscribe'
    /** The reader has to add it again from the list of packs. */
    | 'add-again'
    /** Nothing has to be done, or nothing can be done. */
    | 'none'
  /** ISO 8601 date and time. */
  readonly at: string
  readonly pack?: string | undefined
  /** The pack's name, by language. */
  readonly name?: Readonly<Record<string, string>> | undefined
  /** Claims that are missing, if they were counted. */
  readonly missing?: number | undefined
  /** Name of the pack's file. */
  readonly file?: string | undefined
  /** Address of the pack's channel. */
  readonly channel?: string | undefined
}
