import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Firing, nextFiring, type Plan, passed, planOf } from '../../../local/scheduler/agenda.ts'

const base = {
  arn: 'arn',
  timeZone: 'Europe/Rome',
  isEnabled: true,
  functionName: 'f',
  maximumRetryAttempts: 0,
}
const hourly = { ...base, name: 'hourly', expression: 'cron(0 8-19 ? * MON-FRI *)' }
const minutely = { ...base, name: 'minutely', expression: 'rate(1 minute)' }
const daily = { ...base, name: 'daily', expression: 'rate(1 day)' }

const never = '9999-01-01T00:00:00Z'

/** Runs everything up to an instant; nothing comes due but at the given instants, and all is idle from one on. */
function runTo(
  plans: readonly Plan[],
  until: string,
  dues: readonly string[] = [],
  idleFrom: string = never,
): string[] {
  const ran: string[] = []
  let lookedAt = new Date(0)
  for (;;) {
    const due = dues.map((at) => new Date(at)).find((at) => at > lookedAt)
    const ahead = { until: new Date(until), due, idleFrom: new Date(idleFrom) }
    const firing: Firing | undefined = nextFiring(plans, ahead)
    if (firing === undefined) return ran
    passed(firing, plans)
    if (firing.plan.schedule.name === 'minutely') lookedAt = firing.at
    ran.push(`${firing.at.toISOString().slice(5, 16)} ${firing.plan.schedule.name}`)
  }
}

const plans = (from: string, ...schedules: (typeof base & { name: string; expression: string })[]) =>
  schedules.map((one) => planOf(one, new Date(from)))

describe('every firing of a timetable is run, in order:', () => {
  test('over a weekend, and on the hour of Rome also when summer time begins', () => {
    expect(runTo(plans('2026-03-27T17:30:00Z', hourly), '2026-03-30T07:30:00Z')).toEqual([
      '03-27T18:00 hourly',
      '03-30T06:00 hourly',
      '03-30T07:00 hourly',
    ])
  })

  test('over the night in which summer time ends, once for the hour that comes twice', () => {
    const nightly = { ...hourly, expression: 'cron(30 2 * * ? *)' }
    expect(runTo(plans('2026-10-24T12:00:00Z', nightly), '2026-10-26T12:00:00Z')).toEqual([
      '10-25T00:30 hourly',
      '10-26T01:30 hourly',
    ])
  })

  test('that of a disabled schedule never', () => {
    expect(
      runTo(plans('2026-03-27T17:30:00Z', { ...hourly, isEnabled: false }), '2026-04-27T00:00:00Z'),
    ).toEqual([])
  })

  test('of two at one instant, the one that the template names first', () => {
    const both = plans('2026-03-02T06:59:00Z', hourly, minutely)
    expect(runTo(both, '2026-03-02T07:00:00Z')).toEqual(['03-02T07:00 hourly', '03-02T07:00 minutely'])
    const turned = plans('2026-03-02T06:59:00Z', minutely, hourly)
    expect(runTo(turned, '2026-03-02T07:00:00Z')).toEqual(['03-02T07:00 minutely', '03-02T07:00 hourly'])
  })

  test('however the way is cut into moves, none is lost and none doubled', () => {
    const begin = Date.parse('2026-03-27T05:17:00Z')
    const end = '2026-04-02T00:00:00.000Z'
    const whole = runTo(plans(new Date(begin).toISOString(), hourly, daily), end)
    expect(whole).toHaveLength(4 * 12 + 5)
    const cut = fc.integer({ min: begin, max: Date.parse(end) })
    fc.assert(
      fc.property(fc.array(cut, { maxLength: 8 }), (cuts) => {
        const standing = plans(new Date(begin).toISOString(), hourly, daily)
        const stops = [...cuts.toSorted((a, b) => a - b).map((ms) => new Date(ms).toISOString()), end]
        expect(stops.flatMap((stop) => runTo(standing, stop))).toEqual(whole)
      }),
      { numRuns: 50 },
    )
  })
})

describe('a fast rate is not run at every firing, but', () => {
  test('before each run of a timetable, at the end, and at least every half hour', () => {
    expect(runTo(plans('2026-03-02T06:10:30Z', minutely, hourly), '2026-03-02T08:20:00Z')).toEqual([
      '03-02T06:40 minutely',
      '03-02T06:59 minutely',
      '03-02T07:00 hourly',
      '03-02T07:29 minutely',
      '03-02T07:59 minutely',
      '03-02T08:00 hourly',
      '03-02T08:19 minutely',
    ])
  })

  test('at once after something comes due, so that what repeats every half hour does', () => {
    const dues = [
      '2026-03-02T07:05:10Z',
      '2026-03-02T07:35:10Z',
      '2026-03-02T07:35:20Z',
      '2026-03-02T08:05:10Z',
    ]
    expect(runTo(plans('2026-03-02T07:00:00Z', minutely), '2026-03-02T08:10:00Z', dues)).toEqual([
      '03-02T07:06 minutely',
      '03-02T07:36 minutely',
      '03-02T08:06 minutely',
      '03-02T08:10 minutely',
    ])
  })

  test('at its first firing when something was due before', () => {
    const [first] = runTo(plans('2026-03-02T07:00:00Z', minutely), '2026-03-02T08:10:00Z', [
      '2026-03-01T07:00:00Z',
    ])
    expect(first).toBe('03-02T07:01 minutely')
  })

  test('when all is idle, only after something comes due and at the end, never behind the others', () => {
    const both = plans('2026-03-02T17:10:30Z', minutely, hourly)
    const dues = ['2026-03-02T22:15:00Z']
    expect(runTo(both, '2026-03-03T07:10:00Z', dues, '2026-03-02T18:00:00Z')).toEqual([
      '03-02T17:40 minutely',
      '03-02T17:59 minutely',
      '03-02T18:00 hourly',
      '03-02T22:15 minutely',
      '03-03T07:00 hourly',
      '03-03T07:09 minutely',
    ])
  })
})
