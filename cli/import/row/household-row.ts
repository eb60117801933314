import { wordOf } from '../../../functions/intake/dictionary/reading.ts'
import { householdAnswers } from '../../../functions/intake/first-referral.ts'
import type { DistrictRow } from '../../../shared/domain/district.ts'
import { type Household, importedHouseholdId, type Person } from '../../../shared/domain/household.ts'
import { findPlace } from '../../../shared/domain/municipality.ts'
import type { Note, Row, RowProblem } from '../file/row.ts'
import type { CellContext } from './cell.ts'
import { cellsByColumn, readAnswers } from './cells.ts'
import { readSince, SINCE_FORMS } from './dates.ts'
import { readMembers } from './members.ts'
import { personsOf } from './persons.ts'

export interface RowContext extends CellContext {
  readonly districts: readonly DistrictRow[]
  /** Only households of this district. */
  readonly district: string | undefined
}

/** A household as it will stand in the table, and the line that it comes from. */
export interface NewHousehold {
  readonly line: number
  readonly household: Household
  readonly persons: readonly Person[]
}

export interface RowReading {
  /** None when something is wrong. */
  readonly made?: NewHousehold
  readonly problems: readonly RowProblem[]
}

/** Reads one row. A pure function of the row, the mapping, the districts and the day. */
export function readRow(row: Row, context: RowContext): RowReading {
  const { line } = row
  const problems: RowProblem[] = []
  const note: Note = (column, problem) => void problems.push({ line, column, problem })
  const raw = cellsByColumn(row, context.mapping, note)
  const read = readAnswers(raw, context, note)
  const { members, faults } = readMembers(raw.get('persons'), context)
  for (const { column, problem } of faults) note(column, problem)
  const recordNumber = readRecordNumber(raw.get('record'), note)
  const since = sinceOf(raw.get('since'), context.today, note)
  if (!raw.has('municipality')) note('municipality', 'missing')
  const place = readPlace(read.municipality, context, note)
  const id = importedHouseholdId(place?.district ?? '', recordNumber)
  const persons = personsOf(id, read, members, note)
  if (place === undefined || problems.length > 0) return { problems }
  const { district, istatCode: municipality } = place
  const its = { id, district, municipality, since, recordNumber, ...householdAnswers(read) }
  return { made: { line, household: { ...its, status: 'open', version: 1 }, persons }, problems }
}

const MAX_RECORD_NUMBER_LENGTH = 100

function readRecordNumber(raw: unknown, note: Note): string {
  const text = wordOf(raw).trim()
  if (text === '') note('record', raw === undefined ? 'missing' : 'unreadable')
  if (text.includes('\0') || !text.isWellFormed()) note('record', 'broken-characters')
  if (text.length > MAX_RECORD_NUMBER_LENGTH) note('record', 'too-long')
  return text
}

/** At noon, which is the same day in Italy; today when it is not said. */
function sinceOf(raw: unknown, today: string, note: Note): string {
  const date = raw === undefined ? today : readSince(wordOf(raw), today)
  if (date === undefined) note('since', `not a date up to today: write ${SINCE_FORMS}`)
  return `${date ?? today}T12:00:00.000Z`
}

function readPlace(text: string | undefined, { districts, district }: RowContext, note: Note) {
  if (text === undefined) return undefined
  const place = findPlace(text, districts)
  if (place === undefined) note('municipality', 'unknown')
  if (place?.kind !== 'district') {
    if (place !== undefined) note('municipality', 'in no district of the programme')
    return undefined
  }
  if (district !== undefined && place.district !== district) note('municipality', `not in ${district}`)
  return place
}
