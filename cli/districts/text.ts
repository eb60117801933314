import type { Period } from './closed-days.ts'
import type { showDistrict } from './show.ts'

/** A district as a person reads it, line by line. */
export function districtText(shown: Awaited<ReturnType<typeof showDistrict>>) {
  const { office, duty, phones, ...rest } = shown
  const { id, name, codePrefix, municipalities, ...after } = rest
  return {
    ...{ id, name, codePrefix, municipalities },
    closesAt: office.closesAt,
    patron: office.patron ?? 'none',
    closed: office.closed.map(periodText),
    duty: `${duty.from}-${duty.to}, ${duty.isEveryDay ? 'every day' : 'on working days'}`,
    officePhone: phones.office ?? 'none',
    dutyPhone: phones.duty ?? 'none',
    ...after,
  }
}

/** `2026-12-24..2027-01-06`, or the one day. */
export function periodText({ from, to }: Period): string {
  return from === to ? from : `${from}..${to}`
}
