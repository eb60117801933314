import { afterAll, beforeAll } from 'vitest'
import { perform } from '../../shared/casework/acts/perform.ts'
import { undo } from '../../shared/casework/acts/undo.ts'
import type { Deadline } from '../../shared/domain/deadline.ts'
import { isOpen } from '../../shared/domain/deadline.ts'
import type { DeadlineKind } from '../../shared/domain/deadline-policy.ts'
import type { Act, Deed } from '../../shared/domain/deed.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import { deadlinesOf } from '../../shared/table/deadline-store.ts'
import { eventsOfSubject } from '../../shared/table/event-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { arrive, emptyWorld, occasionAt } from './casework-world.ts'
import { type Intake, type Member, startIntake } from './intake-table.ts'
import { putLine, putMail } from './mails.ts'
import { putWorld } from './world-in-table.ts'

/** Of somebody, by a link. */
export const byLink = (operator: string, at: string | Date) =>
  ({ ...occasionAt(at, operator), via: 'link' }) as const

/** The open deadline of a kind of these subjects. */
export async function openOf(table: Table, kind: DeadlineKind, ...subjects: string[]): Promise<Deadline> {
  const all = (await Promise.all(subjects.map((one) => deadlinesOf(table, one)))).flat()
  const [found] = all.filter(isOpen).filter((one) => one.kind === kind)
  if (found === undefined) throw new Error(`no ${kind} is open of ${subjects.join(', ')}`)
  return found
}

/** A mail to somebody with a line for each of these deadlines. */
export async function mailTo(table: Table, operator: string, ...deadlines: Deadline[]): Promise<string> {
  const id = await putMail(table, `operator/${operator}`)
  for (const one of deadlines) await putLine(table, id, one)
  return id
}

export interface Press {
  readonly act: Act
  readonly until?: string
  readonly by: string
  readonly at: string | Date
}

/** Somebody presses the button that their mail of this deadline shows. */
export async function press(table: Table, deadline: Deadline, { by, at, ...what }: Press): Promise<Deed> {
  const mail = await mailTo(table, by, deadline)
  const { version } = deadline
  return perform(table, { deadline, version, mail, operator: by, ...what }, byLink(by, at))
}

/** Whoever did it undoes it. */
export function undoAt(table: Table, deed: Deed, at: string | Date): Promise<Deed> {
  return undo(table, deed, byLink(deed.operator, at))
}

const crew: Readonly<Record<string, Member>> = {
  'anna-prova': { kinds: ['school'] },
  'bruno-prova': { roles: ['operator'] },
  'carla-prova': { roles: ['coordinator'] },
  'dino-prova': { district: 'dalmine', kinds: ['school'] },
  'fabio-prova': { district: 'dalmine', roles: ['coordinator'] },
  'gone-prova': { leftOn: '2026-11-20' },
}

/** One table for a test file, with people of two districts, into which families arrive on a Monday as its tests want. */
export function familiesAtHand() {
  let started: Intake | undefined
  let families = 0
  beforeAll(async () => {
    started = await startIntake()
    for (const [id, member] of Object.entries(crew)) await started.addMember(id, member)
  })
  afterAll(() => started?.stop())
  const intake = () => {
    if (started === undefined) throw new Error('families arrive once the tests of the file run')
    return started
  }
  return {
    intake,
    table: () => intake().table,
    async arrived(others: Partial<Referral> = {}): Promise<Referral> {
      families += 1
      const world = emptyWorld()
      const referral = arrive(world, { number: families, at: '2026-11-23T09:00:00.000Z', others })
      await putWorld(intake().table, world)
      return referral
    },
    typesOf: async (subject: string) =>
      (await Array.fromAsync(eventsOfSubject(intake().table, subject))).map(({ type }) => type),
  }
}
