import { romeDate } from '../../../shared/domain/rome.ts'
import { changeMentor } from '../../../shared/mentors/change-mentor.ts'
import { addMentor } from '../../../shared/mentors/new-mentor.ts'
import { listDistricts } from '../../../shared/table/district-store.ts'
import { refusedWhenChanged, refusedWhenTaken } from '../../conflicts.ts'
import type { Connection } from '../../connection.ts'
import { occasionOf } from '../../operator.ts'
import { headingsWith } from '../other-headings.ts'
import { translatorWith } from '../other-words.ts'
import { foreignRows } from '../own-districts.ts'
import { problemsOf, repeated } from '../problems.ts'
import { outcomeOf, type SheetImport, type SheetImported } from '../sheet-import.ts'
import { translator } from '../sheet-row.ts'
import { byId, eachInTurn } from '../turns.ts'
import { mentorColumns, neededOfMentors, otherMentorNames } from './columns.ts'
import type { MentorPlan } from './plan.ts'
import { planMentorRow } from './planned-row.ts'
import { readMentorRow } from './row.ts'
import { surroundingsOf } from './surroundings.ts'
import { otherMentorWords } from './words.ts'

/**
 * Adds the mentors of a file and brings those who are there to what it says, but for how far they have come; nothing is
 * written while one row has a problem, nor where all is so already.
 * @throws Refused when one of them was changed again and again at the same moment: import again
 */
export async function importMentors(connection: Connection, sheet: SheetImport): Promise<SheetImported> {
  const { plans, problems } = await planMentors(connection, sheet)
  if (problems.length === 0 && !sheet.dryRun) {
    const changed = plans.filter(({ changes }) => changes.length > 0)
    await eachInTurn(changed, sheet, (plan) => saveMentor(connection, plan))
  }
  const outcomes = plans.map(({ before, after, changes }) => {
    return { id: after.id, isNew: before === undefined, changes }
  })
  const remarks = problems.length > 0 ? [] : stayAsTheyAre(plans)
  return { ...outcomeOf(sheet, problems, outcomes), remarks }
}

async function planMentors(connection: Connection, { rows, mapping }: SheetImport) {
  const { table, now } = connection
  const at = now()
  const districts = await listDistricts(table)
  const headings = headingsWith(mentorColumns, otherMentorNames, mapping)
  const translate = translatorWith(translator(mapping), otherMentorWords)
  const context = { headings, districts, translate, mapping, today: romeDate(at) }
  const readings = rows.rows.map((row) => readMentorRow(row, context))
  const surroundings = await surroundingsOf(table, readings)
  const planned = readings.map((reading) => planMentorRow(reading, surroundings, at))
  const ofRows = [
    ...planned.flatMap(({ problems }) => problems),
    ...repeated(
      readings.map(({ said }) => said),
      'id',
      ({ id }) => id || undefined,
    ),
    ...(await foreignRows(connection, planned)),
  ]
  const plans = planned.flatMap(({ plan }) => plan ?? []).toSorted(byId(({ after }) => after.id))
  return { plans, problems: problemsOf(rows, ofRows, headings, neededOfMentors) }
}

async function saveMentor(connection: Connection, { before, after, saying }: MentorPlan): Promise<void> {
  const { table } = connection
  const occasion = occasionOf(connection)
  const thing = `mentor ${after.id}`
  if (before === undefined) await addMentor(table, after, occasion).catch(refusedWhenTaken(thing))
  else await changeMentor(table, after.id, saying, occasion).catch(refusedWhenChanged(thing))
}

/** A state is a decision with a day of its own; a file may well be older than it. */
function stayAsTheyAre(plans: readonly MentorPlan[]): string[] {
  const ids = plans.filter(({ standsOtherwise }) => standsOtherwise).map(({ after }) => after.id)
  if (ids.length === 0) return []
  const how = 'use mentor screen, train, activate, suspend or leave'
  return [`these have another status than the file says, and keep it (${how}): ${ids.join(', ')}`]
}
