import fc from 'fast-check'
import type { CaseFile } from '../../shared/casework/case-file.ts'
import type { Decision } from '../../shared/casework/decision.ts'
import { acceptHandover } from '../../shared/casework/decisions/accept-hand-over.ts'
import { acknowledge } from '../../shared/casework/decisions/acknowledge.ts'
import { close } from '../../shared/casework/decisions/close.ts'
import { recordContact } from '../../shared/casework/decisions/contact.ts'
import { confirmDanger, raiseDanger } from '../../shared/casework/decisions/danger.ts'
import { decline } from '../../shared/casework/decisions/decline.ts'
import { giveFeedback } from '../../shared/casework/decisions/feedback.ts'
import { offerHandover, withdrawHandover } from '../../shared/casework/decisions/hand-over.ts'
import { join } from '../../shared/casework/decisions/join.ts'
import { mark } from '../../shared/casework/decisions/mark.ts'
import { progress, progressSteps } from '../../shared/casework/decisions/progress.ts'
import { reassign } from '../../shared/casework/decisions/reassign.ts'
import { redirect } from '../../shared/casework/decisions/redirect.ts'
import { refuseHandover } from '../../shared/casework/decisions/refuse-hand-over.ts'
import { replace } from '../../shared/casework/decisions/replace.ts'
import { separate } from '../../shared/casework/decisions/separate.ts'
import { settleBounce } from '../../shared/casework/decisions/settle-bounce.ts'
import { takeInCharge } from '../../shared/casework/decisions/take-in-charge.ts'
import { withdraw } from '../../shared/casework/decisions/withdraw.ts'
import { decideIn, districtOf, fileOf, found, occasionAt, type World } from './casework-world.ts'

/** What anybody may try with any case, at any time. */
export interface Move {
  readonly name: MoveName
  /** Which referral, of those that are there. */
  readonly which: number
  /** Whatever else it needs: another household, a step, a person. */
  readonly other: number
  readonly hoursLater: number
}

type Try = (
  world: World,
  file: CaseFile,
  move: Move,
) => { readonly file?: CaseFile; readonly decision: Decision }

const people = ['anna-prova', 'bruno-prova', 'carla-prova']
const places = ['bergamo', 'dalmine']
const pick = <One>(from: readonly One[], place: number): One => {
  const one = from[place % from.length]
  if (one === undefined) throw new Error('nothing to pick from')
  return one
}
const alone = (decision: Decision) => () => ({ decision })

const tries = {
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
  offer: (_, file, { other }) => {
    const toDistrict = file.referral.district === 'bergamo' ? 'dalmine' : 'bergamo'
    const answerer = other % 3 === 0 ? undefined : pick(people, other)
    return { decision: offerHandover({ toDistrict, answerer, by: 'anna-prova', checks: [] }) }
  },
  accept: (world, file, { other }) => {
    const offered = found(world.handovers, file.referral.id)
    const assignment = { owner: pick(people, other), reason: 'chosen' as const }
    const district = districtOf(world, offered.to)
    return { decision: acceptHandover({ offered, district, by: 'bruno-prova', assignment, checks: [] }) }
  },
  'send back': (world, file, { other }) => {
    const offered = found(world.handovers, file.referral.id)
    const both = places.map((district, place) => ({ district, coordinator: pick(people, place) }))
    const sides = other % 2 === 0 ? both : undefined
    const decision = refuseHandover({ offered, by: 'bruno-prova', reason: 'no-capacity', sides, checks: [] })
    return { decision }
  },
  'take back': (world, file) => ({
    decision: withdrawHandover(found(world.handovers, file.referral.id), 'anna-prova'),
  }),
  'settle bounce': (_, __, { other }) => ({ decision: settleBounce(pick(places, other)) }),
  join: (world, file, { other }) => {
    const into = pick([...world.households.values()], other)
    if (into.id === file.household.id) return { decision: join(into) }
    const theirs = (into.referrals ?? []).map((id) => fileOf(world, id))
    const referrals = theirs.map(({ referral }) => referral)
    const deadlines = theirs[0]?.deadlines ?? []
    const both = {
      referrals: [...file.referrals, ...referrals],
      deadlines: [...file.deadlines, ...deadlines],
    }
    return { file: { ...file, ...both }, decision: join(into) }
  },
  separate: (world, file) => {
    const former = found(world.households, file.referral.formerHousehold ?? file.household.id)
    const deadlines = [...world.deadlines.values()].filter(
      ({ subject }) => subject === `household/${former.id}`,
    )
    const isOther = former.id !== file.household.id
    return {
      file: isOther ? { ...file, deadlines: [...file.deadlines, ...deadlines] } : file,
      decision: separate(former),
    }
  },
  reassign: (_, __, { other }) => ({ decision: reassign({ liaison: pick(people, other), checks: [] }) }),
  replace: (_, file, { other }) => {
    const taker = other % 4 === 0 ? { reason: 'nobody-there' as const } : taken(pick(people, other))
    const elsewhere = new Map(places.map((place) => [place, taker]))
    const gone = file.household.caseManager ?? file.household.liaison ?? 'anna-prova'
    return { decision: replace({ gone, liaison: taker, caseManager: taker, elsewhere, checks: [] }) }
  },
} satisfies Record<string, Try>

function taken(owner: string) {
  return { owner, reason: 'coordinator' as const }
}

type MoveName = keyof typeof tries

/** What ends a case is tried less often than what a case must have been offered or joined for. */
const weights: Partial<Record<MoveName, number>> = {
  ...{ decline: 1, redirect: 1, withdraw: 1, close: 1, feedback: 3 },
  ...{ offer: 6, accept: 6, 'send back': 12, 'settle bounce': 6, join: 10, separate: 8, 'confirm danger': 8 },
}
const names = Object.keys(tries) as MoveName[] // its own keys

/** Any move at all; many of them are refused, as they should be. */
export const anyMove: fc.Arbitrary<Move> = fc.record({
  name: fc.oneof(...names.map((name) => ({ weight: weights[name] ?? 4, arbitrary: fc.constant(name) }))),
  which: fc.nat(100),
  other: fc.nat(100),
  hoursLater: fc.nat(24 * 9),
})

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
