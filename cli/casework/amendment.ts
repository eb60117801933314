import type { Answers } from '../../functions/intake/dictionary/dictionary.ts'
import type { Findings } from '../../functions/intake/examination.ts'
import { examineVersion } from '../../functions/intake/version.ts'
import type { CaseFile } from '../../shared/casework/case-file.ts'
import { correctCase } from '../../shared/casework/correct-case.ts'
import { openCase } from '../../shared/casework/decide.ts'
import { openFields, settleAmendment } from '../../shared/casework/decisions/amendment.ts'
import type { FieldName } from '../../shared/domain/field.ts'
import type { Person } from '../../shared/domain/household.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import { NotFound, Refused } from '../../shared/errors.ts'
import { listDistricts } from '../../shared/table/district-store.ts'
import { listInstitutions } from '../../shared/table/institution-store.ts'
import { findSubmission } from '../../shared/table/submission-store.ts'
import { refusedWhenChanged } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { requireForm } from '../forms/form.ts'
import { familyOf } from '../households/show.ts'
import { occasionOf } from '../operator.ts'
import { amendedCorrections } from './amended-corrections.ts'
import { referralIdOf, requireActor, standing } from './case.ts'
import { removalOf } from './correct.ts'

/**
 * What a sender changed and nobody has decided yet; the values before and after only when that is asked for.
 * @throws NotFound when there is no such case
 * @throws Refused when there is nothing to decide, or the family is not for this person to see
 */
export async function showAmendment(connection: Connection, codeOrId: string, isPersonal: boolean) {
  const { table } = connection
  const file = await openCase(table, await referralIdOf(connection, codeOrId))
  const { amended, open } = openFields(file)
  if (!isPersonal) return open.map((field) => ({ field, changedAt: amended.at }))
  await familyOf(connection, file.household.id)
  const { newest, registered } = await versionsOf(connection, file.referral, amended.bodyHash)
  return open.map((field) => ({
    field,
    changedAt: amended.at,
    before: registered[field],
    after: newest.answers[field],
  }))
}

export interface GivenSettlement {
  readonly accept: readonly FieldName[]
  readonly ignore: readonly FieldName[]
}

/**
 * Takes over, or leaves, what a sender changed after its submission became a referral.
 * @throws NotFound when there is no such case
 * @throws Refused when a field waits for no decision, or what it says now cannot be taken over
 */
export async function decideAmendment(
  connection: Connection,
  codeOrId: string,
  { accept, ignore }: GivenSettlement,
) {
  const { table, lookups } = connection
  await requireActor(connection)
  const referral = await referralIdOf(connection, codeOrId)
  const districts = await listDistricts(table)
  const corrections = async (file: CaseFile, persons: readonly Person[]) => {
    const { amended } = openFields(file)
    if (accept.length === 0) return {}
    const { newest } = await versionsOf(connection, file.referral, amended.bodyHash)
    requireReadable(newest, accept)
    const institutions = await listInstitutions(table, file.referral.district)
    return amendedCorrections(accept, newest.answers, { file, persons, districts, institutions })
  }
  const file = await correctCase(
    lookups,
    {
      referral,
      corrections,
      decision: (its, words, seen) => {
        const { bodyHash } = openFields(seen).amended
        return settleAmendment({ accept, ignore, bodyHash, corrections: its, lookups: words })
      },
    },
    occasionOf(connection),
  ).catch(refusedWhenChanged(`the case ${codeOrId}`))
  return { ...standing(file), ...removalOf(file, districts) }
}

/** The newest version, and the answers that the referral was made from. */
async function versionsOf(
  connection: Connection,
  { form: formId, submission: hash, caseCode }: Referral,
  bodyHash: string,
): Promise<{ readonly newest: Findings; readonly registered: Answers }> {
  const { table } = connection
  const submission = await findSubmission(table, formId, hash)
  if (submission === undefined) throw new NotFound(`the submission of ${caseCode} is gone: ask its sender`)
  const inHand = { submission, form: await requireForm(connection, formId), table }
  const { findings: newest } = await examineVersion(inHand, bodyHash)
  const first = submission.status === 'registered' ? submission.registeredBody : undefined
  const registered = first === undefined ? {} : (await examineVersion(inHand, first)).findings.answers
  return { newest, registered }
}

function requireReadable({ readings }: Findings, accept: readonly FieldName[]): void {
  const unread = accept.find((field) => {
    const reading = readings.get(field)
    return reading?.fault !== undefined && reading.value === undefined
  })
  if (unread === undefined) return
  throw new Refused(
    `nothing was changed: what ${unread} says now cannot be read: correct it by hand with "household correct", and ignore it here`,
  )
}
