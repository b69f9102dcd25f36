import { Icon } from '../Icon.tsx'

/** Something that the reader should know before a yes. */
export function Warning({ text }: { readonly text: string }) {
  return (
    <p class="warning">
      <Icon name="alert" size={18} />
      <span>{text}</span>
    </p>
  )
}
