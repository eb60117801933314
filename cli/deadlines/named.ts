import { type Deadline, isOpen } from '../../shared/domain/deadline.ts'
import type { DeadlineKind } from '../../shared/domain/deadline-policy.ts'
import { NotFound, Refused } from '../../shared/errors.ts'
import { deadlinesOf } from '../../shared/table/deadline-store.ts'
import type { Table } from '../../shared/table/table.ts'
import { subjectsOf } from './subject.ts'

/** A deadline as a person names it. */
export interface NamedDeadline {
  /** A case code, an id, or `kind/id`. */
  readonly about: string
  readonly kind: DeadlineKind
  /** Needed only when several of the kind are open. */
  readonly number?: number | undefined
}

/**
 * The deadline that is meant: the one of this number, else the only open one, else the last that ended.
 * @throws NotFound when there never was one
 * @throws Refused when several are open and no number says which
 */
export async function findNamed(table: Table, { about, kind, number }: NamedDeadline): Promise<Deadline> {
  const subjects = await subjectsOf(table, about)
  const all = (await Promise.all(subjects.map((one) => deadlinesOf(table, one)))).flat()
  const ofKind = all.filter((one) => one.kind === kind)
  const numbered = number === undefined ? ofKind : ofKind.filter((one) => one.number === number)
  const open = numbered.filter(isOpen)
  const [only] = open
  if (only !== undefined && open.length === 1) return only
  if (open.length > 1) throw new Refused(whichOf(about, kind, open))
  const last = numbered.at(-1)
  if (last !== undefined) return last
  throw new NotFound(
    `${about} has no deadline ${kind}${number === undefined ? '' : ` ${number}`}: ${whatItHas(about, all)}`,
  )
}

function whichOf(about: string, kind: string, open: readonly Deadline[]): string {
  const them = open.map(({ number, due, owner }) => `${number} (due ${due}, ${owner ?? 'the district'})`)
  return `${about} has ${open.length} deadlines ${kind}: say which, ${them.join(', ')}`
}

function whatItHas(about: string, all: readonly Deadline[]): string {
  const open = all.filter(isOpen).map(({ kind, number }) => `${kind} ${number}`)
  return open.length === 0
    ? `nothing is open there, see "deadline list --subject ${about} --all"`
    : `open are ${open.join(', ')}`
}
