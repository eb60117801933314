import { beforeEach } from 'vitest'
import type { Connection } from '../../cli/connection.ts'
import { type AnyEvent, anyEvent } from '../../events/all-events.ts'
import type { Occasion } from '../../events/announce.ts'
import { isOpen } from '../../shared/domain/deadline.ts'
import type { Mentor } from '../../shared/domain/mentor.ts'
import type { Organisation } from '../../shared/domain/organisation.ts'
import { commit } from '../../shared/table/commit.ts'
import { deadlinesOf } from '../../shared/table/deadline-store.ts'
import { mentorShape } from '../../shared/table/mentor-store.ts'
import { organisationShape } from '../../shared/table/organisation-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { occasionAt } from './casework-world.ts'
import { eventsOf } from './connection.ts'
import { memoryConnection } from './memory-connection.ts'
import type { MemoryTable } from './memory-table.ts'
import { insured } from './mentors.ts'
import { addOperators } from './operators.ts'

/** For each test a table in memory at an instant, with the programme's districts, invented operators, one organisation. */
export function mentorTable(at = '2026-11-23T08:00:00.000Z') {
  let made: { connection: Connection; memory: MemoryTable } | undefined
  beforeEach(async () => {
    made = await memoryConnection(at)
    await addOperators(made.connection)
    await put(made.connection.table, insured)
  })
  const given = () => {
    if (made === undefined) throw new Error('a table is there once a test runs')
    return made
  }
  const table = () => given().connection.table
  return {
    table,
    memory: () => given().memory,
    /** The command line, as one of the operators. */
    as: (operator: string, now = at): Connection => ({
      ...given().connection,
      operator,
      now: () => new Date(now),
    }),
    /** By a coordinator of Bergamo. */
    now: (later = at): Occasion => occasionAt(later, 'carla-prova'),
    put: (...things: (Mentor | Organisation)[]) => put(table(), ...things),
    /** What is open about a subject: `clearance 1 carla-prova 2027-09-14`. */
    async openIn(subject: string): Promise<string[]> {
      const open = (await deadlinesOf(table(), subject)).filter(isOpen)
      return open.map(({ kind, number, owner, due }) => `${kind} ${number} ${owner ?? 'nobody'} ${due}`)
    },
    eventsOf: async (subject: string): Promise<AnyEvent[]> =>
      (await eventsOf(given().connection, subject)).map((one) => anyEvent.parse(one)),
    typesOf: async (subject: string) =>
      (await eventsOf(given().connection, subject)).map(({ type }) => type).toSorted(),
  }
}

/** Mentors and organisations as they are, without an event. */
async function put(table: Table, ...things: (Mentor | Organisation)[]): Promise<void> {
  const items = things.map((one) =>
    'person' in one ? mentorShape.toItem(one) : organisationShape.toItem(one),
  )
  await commit(
    table,
    items.map((create) => ({ create })),
    [],
  )
}
