import { isDeepStrictEqual } from 'node:util'
import { announce } from '../../events/announce.ts'
import { districtChanged } from '../../events/district-changed.ts'
import { type District, district } from '../../shared/domain/district.ts'
import { isoDay } from '../../shared/domain/identifier.ts'
import { Refused } from '../../shared/errors.ts'
import { commit } from '../../shared/table/commit.ts'
import { districtShape, getDistrict } from '../../shared/table/district-store.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import { type Period, withClosed, withoutClosed } from './closed-days.ts'
import { showDistrict } from './show.ts'

/** What is said of a district; what is not said stays. */
export interface DistrictSettings {
  /** Month and day, or `none`. */
  readonly patron?: string | undefined
  readonly closesAt?: string | undefined
  readonly closed?: readonly Period[] | undefined
  /** Of the days on which it was closed. */
  readonly open?: readonly Period[] | undefined
  readonly duty?: { readonly from: string; readonly to: string } | undefined
  readonly isDutyEveryDay?: boolean | undefined
  /** `none` for none. */
  readonly officePhone?: string | undefined
  readonly dutyPhone?: string | undefined
}

type DistrictPart = 'office' | 'duty' | 'phones'

/**
 * Sets when a district’s office works and how it is reached. What is due already stays due on its day.
 * @throws NotFound when there is no such district
 * @throws Refused when what is said will not do, or somebody set it at the same moment
 */
export async function setDistrict(connection: Connection, id: string, settings: DistrictSettings) {
  const before = await getDistrict(connection.table, id)
  const after = settled(before, settings)
  const changes = (['office', 'duty', 'phones'] as const).filter(
    (part: DistrictPart) => !isDeepStrictEqual(before[part], after[part]),
  )
  if (changes.length > 0) {
    const about = { subject: `district/${id}`, district: id, version: after.version }
    const event = announce(districtChanged, occasionOf(connection), { ...about, data: { changes } })
    const change = { replace: districtShape.toItem(after) }
    await commit(connection.table, [change], [event]).catch(refusedWhenChanged(`district ${id}`))
  }
  return { ...(await showDistrict(connection, id)), outcome: changes.length > 0 ? 'set' : 'as it was' }
}

/** An office that is closed for longer would have no next working day. */
const MAX_DAYS_CLOSED = 200

/**
 * The district as it is set from now on. Pure.
 * @throws Refused with what will not do
 */
function settled(before: District, settings: DistrictSettings): District {
  const { patron, closesAt, closed = [], open = [], duty, isDutyEveryDay, officePhone, dutyPhone } = settings
  const { patron: was, ...office } = before.office
  const day = patron === undefined ? was : patron === 'none' ? undefined : patron
  const after = {
    ...before,
    office: {
      ...office,
      ...(day === undefined ? {} : { patron: day }),
      closesAt: closesAt ?? office.closesAt,
      closed: withClosed(withoutClosed(office.closed, opened(before, open)), closed),
    },
    duty: { ...before.duty, ...duty, isEveryDay: isDutyEveryDay ?? before.duty.isEveryDay },
    phones: { ...phone('office', officePhone, before), ...phone('duty', dutyPhone, before) },
    version: before.version + 1,
  }
  refuseUnfit(after)
  return district.parse(after)
}

function opened({ id, office }: District, open: readonly Period[]): readonly Period[] {
  const idle = open.find(({ from, to }) => !office.closed.some((one) => one.from <= to && from <= one.to))
  if (idle === undefined) return open
  throw new Refused(`--open ${idle.from}..${idle.to}: ${id} is not closed then, see "district show ${id}"`)
}

function phone(name: 'office' | 'duty', given: string | undefined, { phones }: District) {
  const number = given === undefined ? phones[name] : given.trim()
  return number === undefined || number === 'none' ? {} : { [name]: number }
}

/** Has every day that any year has. */
const LEAP_YEAR = 2028

function refuseUnfit({ office, duty, phones }: District): void {
  const parts = district.shape
  const { patron } = office
  if (patron !== undefined && !isoDay.safeParse(`${LEAP_YEAR}-${patron}`).success) {
    throw new Refused(`--patron ${patron}: give month and day as in 08-26, or none`)
  }
  if (!parts.office.safeParse(office).success) {
    throw new Refused(`--closes-at ${office.closesAt}: give a time of day as in 17:00`)
  }
  if (!parts.duty.safeParse(duty).success || duty.from >= duty.to) {
    throw new Refused(
      `--duty ${duty.from}-${duty.to}: give two times of day, the first one earlier: 08:00-19:00`,
    )
  }
  const long = office.closed.find(({ from, to }) => daysBetween(from, to) > MAX_DAYS_CLOSED)
  if (long !== undefined) {
    throw new Refused(`${long.from}..${long.to}: an office is closed for ${MAX_DAYS_CLOSED} days at most`)
  }
  const wrong = Object.values(phones).find(
    (number) => number !== undefined && !/^[+\d][\d\s./()-]{2,39}$/.test(number),
  )
  if (wrong !== undefined) {
    throw new Refused(`"${wrong}" is no telephone number: give digits as they are dialled, or none`)
  }
}

function daysBetween(from: string, to: string): number {
  return (Date.parse(to) - Date.parse(from)) / 86_400_000
}
