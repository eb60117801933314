import type { Occasion } from '../../../events/announce.ts'
import type { Assignment } from '../../domain/assignment.ts'
import type { Operator } from '../../domain/operator.ts'
import type { Change } from '../../table/commit.ts'
import { getDistrict } from '../../table/district-store.ts'
import type { Table } from '../../table/table.ts'
import { stillHere } from '../acting.ts'
import type { CaseFile } from '../case-file.ts'
import { decidePrepared, openCase } from '../decide.ts'
import { type Places, placesOf, type Replacement, replace } from '../decisions/replace.ts'
import { findCoordinator } from './owner-search.ts'
import { questionAbout } from './referral-question.ts'
import { distinctChecks, findTaker, type Handing } from './taker.ts'

/** That somebody else has something from now on; without a name, the district itself. */
export interface Handed {
  readonly subject: string
  readonly caseCode?: string | undefined
  readonly as: 'liaison' | 'case-manager' | 'answerer' | 'coordinator' | 'owner'
  readonly to: string | undefined
  readonly reason: Assignment['reason']
}

/**
 * Replaces somebody wherever they stand in the case of a referral, with its deadlines: in one transaction, or in several
 * where more than one can hold is theirs. What is done already is left as it is: it may be asked again.
 * @throws NotFound when there is no such referral
 */
export async function replaceInCase(
  table: Table,
  referral: string,
  handing: Handing,
  occasion: Occasion,
): Promise<Handed[]> {
  const handed = new Map<string, Handed>()
  for (let turn = 1; turn <= MOST_TURNS; turn += 1) {
    const { done, isOver } = await replaceInTurn(table, referral, handing, occasion)
    for (const one of done) handed.set(`${one.subject} ${one.as}`, one)
    if (isOver) break
  }
  return [...handed.values()]
}

/** No family has so many referrals; whoever runs it again goes on. */
const MOST_TURNS = 20

async function replaceInTurn(table: Table, referral: string, handing: Handing, occasion: Occasion) {
  let done: Handed[] = []
  const prepare = async () => {
    const file = await openCase(table, referral)
    const places = placesOf(file, handing.gone)
    const replacement = await takersOf(table, file, places, handing, occasion)
    done = told(file, places, replacement)
    return { file, decision: replace(replacement) }
  }
  const after = await decidePrepared(table, prepare, occasion)
  const { isLiaison, isCaseManager, answersFor, settlesFor } = placesOf(after, handing.gone)
  return { done, isOver: !isLiaison && !isCaseManager && answersFor.length + settlesFor.length === 0 }
}

async function takersOf(
  table: Table,
  { referral, household, district }: CaseFile,
  { isLiaison, isCaseManager, answersFor, settlesFor }: Places,
  handing: Handing,
  { at }: Occasion,
): Promise<Replacement> {
  const { gone } = handing
  const nobody = { assignment: { reason: 'nobody-there' as const }, checks: [] }
  const question = await questionAbout(table, referral, district, at)
  const present = household.liaison === gone ? undefined : household.liaison
  const liaison = isLiaison
    ? await findTaker(table, { ...question, householdLiaison: present }, handing)
    : nobody
  const first = present ?? ('owner' in liaison.assignment ? liaison.assignment.owner : undefined)
  const caseManager = isCaseManager
    ? await findTaker(table, { ...question, householdLiaison: first }, handing)
    : nobody
  const answering = answersFor.map(async (id) => {
    const their = await questionAbout(table, referral, await getDistrict(table, id), at)
    return { id, ...(await findTaker(table, their, handing)) }
  })
  const settling = settlesFor.map(async (id) => {
    const other = await findCoordinator(table, { district: await getDistrict(table, id), at, except: gone })
    return { id, ...asFound(other) }
  })
  const elsewhere = await Promise.all([...answering, ...settling])
  return {
    gone,
    liaison: liaison.assignment,
    caseManager: caseManager.assignment,
    elsewhere: new Map(elsewhere.map(({ id, assignment }) => [id, assignment])),
    checks: distinctChecks([liaison, caseManager, ...elsewhere].flatMap(({ checks }) => checks)),
  }
}

function asFound(found: Operator | undefined): { assignment: Assignment; checks: Change[] } {
  if (found === undefined) return { assignment: { reason: 'nobody-there' }, checks: [] }
  return { assignment: { owner: found.id, reason: 'coordinator' }, checks: [stillHere(found)] }
}

function told({ referral, household }: CaseFile, places: Places, replacement: Replacement): Handed[] {
  const { caseCode } = referral
  const ofReferral = { subject: `referral/${referral.id}`, caseCode }
  const { liaison, caseManager, elsewhere } = replacement
  const line = ({ owner: to, reason }: Pick<Assignment, 'owner' | 'reason'>) => ({ to, reason })
  const at = (as: 'answerer' | 'coordinator', districts: readonly string[]) =>
    districts.flatMap((id) => {
      const taker = elsewhere.get(id)
      return taker === undefined ? [] : [{ ...ofReferral, as, ...line(taker) }]
    })
  return [
    ...(places.isLiaison ? [{ ...ofReferral, as: 'liaison' as const, ...line(liaison) }] : []),
    ...(places.isCaseManager
      ? [
          {
            subject: `household/${household.id}`,
            caseCode,
            as: 'case-manager' as const,
            ...line(caseManager),
          },
        ]
      : []),
    ...at('answerer', places.answersFor),
    ...at('coordinator', places.settlesFor),
  ]
}
