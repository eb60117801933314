import type { DistrictRow } from '../../../shared/domain/district.ts'
import { mailAddress, shortText, slug } from '../../../shared/domain/identifier.ts'
import { language } from '../../../shared/domain/language.ts'
import {
  MAX_CAPACITY,
  MAX_REACH_KM,
  mentorGender,
  mentorKind,
  mentorStatuses,
} from '../../../shared/domain/mentor.ts'
import type { SaidPerson } from '../../../shared/mentors/person-plan.ts'
import type { Note, Row, RowProblem } from '../file/row.ts'
import type { Headings } from '../headings.ts'
import { cellReader } from '../sheet-cells.ts'
import { cellsOf } from '../sheet-row.ts'
import { type MentorColumn, mentorColumns } from './columns.ts'
import { type ListContext, listReaders } from './lists.ts'
import { reasons, type SaidMentor, type SaidStanding } from './said-mentor.ts'
import { DAY_FORMS, dayUntil, phoneNumber, programmeMunicipality, wholeNumber } from './values.ts'

export interface MentorRowContext extends ListContext {
  readonly headings: Headings
  readonly districts: readonly DistrictRow[]
  readonly translate: (column: string, word: string) => string
}

export interface MentorReading {
  readonly said: SaidMentor
  readonly problems: readonly RowProblem[]
}

const MAX_EXPERIENCE = 999

/** Reads one row. A pure function of the row, the mapping, the districts and the day. */
export function readMentorRow(row: Row, context: MentorRowContext): MentorReading {
  const { line } = row
  const problems: RowProblem[] = []
  const note: Note = (column, problem) => void problems.push({ line, column, problem })
  const cells = cellsOf(row, mentorColumns, context.headings, note)
  const read = cellReader(cells, context.translate, note)
  const lists = listReaders(context)
  const gender = read.word('gender', mentorGender.options)
  const languages = read.parts('languages', lists.languages)
  const said: SaidMentor = {
    line,
    id: read.filled('id', isSlug, 'small letters, digits and hyphens') ?? '',
    name: read.filled('name', isName, 'up to 200 characters'),
    district: read.word(
      'district',
      context.districts.map(({ id }) => id),
    ),
    kind: read.word('kind', mentorKind.options),
    organisation: read.orNone('organisation', isSlug, 'the id of an organisation'),
    writtenTo: read.word('language', language.options),
    person: readPerson(read, context),
    gender: cells.has('gender') ? (gender ?? null) : undefined,
    languages: languages?.length === 0 ? undefined : languages,
    municipality: read.filled(
      'municipality',
      programmeMunicipality(context.districts),
      'a municipality of the programme, by name or ISTAT code',
    ),
    reachKm: read.orNone('reach_km', wholeNumber(MAX_REACH_KM), `whole km, 0 to ${MAX_REACH_KM}`),
    availability: read.parts('availability', lists.availability),
    skills: read.parts('skills', lists.needs('skills')),
    preferences: read.parts('preferences', lists.needs('preferences')),
    capacity: read.orNone('capacity', wholeNumber(MAX_CAPACITY), `how many families, 0 to ${MAX_CAPACITY}`),
    standing: readStanding(read, context),
  }
  const isFine = (its: MentorColumn) => problems.every(({ column }) => column !== its)
  if (said.id === '' && isFine('id')) note('id', 'missing')
  if (languages?.length === 0 && isFine('languages')) note('languages', 'missing')
  return { said, problems }
}

type Read = ReturnType<typeof cellReader<MentorColumn>>

function readPerson(read: Read, { today }: ListContext): SaidPerson {
  const day = dayUntil(today)
  return {
    email: read.orNone('email', isAddress, 'one e-mail address'),
    phone: read.orNone('phone', phoneNumber, 'a telephone number'),
    clearanceIssuedOn: read.orNone('clearance_issued_on', day, DAY_FORMS),
    institution: read.orNone('institution', isName, 'up to 200 characters'),
    referentName: read.orNone('referent_name', isName, 'up to 200 characters'),
    referentEmail: read.orNone('referent_email', isAddress, 'one e-mail address'),
    parentsAuthorisedOn: read.orNone('parents_authorised_on', day, DAY_FORMS),
    schoolAgreedOn: read.orNone('school_agreed_on', day, DAY_FORMS),
  }
}

function readStanding(read: Read, { today }: ListContext): SaidStanding {
  const day = dayUntil(today)
  return {
    status: read.word('status', mentorStatuses),
    reason: read.word('reason', reasons),
    appliedOn: read.orNone('applied_on', day, DAY_FORMS),
    screenedOn: read.orNone('screened_on', day, DAY_FORMS),
    trainedOn: read.orNone('trained_on', day, DAY_FORMS),
    activeSince: read.orNone('active_since', day, DAY_FORMS),
    experience: read.orNone(
      'experience',
      wholeNumber(MAX_EXPERIENCE),
      `how many families, 0 to ${MAX_EXPERIENCE}`,
    ),
  }
}

const isSlug = (text: string) => slug.safeParse(text).data
const isName = (text: string) => shortText.safeParse(text).data
const isAddress = (text: string) => mailAddress.safeParse(text).data
