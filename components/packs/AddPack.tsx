import { useLayoutEffect, useRef } from 'preact/hooks'
import type { PacksTexts } from '../texts/packs-texts.ts'

type Props = {
  readonly busy: boolean
  /** The longest address that can be asked about, in UTF-16 units. */
  readonly maxAddress: number
  /** The address whose pack was added. It is cleared from the field, unless the reader is typing another one. */
  readonly taken?: string | undefined
  readonly t: PacksTexts
  readonly onFile: (file: File) => void
  readonly onAddress: (address: string) => void
}

/** Adds a pack from a file, which may also be dropped anywhere on the page, or from a channel. */
export function AddPack({ busy, maxAddress, taken, t, onFile, onAddress }: Props) {
  const input = useRef<HTMLInputElement>(null)
  const address = useRef<HTMLInputElement>(null)
  useLayoutEffect(() => {
    const field = address.current
    if (field !== null && taken !== undefined && field.value.trim() === taken) field.value = ''
  }, [taken])
  const words = t.packs
  return (
    <section aria-labelledby="add">
      <h2 class="section-title" id="add">
        {words.add}
      </h2>
      <div class="add">
        <p>
          {words.addText}{' '}
          <button type="button" class="action" disabled={busy} onClick={() => input.current?.click()}>
            {words.addChoose}
          </button>
        </p>
        <input
          ref={input}
          type="file"
          hidden
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0]
            if (file !== undefined) onFile(file)
            // Otherwise choosing the same file again would cause no change event.
            currentTarget.value = ''
          }}
        />
        <form
          class="address"
          onSubmit={(event) => {
            event.preventDefault()
            const text = address.current?.value.trim() ?? ''
            if (text !== '') onAddress(text)
          }}
        >
          <label for="address">{words.addressLabel}</label>
          <span class="address-line">
            <input
              ref={address}
              id="address"
              type="text"
              inputMode="url"
              autocomplete="off"
              spellcheck={false}
              maxLength={maxAddress}
              placeholder={words.addressHint}
            />
            <button type="submit" class="plain-button" disabled={busy}>
              {words.addressLook}
            </button>
          </span>
        </form>
        <p class="small">{words.addHint}</p>
      </div>
    </section>
  )
}
