import { useRef } from 'preact/hooks'
import type { PacksTexts } from '../texts/packs-texts.ts'

type Props = { readonly busy: boolean; readonly t: PacksTexts; readonly onFile: (file: File) => void }

/** Where a pack comes in from a file: the picker; files may be dropped anywhere on the page. */
export function AddPack({ busy, t, onFile }: Props) {
  const input = useRef<HTMLInputElement>(null)
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
        <p class="small">{words.addHint}</p>
        <input
          ref={input}
          type="file"
          hidden
          onChange={({ currentTarget }) => {
            const file = currentTarget.files?.[0]
            if (file !== undefined) onFile(file)
            // The same file may be chosen again.
            currentTarget.value = ''
          }}
        />
      </div>
    </section>
  )
}
