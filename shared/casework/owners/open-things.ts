import * as z from 'zod/mini'
import { deadlineSubject } from '../../domain/deadline.ts'
import { deadlineKind } from '../../domain/deadline-policy.ts'
import { isLive, referralStatuses } from '../../domain/referral.ts'
import { deadlineRows } from '../../table/deadline-store.ts'
import { listDistricts } from '../../table/district-store.ts'
import { householdRows } from '../../table/household-store.ts'
import { referralRows } from '../../table/referral-store.ts'
import type { Table } from '../../table/table.ts'
import { followsState } from '../deadlines/demands.ts'

const deadlineName = z.object({ subject: deadlineSubject, kind: deadlineKind, number: z.int() })

/** Something open that an operator has: a deadline, or a case in which they stand without having to do anything now. */
export type OpenThing = { readonly subject: string } | z.infer<typeof deadlineName>

/** All that an operator has, what follows from cases first. May be seconds behind. */
export async function openThingsOf(table: Table, operator: string): Promise<OpenThing[]> {
  const deadlines = (await Array.fromAsync(deadlineRows(table, operator))).map((row) =>
    deadlineName.parse(row),
  )
  const ofCases = deadlines.filter(({ kind }) => followsState.has(kind))
  const others = deadlines.filter(({ kind }) => !followsState.has(kind))
  return [...ofCases, ...(await casesOf(table, operator)), ...others]
}

async function casesOf(table: Table, operator: string): Promise<OpenThing[]> {
  const districts = (await listDistricts(table)).map(({ id }) => id)
  const live = referralStatuses.filter((status) => isLive({ status }))
  const sources = districts.flatMap((district) => [
    theirs(householdRows(table, district, 'open'), 'household', operator),
    ...live.map((status) => theirs(referralRows(table, district, status), 'referral', operator)),
  ])
  return (await Promise.all(sources)).flat()
}

async function theirs(
  rows: ReturnType<typeof referralRows>,
  kind: 'household' | 'referral',
  operator: string,
): Promise<OpenThing[]> {
  const found: OpenThing[] = []
  for await (const { id, liaison, caseManager } of rows) {
    if (liaison === operator || caseManager === operator) found.push({ subject: `${kind}/${id}` })
  }
  return found
}
