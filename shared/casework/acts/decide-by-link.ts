import type { Occasion } from '../../../events/announce.ts'
import { type Deadline, deadlineId } from '../../domain/deadline.ts'
import type { Deed } from '../../domain/deed.ts'
import { deadlineShape } from '../../table/deadline-store.ts'
import { handoverShape } from '../../table/handover-store.ts'
import { householdShape } from '../../table/household-store.ts'
import { mentoringRequestShape } from '../../table/mentoring-store.ts'
import { referralShape } from '../../table/referral-store.ts'
import type { Item } from '../../table/shape.ts'
import type { Table } from '../../table/table.ts'
import type { CaseFile } from '../case-file.ts'
import { decidePrepared, openCase, openOwnCase, type Prepared } from '../decide.ts'
import type { Decision } from '../decision.ts'
import { acknowledge } from '../decisions/acknowledge.ts'
import { settleBounce } from '../decisions/settle-bounce.ts'
import { prepareSendBack, prepareTakeOver } from '../taking-over.ts'
import { requireAsShown } from './as-shown.ts'
import { deedChange, newDeed, type Pressed } from './new-deed.ts'

/**
 * Decides about the case whose deadline it is, as the button says, and keeps what undoing it takes.
 * @throws Refused and Conflict as the decision
 */
export async function decideByLink(
  table: Table,
  deadline: Deadline,
  pressed: Pressed,
  occasion: Occasion,
): Promise<Deed> {
  const done: Deed[] = []
  const prepare = async () => {
    const { offered, ...prepared } = await prepareAct(table, deadline, pressed, occasion)
    const besides = offered === undefined ? [] : [handoverShape.toItem(offered)]
    const known = [...itemsOf(prepared.file), ...besides]
    const decision = noting(prepared.decision, pressed, known, (deed) => done.splice(0, 1, deed))
    return { file: prepared.file, decision }
  }
  await decidePrepared(table, prepare, occasion)
  const [deed] = done
  if (deed === undefined) throw new Error('what was decided by a link was not noted')
  return deed
}

interface PreparedAct extends Prepared {
  readonly offered?: Parameters<typeof handoverShape.toItem>[0]
}

async function prepareAct(
  table: Table,
  { subject, district }: Deadline,
  { act, reason = 'other' }: Pressed,
  occasion: Occasion,
): Promise<PreparedAct> {
  const referral = subject.slice('referral/'.length)
  if (act === 'accept-handover') return prepareTakeOver(table, referral, occasion)
  if (act === 'send-back-handover') return prepareSendBack(table, referral, { reason }, occasion)
  if (act === 'acknowledge')
    return { file: await openOwnCase(table, referral, occasion), decision: acknowledge }
  return { file: await openCase(table, referral), decision: settleBounce(district) }
}

/** The same decision; what it writes is noted. */
function noting(
  decision: Decision,
  pressed: Pressed,
  known: readonly Item[],
  note: (deed: Deed) => void,
): Decision {
  return (file, occasion) => {
    const standing = file.deadlines.find((one) => deadlineId(one) === deadlineId(pressed.deadline))
    if (standing === undefined) throw new Error(`${pressed.deadline.subject} lies with another case`)
    requireAsShown(standing, pressed)
    return {
      ...decision(file, occasion),
      record(written) {
        const deed = newDeed(pressed, standing, { written, known }, occasion)
        note(deed)
        return deedChange(deed)
      },
    }
  }
}

function itemsOf({ referrals, household, deadlines, mentoring = [] }: CaseFile): Item[] {
  return [
    ...referrals.map((one) => referralShape.toItem(one)),
    householdShape.toItem(household),
    ...deadlines.map((one) => deadlineShape.toItem(one)),
    ...mentoring.map((one) => mentoringRequestShape.toItem(one)),
  ]
}
