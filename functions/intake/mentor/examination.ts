import type { MentorKind } from '../../../shared/domain/mentor.ts'
import { type MentorFieldName, mentorFieldName } from '../../../shared/domain/mentor-field.ts'
import { readingBy } from '../added-answers.ts'
import { sentText } from '../answer-text.ts'
import type { Danger } from '../danger.ts'
import { isBlank, type Reading, wordsFrom } from '../dictionary/reading.ts'
import { dangerOf, type Material } from '../examination.ts'
import type { Sent } from '../providers/provider.ts'
import { type Placed, place, rawFields } from '../resolution.ts'
import { type MentorAnswers, mentorAnswers, mentorReaders } from './dictionary.ts'
import { mentorFields } from './fields.ts'

/** What the single answers of a mentor's form depend on. */
export type SentByMentor = Pick<Material, 'provider' | 'body' | 'mapping' | 'corrections' | 'receivedOn'>

/** What was made of a body, question by question and field by field. */
export interface MentorFindings {
  readonly sent: Sent
  readonly placed: readonly Placed<MentorFieldName>[]
  readonly fields: ReadonlyMap<MentorFieldName, unknown>
  readonly readings: ReadonlyMap<MentorFieldName, Reading<unknown>>
  readonly answers: MentorAnswers
  readonly kind: MentorKind
  readonly danger: Danger
}

/**
 * Reads a mentor's form field by field. A pupil's own address and number are not read: whatever is found of them is left
 * where it lies, in the body. Never throws, whatever the bytes.
 */
export function examineApplication(material: SentByMentor): MentorFindings {
  const { provider, body, mapping } = material
  const sent = provider.read(body)
  const placed = place(sent.answers, mapping, mentorFields)
  const fields = new Map([...rawFields(placed, mapping, mentorFields), ...correctedFields(material)])
  const readings = readingsOf(fields, material)
  const answers = answersIn(readings)
  const kind = answers.mentor_kind ?? kindAsked(fields)
  const findings = { sent, placed, fields, readings, answers, kind }
  const danger = dangerOf(sent, placed, material)
  return { ...(kind === 'adult' ? findings : withoutOwnAddress(findings, material)), danger }
}

const askedOfPupils = ['institution', 'referent_name', 'referent_email'] as const

/** Who answers what is asked of pupils only, readably or not, is no adult: a pupil's address must not be kept. */
function kindAsked(fields: MentorFindings['fields']): MentorKind {
  return askedOfPupils.every((name) => isBlank(fields.get(name))) ? 'adult' : 'peer-tutor'
}

/** What of a pupil is not read. */
export const ownAddress: ReadonlySet<string | undefined> = new Set<MentorFieldName>(['email', 'phone'])

function withoutOwnAddress(
  findings: Omit<MentorFindings, 'danger'>,
  material: SentByMentor,
): Omit<MentorFindings, 'danger'> {
  const { placed } = findings
  const isUnread = isReferentItself(findings, material)
    ? (name: MentorFieldName) => ownAddress.has(name) || name === 'referent_email'
    : (name: MentorFieldName) => ownAddress.has(name)
  const readings = new Map([...findings.readings].filter(([name]) => !isUnread(name)))
  return {
    ...findings,
    placed: placed.map((one) => (ownAddress.has(one.field) ? { ...one, field: undefined } : one)),
    fields: new Map([...findings.fields].filter(([name]) => !isUnread(name))),
    readings,
    answers: answersIn(readings),
  }
}

/** An address that the form gives somewhere else too is the pupil's, unless a person says that it is the referent's. */
function isReferentItself(
  { placed, answers: { referent_email: referent } }: Omit<MentorFindings, 'danger'>,
  { corrections }: SentByMentor,
): boolean {
  if (referent === undefined || corrections.referent_email !== undefined) return false
  const wanted = referent.toLowerCase()
  return placed.some(
    ({ field, answer }) => field !== 'referent_email' && addressesIn(answer.value).includes(wanted),
  )
}

/** Whatever may be an address in an answer, be it one of several, with a name, or in a sentence. */
function addressesIn(answer: unknown): string[] {
  const words = sentText(answer)
    .toLowerCase()
    .split(/[\s<>()[\]{},;:"]+/)
  return words.map((word) => word.replace(/^[.']+|[.']+$/g, ''))
}

function readingsOf(
  fields: ReadonlyMap<MentorFieldName, unknown>,
  { mapping, corrections, receivedOn }: SentByMentor,
): Map<MentorFieldName, Reading<unknown>> {
  return new Map(
    [...fields].flatMap(([name, raw]) => {
      // A person corrects in our words, whatever the form's own mean.
      const words = wordsFrom(corrections[name] === undefined ? mapping.values[name] : {})
      const reading = readingBy(mentorReaders[name], raw, { receivedOn, words })
      return reading === undefined ? [] : [[name, reading] as const]
    }),
  )
}

function answersIn(readings: ReadonlyMap<MentorFieldName, Reading<unknown>>): MentorAnswers {
  return mentorAnswers.parse(Object.fromEntries([...readings].map(([name, { value }]) => [name, value])))
}

function correctedFields({ corrections }: SentByMentor): [MentorFieldName, string][] {
  return mentorFieldName.options.flatMap((name): [MentorFieldName, string][] => {
    const value = corrections[name]
    return value === undefined ? [] : [[name, value]]
  })
}
