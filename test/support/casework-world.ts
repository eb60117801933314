import { type AnyEvent, anyEvent } from '../../events/all-events.ts'
import type { Occasion } from '../../events/announce.ts'
import type { CaseFile } from '../../shared/casework/case-file.ts'
import type { Decision } from '../../shared/casework/decision.ts'
import { settleCase } from '../../shared/casework/settled-case.ts'
import { type Deadline, deadlineId } from '../../shared/domain/deadline.ts'
import type { District } from '../../shared/domain/district.ts'
import type { Handover } from '../../shared/domain/handover.ts'
import { hash } from '../../shared/domain/hash.ts'
import { type Household, householdIdOf } from '../../shared/domain/household.ts'
import type { MentoringRequest } from '../../shared/domain/mentoring-request.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import { Refused } from '../../shared/errors.ts'
import type { Change } from '../../shared/table/commit.ts'
import { deadlineShape } from '../../shared/table/deadline-store.ts'
import { handoverShape } from '../../shared/table/handover-store.ts'
import { mentoringRequestShape } from '../../shared/table/mentoring-store.ts'
import { districts } from './districts.ts'

/** Cases without a table: what decisions see, and what they leave behind. */
export interface World {
  readonly districts: readonly District[]
  readonly referrals: Map<string, Referral>
  readonly households: Map<string, Household>
  readonly deadlines: Map<string, Deadline>
  /** The newest hand-over of each referral. */
  readonly handovers: Map<string, Handover>
  /** Of all households, each by its place in the table. */
  readonly mentoring: Map<string, MentoringRequest>
  readonly told: AnyEvent[]
}

export function emptyWorld(): World {
  return {
    districts,
    referrals: new Map(),
    households: new Map(),
    deadlines: new Map(),
    handovers: new Map(),
    mentoring: new Map(),
    told: [],
  }
}

/** An occasion of an operator at the command line. */
export function occasionAt(at: string | Date, operator = 'anna-prova'): Occasion {
  return { at: new Date(at), actor: `operator/${operator}`, via: 'cli', correlationId: 'test' }
}

export interface Arrival {
  readonly number: number
  readonly at: string | Date
  readonly district?: string
  readonly liaison?: string | undefined
  readonly others?: Partial<Pick<Referral, 'urgency' | 'isChildInDanger' | 'amended'>>
}

/** A referral with its household, as the intake leaves them. */
export function arrive(
  world: World,
  { number, at, district = 'bergamo', others = {}, ...who }: Arrival,
): Referral {
  const liaison = 'liaison' in who ? who.liaison : 'anna-prova'
  const id = hash('a referral of a test', String(number))
  const receivedAt = new Date(at).toISOString()
  const assigned = liaison === undefined ? {} : { liaison }
  const referral: Referral = {
    status: 'received',
    id,
    caseCode: `BG-26-${String(number).padStart(4, '0')}`,
    district,
    household: householdIdOf(id),
    ...assigned,
    assignedBy: liaison === undefined ? 'nobody-there' : 'named-liaison',
    partner: `scuola-${number}`,
    form: `scuola-${number}`,
    submission: hash('a submission of a test', String(number)),
    submissionId: `modulo-${number}`,
    origin: 'school',
    urgency: 'ordinary',
    isOutOfArea: false,
    needs: ['housing'],
    isChildInDanger: false,
    referrer: {},
    remarks: [],
    receivedAt,
    ...others,
    version: 1,
  }
  const household: Household = {
    id: referral.household,
    district,
    status: 'open',
    since: receivedAt,
    municipality: '016024',
    languages: [],
    referrals: [id],
    ...assigned,
    version: 1,
  }
  world.referrals.set(id, referral)
  world.households.set(household.id, household)
  const outcome = { events: [] }
  apply(world, fileOf(world, id), outcome, {
    at: new Date(at),
    actor: 'system',
    via: 'system',
    correlationId: 'test',
  })
  return referral
}

/** The case of a referral, as a decision sees it. */
export function fileOf(world: World, id: string): CaseFile {
  const referral = found(world.referrals, id)
  const household = found(world.households, referral.household)
  const referrals = (household.referrals ?? [id])
    .map((one) => found(world.referrals, one))
    .toSorted((one, other) => (one.receivedAt < other.receivedAt ? -1 : 1))
  const households = [household.id, ...(household.joined ?? []).map((one) => one.household)]
  const subjects = new Set([
    ...households.map((one) => `household/${one}`),
    ...referrals.map((one) => `referral/${one.id}`),
  ])
  const deadlines = [...world.deadlines.values()].filter(({ subject }) => subjects.has(subject))
  const mentoring = [...world.mentoring.values()].filter((one) => one.household === household.id)
  const district = districtOf(world, referral.district)
  return { referral, referrals, household, deadlines, mentoring, district }
}

/** Decides and keeps what comes of it; the message, when it is refused: then nothing has changed. */
export function decideIn(
  world: World,
  file: CaseFile,
  decision: Decision,
  occasion: Occasion,
): string | undefined {
  try {
    apply(world, file, decision(file, occasion), occasion)
    return undefined
  } catch (error) {
    if (error instanceof Refused) return error.message
    throw error
  }
}

function apply(world: World, file: CaseFile, outcome: ReturnType<Decision>, occasion: Occasion): void {
  const settled = settleCase(file, outcome, { districts: world.districts, occasion })
  for (const one of outcome.referrals ?? []) keep(world.referrals, one.id, one)
  for (const one of outcome.households ?? []) keep(world.households, one.id, one)
  for (const one of settled.deadlines) keep(world.deadlines, deadlineId(one), one)
  for (const one of (outcome.besides ?? []).flatMap(handoverIn)) {
    if (one.version === 1) world.handovers.delete(one.referral)
    keep(world.handovers, one.referral, one)
  }
  for (const one of (outcome.besides ?? []).flatMap(deadlineIn)) keep(world.deadlines, deadlineId(one), one)
  for (const one of (outcome.besides ?? []).flatMap(requestIn))
    keep(world.mentoring, `${one.household} ${one.number}`, one)
  world.told.push(...settled.events.map((event) => anyEvent.parse(event)))
}

function handoverIn(change: Change): Handover[] {
  const item = 'create' in change ? change.create : 'replace' in change ? change.replace : undefined
  return item?.sk.startsWith('HANDOVER#') ? [handoverShape.fromItem(item)] : []
}

function deadlineIn(change: Change): Deadline[] {
  const item = 'create' in change ? change.create : 'replace' in change ? change.replace : undefined
  return item?.sk.startsWith('DEADLINE#') ? [deadlineShape.fromItem(item)] : []
}

function requestIn(change: Change): MentoringRequest[] {
  const item = 'create' in change ? change.create : 'replace' in change ? change.replace : undefined
  return item?.sk.startsWith('MENTORING#') ? [mentoringRequestShape.fromItem(item)] : []
}

/** As the table does: what is new begins with version 1, what is replaced is one further. */
export function keep<Thing extends { readonly version: number }>(
  things: Map<string, Thing>,
  id: string,
  thing: Thing,
): void {
  const expected = (things.get(id)?.version ?? 0) + 1
  if (thing.version !== expected)
    throw new Error(`version ${thing.version} of ${id} where ${expected} was due`)
  things.set(id, thing)
}

export function districtOf({ districts }: World, id: string): District {
  const district = districts.find((one) => one.id === id)
  if (district === undefined) throw new Error(`no district ${id}`)
  return district
}

export function found<Thing>(things: ReadonlyMap<string, Thing>, id: string): Thing {
  const thing = things.get(id)
  if (thing === undefined) throw new Error(`${id} is not in this world`)
  return thing
}
