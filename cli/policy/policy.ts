import { announce } from '../../events/announce.ts'
import { policyChanged } from '../../events/policy-changed.ts'
import { type DistrictPolicy, deadlineKind } from '../../shared/domain/deadline-policy.ts'
import { districtDefaults } from '../../shared/domain/district.ts'
import { matchingField } from '../../shared/domain/matching-policy.ts'
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
import { changesBetween, type PolicyChange } from './rows.ts'

/**
 * What a policy file says.
 * @throws Refused with a line for each thing in the file that is wrong
 */
async function policyIn(file: string): Promise<Omit<DistrictPolicy, 'number'>> {
  const read = readPolicy(requireJson(await readText(file), file))
  if (!('faults' in read)) return read
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
  const next = { number: policy.number + 1, ...(await policyIn(file)) }
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
  const said = await policyIn(file)
  const district = await getDistrict(table, id)
  const policy = { number: district.policy.number + 1, ...said }
  const changes = changesBetween(district.policy, policy)
  if (changes.length === 0) return { district: id, number: district.policy.number, changes }
  const occasion = occasionOf(connection)
  const next = { ...district, policy, version: district.version + 1 }
  const record = { ...policy, district: id, setAt: occasion.at.toISOString(), setBy: occasion.actor }
  const event = announce(policyChanged, occasion, {
    subject: `district/${id}`,
    district: id,
    version: next.version,
    data: { number: policy.number, ...changedIn(changes) },
  })
  const items = [{ replace: districtShape.toItem(next) }, { create: policyShape.toItem(record) }]
  await commit(table, items, [event]).catch(refusedWhenChanged(`district ${id}`))
  return { district: id, number: policy.number, changes }
}

/** What changed, never how. */
function changedIn(changes: readonly PolicyChange[]) {
  const changed = new Set(changes.map(({ kind }) => kind))
  const fields = new Set(
    changes.flatMap(({ kind, field }) => (kind === 'matching' ? field.split('.')[0] : [])),
  )
  const kinds = deadlineKind.options.filter((kind) => changed.has(kind))
  return fields.size === 0
    ? { kinds }
    : { kinds, matching: matchingField.options.filter((one) => fields.has(one)) }
}

/**
 * All policies of a district, the first one first, each with what it changed.
 * @throws NotFound when there is no such district
 */
export async function policyHistory({ table }: Connection, id: string) {
  await getDistrict(table, id)
  const records = await policiesOf(table, id)
  return records.map((record, place) => {
    const { number, setAt, setBy, rows, matching } = record
    return {
      ...{ number, setAt, setBy, rows, matching },
      changes: changesBetween(records[place - 1] ?? districtDefaults.policy, record),
    }
  })
}
