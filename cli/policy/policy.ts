import { announce } from '../../events/announce.ts'
import { policyChanged } from '../../events/policy-changed.ts'
import { type DistrictPolicy, deadlineKind } from '../../shared/domain/deadline-policy.ts'
import { districtDefaults } from '../../shared/domain/district.ts'
import type { OfficeCalendar } from '../../shared/domain/working-days.ts'
import { Refused } from '../../shared/errors.ts'
import { commit } from '../../shared/table/commit.ts'
import { districtShape, getDistrict } from '../../shared/table/district-store.ts'
import { policiesOf, policyShape } from '../../shared/table/policy-store.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { nameOf, readText, requireJson } from '../json-file.ts'
import { occasionOf } from '../operator.ts'
import { arrivalsFrom, exampleDays } from './examples.ts'
import { readPolicy } from './reading.ts'
import { changesBetween } from './rows.ts'

/**
 * What a policy file says.
 * @throws Refused with a line for each thing in the file that is wrong
 */
async function policyIn(file: string): Promise<DistrictPolicy['rows']> {
  const read = readPolicy(requireJson(await readText(file), file))
  if ('rows' in read) return read.rows
  const { faults } = read
  const count = faults.length === 1 ? 'one fault' : `${faults.length} faults`
  throw new Refused([`${nameOf(file)} has ${count}; nothing was changed`, ...faults].join('\n  '))
}

/** What a policy stands in for, and the office that it is for; without a district the default and a plain calendar. */
export interface Present {
  readonly policy: DistrictPolicy
  readonly office: OfficeCalendar
}

export const withoutDistrict: Present = { policy: districtDefaults.policy, office: districtDefaults.office }

/**
 * What would change, and when something that arrives would be due then.
 * @throws Refused when the file is wrong
 */
export async function checkPolicy(file: string, { policy, office }: Present, now: Date) {
  const next = { number: policy.number + 1, rows: await policyIn(file) }
  const arrivals = arrivalsFrom(now, office)
  return { changes: changesBetween(policy, next), arrivals, due: exampleDays(next, office, arrivals) }
}

/**
 * Sets a district's whole policy; what the file does not name is as by default. Deadlines that are open keep their day
 * until their case moves on.
 * @throws NotFound when there is no such district
 * @throws Refused when the file is wrong, or somebody changed the district at the same moment
 */
export async function setPolicy(connection: Connection, id: string, file: string) {
  const { table } = connection
  const rows = await policyIn(file)
  const district = await getDistrict(table, id)
  const policy = { number: district.policy.number + 1, rows }
  const changes = changesBetween(district.policy, policy)
  if (changes.length === 0) return { district: id, number: district.policy.number, changes }
  const occasion = occasionOf(connection)
  const next = { ...district, policy, version: district.version + 1 }
  const record = { ...policy, district: id, setAt: occasion.at.toISOString(), setBy: occasion.actor }
  const changed = new Set(changes.map(({ kind }) => kind))
  const event = announce(policyChanged, occasion, {
    subject: `district/${id}`,
    district: id,
    version: next.version,
    data: { number: policy.number, kinds: deadlineKind.options.filter((kind) => changed.has(kind)) },
  })
  const items = [{ replace: districtShape.toItem(next) }, { create: policyShape.toItem(record) }]
  await commit(table, items, [event]).catch(refusedWhenChanged(`district ${id}`))
  return { district: id, number: policy.number, changes }
}

/**
 * All policies of a district, the first one first, each with what it changed.
 * @throws NotFound when there is no such district
 */
export async function policyHistory({ table }: Connection, id: string) {
  await getDistrict(table, id)
  const records = await policiesOf(table, id)
  return records.map(({ number, rows, setAt, setBy }, place) => ({
    ...{ number, setAt, setBy, rows },
    changes: changesBetween(records[place - 1] ?? districtDefaults.policy, { number, rows }),
  }))
}
