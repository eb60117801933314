import { crashing } from './crashing.ts'
import { seedPeople } from './due-table.ts'
import { type Heard, MailWeek, type Planned } from './mail-week-world.ts'
import type { MemoryTable } from './memory-table.ts'
import type { FakeSes, SesDeed } from './post.ts'

export interface Faults {
  /** What SES does with each call, in turn; then it takes everything. */
  readonly ses: readonly SesDeed[]
  /** From then on nothing may be sent to Bruno. */
  readonly suspendedHour?: number | undefined
  /** Every so many transactions of the sending the function is gone. */
  readonly crashEvery?: number | undefined
}

export interface Week {
  readonly heard: readonly Heard[]
  /** To whom a mail was given of which nobody can know whether SES has it, each time. */
  readonly doubts: readonly string[]
  readonly crashes: number
  /** When each deadline was done, by id. */
  readonly done: ReadonlyMap<string, Date>
  readonly suspendedAt: Date | undefined
}

const DAYS = 6
export const WEEK_HOURS = DAYS * 24
const RUNS = [8, 9, 13, 18, 19]
const SWEEPS = [2, 8.5, 10, 14, 18.5, 19.5, 23]
/** By then SES takes everything, and what was in doubt is doubtful. */
const AFTERWARDS = [8, 13, 18]

/** Lives through a week of runs and sweeps with its faults, and through two days without. */
export async function liveWeek(
  memory: MemoryTable,
  ses: FakeSes,
  planned: readonly Planned[],
  faults: Faults,
): Promise<Week> {
  const { table } = memory
  await seedPeople(table)
  const crash = crashing(faults.crashEvery)
  memory.around = crash.around
  const world = new MailWeek(table, ses, faults.ses)
  const { suspendedHour } = faults
  const moments: Moment[] = [
    ...planned.flatMap((one, place) => momentsOf(one, place, world)),
    ...(suspendedHour === undefined ? [] : [{ hour: suspendedHour, act: () => world.suspendBruno() }]),
    ...Array.from({ length: DAYS }, (_, day) => [
      ...RUNS.map((hour) => ({ hour: day * 24 + hour, act: () => world.run((send) => crash.while(send)) })),
      ...SWEEPS.map((hour) => ({
        hour: day * 24 + hour,
        act: () => world.sweep((send) => crash.while(send)),
      })),
    ]).flat(),
  ].toSorted((one, other) => one.hour - other.hour)
  for (const { hour, act } of moments) await world.at(hour, act)
  world.mendSes()
  for (const day of [DAYS, DAYS + 1]) {
    for (const hour of AFTERWARDS) {
      await world.at(day * 24 + hour, () => world.run((send) => send()))
      await world.at(day * 24 + hour + 0.1, () => world.sweep((send) => send()))
    }
  }
  return { ...world.outcome(), crashes: crash.count() }
}

interface Moment {
  readonly hour: number
  readonly act: () => Promise<void>
}

function momentsOf(planned: Planned, place: number, world: MailWeek): Moment[] {
  const { setHour, doneHour } = planned
  const set = { hour: setHour, act: () => world.set(planned, place) }
  return doneHour === undefined ? [set] : [set, { hour: doneHour, act: () => world.finish(place) }]
}
