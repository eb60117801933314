import { readFileSync } from 'node:fs'
import { afterEach, beforeEach } from 'vitest'
import type { Connection } from '../../cli/connection.ts'
import { checkDeadlines } from '../../cli/deadlines/check.ts'
import type { Fault } from '../../shared/casework/repair/deadline-faults.ts'
import { isOpen } from '../../shared/domain/deadline.ts'
import { deadlinesOf } from '../../shared/table/deadline-store.ts'
import type { Item } from '../../shared/table/shape.ts'
import { eventsOf, startConnection } from './connection.ts'

/** An item as the version before wrote it. */
export function itemOfBefore(name: string): Item {
  const file = new URL(`../shared/table/fixtures/${name}.json`, import.meta.url)
  return JSON.parse(readFileSync(file, 'utf8'))
}

/** For each test a table of its own at an instant, and what a check of its deadlines finds. */
export function tableToCheck(at: string) {
  let started: Awaited<ReturnType<typeof startConnection>> | undefined
  beforeEach(async () => {
    started = await startConnection(at)
  })
  afterEach(() => started?.stop())
  const connection = (): Connection => {
    if (started === undefined) throw new Error('a table is there once a test runs')
    return started.connection
  }
  return {
    connection,
    /** A check, or a repair: what was wrong and still is, in words. */
    async run(isRepair: boolean, district?: string) {
      const checked = await checkDeadlines(connection(), { district, isRepair, tell: () => undefined })
      return { ...checked, faults: checked.faults.map(inWords), left: checked.left.map(inWords) }
    },
    /** What is open about a subject: `triage 1 anna-prova 2026-12-07`. */
    async openIn(subject: string) {
      const open = (await deadlinesOf(connection().table, subject)).filter(isOpen)
      return open.map(({ kind, number, owner, due }) => `${kind} ${number} ${owner} ${due}`)
    },
    typesOf: async (subject: string) => (await eventsOf(connection(), subject)).map(({ type }) => type),
  }
}

function inWords({ caseCode, subject, what, fault }: Fault): string {
  return `${caseCode ?? subject} ${what}: ${fault}`
}
