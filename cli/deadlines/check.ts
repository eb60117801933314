import * as z from 'zod'
import { requireOwnDistrict } from '../../shared/casework/acting.ts'
import { openRoster } from '../../shared/casework/owners/roster.ts'
import type { Fault } from '../../shared/casework/repair/deadline-faults.ts'
import { type Repair, type Repaired, repairCase } from '../../shared/casework/repair/repair-case.ts'
import { repairOwnDeadlines } from '../../shared/casework/repair/repair-own.ts'
import { repairSubmission } from '../../shared/casework/repair/repair-submission.ts'
import { mentorStatuses } from '../../shared/domain/mentor.ts'
import { isConcerned, referralStatuses } from '../../shared/domain/referral.ts'
import { OwnError } from '../../shared/errors.ts'
import { repairMentor, repairOrganisation } from '../../shared/mentors/repair-own.ts'
import { mentorRows } from '../../shared/table/mentor-store.ts'
import { organisationRows } from '../../shared/table/organisation-store.ts'
import { findReferral, referralRows } from '../../shared/table/referral-store.ts'
import { submissionRows } from '../../shared/table/submission-store.ts'
import type { Connection } from '../connection.ts'
import { wantedDistricts } from '../districts.ts'
import { occasionOf } from '../operator.ts'

export interface Checked {
  /** How many cases and submissions were looked at. */
  readonly things: number
  readonly faults: readonly Fault[]
  /** What is still wrong: all of it, unless it was to be repaired. */
  readonly left: readonly Fault[]
  /** What could not be looked at or written, and why. */
  readonly failures: readonly string[]
}

export interface CheckOptions {
  readonly district?: string | undefined
  readonly isRepair: boolean
  /** Told now and then how far it is. */
  readonly tell: (line: string) => void
}

const TOLD_EVERY = 200

/**
 * Goes through whatever waits for a person, and compares owners and open deadlines with what is demanded. A repair writes
 * case by case, and nothing where nothing is wrong: interrupted, it may be run again.
 * @throws Refused when the district is not known, or is to be repaired by somebody who does not work there
 */
export async function checkDeadlines(
  connection: Connection,
  { district, isRepair, tell }: CheckOptions,
): Promise<Checked> {
  const { table } = connection
  const occasion = occasionOf(connection)
  const districts = await wantedDistricts(connection, district)
  for (const id of isRepair ? districts : []) {
    await requireOwnDistrict(table, occasion, { district: id, deed: `${id} is repaired by its own people` })
  }
  const repair: Repair = { table, occasion, isRepair, roster: openRoster(table, occasion.at) }
  const all: Repaired[] = []
  const failures: string[] = []
  let read = 0
  for await (const { name, work } of waiting(repair, districts)) {
    const done = await work().catch((error: unknown) => {
      if (!(error instanceof OwnError)) throw error
      failures.push(`${name}: ${error.message}`)
      return undefined
    })
    if (done !== undefined) all.push(done)
    read += 1
    if (read % TOLD_EVERY === 0) tell(`${read} read, ${faultsOf(all).length} faults`)
  }
  return { things: all.length, faults: faultsOf(all), left: all.flatMap(({ left }) => left), failures }
}

function faultsOf(all: readonly Repaired[]): Fault[] {
  return all.flatMap(({ faults }) => faults)
}

interface Waiting {
  readonly name: string
  /** Gives nothing where nobody has to do anything. */
  readonly work: () => Promise<Repaired | undefined>
}

/** Each family that somebody has to do something with, once, what forms sent that is no referral, and mentors. */
async function* waiting(repair: Repair, districts: readonly string[]): AsyncGenerator<Waiting> {
  const households = new Set<string>()
  for (const district of districts) {
    for (const status of referralStatuses) yield* cases(repair, { district, status, households })
    // An application may tell a danger in a later version.
    for (const status of ['quarantined', 'received', 'applied'] as const) {
      for await (const row of submissionRows(repair.table, district, status)) {
        const { form, hash } = submissionName.parse(row)
        yield { name: `submission ${form} ${hash}`, work: () => repairSubmission(repair, { form, hash }) }
      }
    }
    yield* volunteers(repair, district)
  }
}

/** Mentors who have not left, and those who insure them. */
async function* volunteers(repair: Repair, district: string): AsyncGenerator<Waiting> {
  for (const status of mentorStatuses.filter((one) => one !== 'left')) {
    for await (const row of mentorRows(repair.table, district, status)) {
      const id = String(row['id'])
      yield { name: `mentor ${id}`, work: () => repairMentor(repair, id) }
    }
  }
  for await (const row of organisationRows(repair.table, district)) {
    const id = String(row['id'])
    yield { name: `organisation ${id}`, work: () => repairOrganisation(repair, id) }
  }
}

const submissionName = z.object({ form: z.string(), hash: z.string() })

async function* cases(
  repair: Repair,
  { district, status, households }: { district: string; status: string; households: Set<string> },
): AsyncGenerator<Waiting> {
  for await (const row of referralRows(repair.table, district, status)) {
    const id = String(row['id'])
    const work = async () => {
      const referral = await findReferral(repair.table, id)
      if (referral === undefined || !isConcerned(referral) || households.has(referral.household)) {
        return undefined
      }
      households.add(referral.household)
      const parts = [await repairCase(repair, id), await repairOwnDeadlines(repair, referral.household)]
      return { faults: faultsOf(parts), left: parts.flatMap(({ left }) => left) }
    }
    yield { name: `referral ${id}`, work }
  }
}
