import type { Decision } from '../../shared/casework/decision.ts'
import { acknowledge } from '../../shared/casework/decisions/acknowledge.ts'
import { close } from '../../shared/casework/decisions/close.ts'
import { recordContact } from '../../shared/casework/decisions/contact.ts'
import { confirmDanger, raiseDanger } from '../../shared/casework/decisions/danger.ts'
import { decline } from '../../shared/casework/decisions/decline.ts'
import { giveFeedback } from '../../shared/casework/decisions/feedback.ts'
import { join } from '../../shared/casework/decisions/join.ts'
import { mark } from '../../shared/casework/decisions/mark.ts'
import { progress, progressSteps } from '../../shared/casework/decisions/progress.ts'
import { reassign } from '../../shared/casework/decisions/reassign.ts'
import { redirect } from '../../shared/casework/decisions/redirect.ts'
import { replace } from '../../shared/casework/decisions/replace.ts'
import { separate } from '../../shared/casework/decisions/separate.ts'
import { takeInCharge } from '../../shared/casework/decisions/take-in-charge.ts'
import { withdraw } from '../../shared/casework/decisions/withdraw.ts'
import type { Deadline } from '../../shared/domain/deadline.ts'
import type { Household } from '../../shared/domain/household.ts'
import { decideIn, fileOf, found, occasionAt, type World } from './casework-world.ts'
import { correctionMoves } from './correction-moves.ts'
import { handOverMoves } from './hand-over-moves.ts'
import { mentoringMoves } from './mentoring-moves.ts'
import { type Choice, people, pick, places, type Try } from './move.ts'

/** What anybody may try with any case, at any time. */
export interface Move extends Choice {
  readonly name: MoveName
  readonly hoursLater: number
}

const alone = (decision: Decision) => () => ({ decision })

const tries = {
  ...handOverMoves,
  ...correctionMoves,
  ...mentoringMoves,
  acknowledge: alone(acknowledge),
  take: (_, __, { other }) => ({ decision: takeInCharge(pick(people, other)) }),
  decline: alone(decline('no-need-found')),
  redirect: alone(redirect('un altro servizio')),
  withdraw: alone(withdraw),
  close: alone(close('goals-met')),
  contact: (_, __, { other }) => {
    const outcome = other % 2 === 0 ? 'reached' : 'no-answer'
    return { decision: recordContact({ channel: 'phone', outcome, isInterpreted: false }) }
  },
  progress: (_, __, { other }) => ({ decision: progress({ step: pick(progressSteps, other) }) }),
  'raise danger': alone(raiseDanger),
  'confirm danger': alone(confirmDanger),
  feedback: alone(giveFeedback('phone')),
  mark: (_, __, { other }) => ({ decision: mark('protected', other % 2 === 0) }),
  join: (world, file, { other }) => {
    const into = pick([...world.households.values()], other)
    if (into.id === file.household.id) return { decision: join(into) }
    const theirs = (into.referrals ?? []).map((id) => fileOf(world, id))
    const referrals = theirs.map(({ referral }) => referral)
    const deadlines = theirs[0]?.deadlines ?? [...world.deadlines.values()].filter(isOf(into))
    const both = {
      referrals: [...file.referrals, ...referrals],
      deadlines: [...file.deadlines, ...deadlines],
    }
    return { file: { ...file, ...both }, decision: join(into) }
  },
  separate: (world, file) => {
    const former = found(world.households, file.referral.formerHousehold ?? file.household.id)
    return { decision: separate(former) }
  },
  reassign: (_, __, { other }) => ({ decision: reassign({ liaison: pick(people, other), checks: [] }) }),
  replace: (_, file, { other }) => {
    const taker = other % 4 === 0 ? { reason: 'nobody-there' as const } : taken(pick(people, other))
    const elsewhere = new Map(places.map((place) => [place, taker]))
    const gone = file.household.caseManager ?? file.household.liaison ?? 'anna-prova'
    return { decision: replace({ gone, liaison: taker, caseManager: taker, elsewhere, checks: [] }) }
  },
} satisfies Record<string, Try>

const isOf =
  ({ id }: Household) =>
  ({ subject }: Deadline) =>
    subject === `household/${id}`

function taken(owner: string) {
  return { owner, reason: 'coordinator' as const }
}

export type MoveName = keyof typeof tries
export const moveNames = Object.keys(tries) as MoveName[] // its own keys

/** Tries a move at an instant; what it was refused for, if it was. */
export function tryMove(world: World, move: Move, at: Date): string | undefined {
  const referral = pick([...world.referrals.values()], move.which)
  const file = fileOf(world, referral.id)
  const needsOffer = ['accept', 'send back', 'take back'].includes(move.name)
  if (needsOffer && !world.handovers.has(referral.id)) return 'never offered'
  const attempt: Try = tries[move.name]
  const { file: seen = file, decision } = attempt(world, file, move)
  return decideIn(world, seen, decision, occasionAt(at))
}
