import type { ChannelState } from '../../messages/protocol.ts'
import { Icon, type IconName } from '../Icon.tsx'
import { plain } from '../plain.ts'
import type { PacksTexts } from '../texts/packs-texts.ts'

type Props = {
  /** Id of the pack. */
  readonly pack: string
  readonly channel: ChannelState
  readonly busy: boolean
  readonly t: PacksTexts
  readonly onUpdate: () => void
}

/** Shows the state of a pack's updates. */
export function ChannelLine({ pack, channel, busy, t, onUpdate }: Props) {
  const words = t.packs
  const { checkedAt, goodAt, stale, problem } = channel
  return (
    <div class="channel">
      <div class="channel-words">
        <h4>{words.updates}</h4>
        <p class="small">
          {words.updatesText}{' '}
          {checkedAt === undefined ? words.neverChecked : words.checked(t.moment(checkedAt))}
        </p>
        <p class="small">
          {words.fingerprint} <span class="fingerprint">{channel.fingerprint}</span>
        </p>
        {stale && (
          <Note icon="clock">{goodAt === undefined ? words.staleNever : words.stale(t.moment(goodAt))}</Note>
        )}
        {problem !== undefined && problem.code !== 'expired' && (
          <Note icon="alert">{words.channelProblems[problem.code] ?? words.channelProblem}</Note>
        )}
        {problem?.code === 'unsigned' && (
          <>
            <p class="small">{words.newKeys}</p>
            <p class="code" dir="ltr">
              {plain(`${channel.url}#${pack}`)}
            </p>
          </>
        )}
      </div>
      <button type="button" class="plain-button" disabled={busy} onClick={onUpdate}>
        {words.updateNow}
      </button>
    </div>
  )
}

function Note({ icon, children }: { readonly icon: IconName; readonly children: string }) {
  return (
    <p class="channel-problem" role="status">
      <Icon name={icon} />
      <span>{children}</span>
    </p>
  )
}
