import type { OfferedAct } from '../../../shared/casework/acts/offered-acts.ts'
import type { HandoverReason } from '../../../shared/domain/handover.ts'
import { dayWords } from '../../../shared/texts/day-words.ts'
import { mailPageWords } from '../../../shared/texts/mail-page-words.ts'
import type { LinkGround } from './link-ground.ts'
import type { LineView } from './mail-view.ts'
import { PRESS, pressValue } from './press.ts'
import { UndoForm } from './undo-form.tsx'

interface Acts {
  readonly line: LineView
  readonly ground: LinkGround
}

interface Button extends Acts {
  readonly act: OfferedAct
  readonly text: string
  readonly isMain?: boolean
}

/** The acts that a deadline offers: the main one at once, the others one step further; and to undo the last. */
export function ActForms({ line, ground }: Acts) {
  const { acts, deed } = line
  const isUndoable = deed !== undefined && deed.undoneAt === undefined
  if (acts.length === 0 && !isUndoable) return null
  const words = mailPageWords[ground.language]
  const of = (name: OfferedAct['act']) => acts.filter(({ act }) => act === name)
  return (
    <div class="actions">
      {acts.map((act) =>
        act.act === 'snooze' || act.act === 'send-back-handover' ? null : (
          <form key={act.act} method="post" action={ground.action}>
            <ActButton act={act} line={line} ground={ground} text={words.button[act.act]} isMain />
          </form>
        ),
      )}
      {of('send-back-handover').map((act) => (
        <SendBack key={act.act} act={act} line={line} ground={ground} />
      ))}
      <PutOff acts={of('snooze')} line={line} ground={ground} />
      {isUndoable ? <UndoForm deed={deed} name={line.name} ground={ground} /> : null}
    </div>
  )
}

function PutOff({ acts, line, ground }: Acts & { readonly acts: readonly OfferedAct[] }) {
  if (acts.length === 0) return null
  const { putOff, putOffUntil, of } = mailPageWords[ground.language]
  return (
    <details>
      <summary class="btn btn-outline-primary">
        {putOff}
        <span class="visually-hidden">{of(line.name)}</span>
      </summary>
      <form method="post" action={ground.action} class="actions">
        {acts.map((act) => (
          <ActButton
            key={act.until}
            {...{ act, line, ground }}
            text={putOffUntil(dayWords(act.until ?? line.deadline.due, ground.language))}
          />
        ))}
      </form>
    </details>
  )
}

function SendBack({ act, line, ground }: Acts & { readonly act: OfferedAct }) {
  const words = mailPageWords[ground.language]
  const id = `reason-${line.id}`
  return (
    <details>
      <summary class="btn btn-outline-primary">
        {words.sendBack}
        <span class="visually-hidden">{words.of(line.name)}</span>
      </summary>
      <form method="post" action={ground.action} class="reasons">
        <label for={id}>{words.reason}</label>
        <select id={id} name="reason">
          {(act.reasons ?? []).map((reason: HandoverReason) => (
            <option key={reason} value={reason}>
              {words.reasons[reason]}
            </option>
          ))}
        </select>
        <ActButton {...{ act, line, ground }} text={words.button['send-back-handover']} />
      </form>
    </details>
  )
}

function ActButton({ act: { act, until }, line, ground, text, isMain = false }: Button) {
  const asked = { what: 'act' as const, act, deadline: line.id, version: line.deadline.version, until }
  return (
    <button
      type="submit"
      name={PRESS}
      value={pressValue(asked, ground.token)}
      class={isMain ? 'btn btn-primary' : 'btn btn-outline-primary'}
    >
      {text}
      <span class="visually-hidden">{mailPageWords[ground.language].of(line.name)}</span>
    </button>
  )
}
