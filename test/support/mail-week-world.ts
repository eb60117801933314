import { runDue, urgentOnly } from '../../shared/casework/due/due-run.ts'
import { deadlineId, type OpenDeadline } from '../../shared/domain/deadline.ts'
import { addDays } from '../../shared/domain/working-days.ts'
import { findMail, linesOf } from '../../shared/table/mail-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { runAt, seedDeadlines } from './due-table.ts'
import { at, occasionAt } from './due-world.ts'
import { doDeadline, sendAllDue, sendUrgent, suspend } from './mail-table.ts'
import type { FakeSes, SesDeed } from './post.ts'

/** One deadline of a week; hours count from its beginning. */
export interface Planned {
  readonly isDanger: boolean
  readonly setHour: number
  readonly dueAfterDays: number
  readonly doneHour?: number | undefined
}

/** Something that an addressee was told by a mail that SES has. */
export interface Heard {
  readonly operator: string
  /** Deadline and step. */
  readonly told: string
  readonly deadline: string
  readonly at: Date
  readonly kind: string
}

/** A Thursday; the weekend is the third and fourth day. */
const BEGIN = '2026-01-22'
const HOUR_MS = 3_600_000
/** Around the sending of what is due. */
export type Around = (send: () => Promise<unknown>) => Promise<unknown>

/** What happens in a week, and what is heard of it. */
export class MailWeek {
  readonly #table: Table
  readonly #ses: FakeSes
  readonly #deadlines = new Map<number, OpenDeadline>()
  readonly #done = new Map<string, Date>()
  readonly #heard: Heard[] = []
  readonly #doubts: string[] = []
  #now = at(BEGIN, '00:00')
  #suspendedAt: Date | undefined
  #noted = 0

  constructor(table: Table, ses: FakeSes, deeds: readonly SesDeed[]) {
    this.#table = table
    this.#ses = ses
    let calls = 0
    ses.does((to) => {
      const deed = deeds[calls] ?? 'take'
      calls += 1
      if (deed === 'lose' || deed === 'take-unheard') this.#doubts.push(operatorAt(to))
      return deed
    })
  }

  /** What happens so many hours after the beginning, and what is heard by it. */
  async at(hour: number, act: () => Promise<void>): Promise<void> {
    this.#now = new Date(at(BEGIN, '00:00').getTime() + hour * HOUR_MS)
    await act()
    await this.#note()
  }

  async set({ isDanger, dueAfterDays }: Planned, place: number): Promise<void> {
    const [made] = await seedDeadlines(this.#table, 1, this.#now, {
      subject: `referral/${String(place).padStart(32, '0')}`,
      caseCode: `BG-26-${String(place + 1).padStart(4, '0')}`,
      due: addDays(BEGIN, dueAfterDays),
      ...(isDanger ? { kind: 'danger' } : {}),
    })
    if (made !== undefined) this.#deadlines.set(place, made)
  }

  async finish(place: number): Promise<void> {
    const its = this.#deadlines.get(place)
    if (its === undefined) return
    await doDeadline(this.#table, its, this.#now)
    this.#done.set(deadlineId(its), this.#now)
  }

  async suspendBruno(): Promise<void> {
    this.#suspendedAt = this.#now
    await suspend(this.#table, 'bruno-esempio', this.#now)
  }

  async run(around: Around): Promise<void> {
    await runAt(this.#table, this.#now)
    await around(() => sendAllDue(this.#ses.post(this.#table), this.#now))
  }

  async sweep(around: Around): Promise<void> {
    await runDue(this.#table, urgentOnly, occasionAt(this.#now), () => false)
    await around(() => sendUrgent(this.#ses.post(this.#table), this.#now))
  }

  mendSes(): void {
    this.#ses.does('take')
  }

  outcome() {
    return {
      heard: this.#heard,
      doubts: this.#doubts,
      done: this.#done,
      suspendedAt: this.#suspendedAt,
    }
  }

  async #note(): Promise<void> {
    for (const { id, to, text } of this.#ses.taken.slice(this.#noted)) {
      const mail = await findMail(this.#table, id)
      const lines = await linesOf(this.#table, id)
      const said = lines.filter(({ caseCode = '-' }) => text.includes(caseCode))
      const about = { operator: operatorAt(to), at: this.#now, kind: mail?.kind ?? '' }
      this.#heard.push(
        ...said.map(({ deadline, step }) => ({ ...about, deadline, told: `${deadline} ${step}` })),
      )
    }
    this.#noted = this.#ses.taken.length
  }
}

const operatorAt = (address: string) => address.slice(0, address.indexOf('@'))
