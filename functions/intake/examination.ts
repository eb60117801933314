import type { DistrictRow } from '../../shared/domain/district.ts'
import { type FieldName, type FormField, fieldName } from '../../shared/domain/field.ts'
import { plain } from '../../shared/domain/folding.ts'
import type { InstitutionRow } from '../../shared/domain/institution.ts'
import type { Mapping } from '../../shared/domain/mapping.ts'
import type { Addition } from '../../shared/domain/supplement.ts'
import { addedFields, readingOfOne, withAdditions } from './added-answers.ts'
import { type Danger, dangerIn, dangerSaid, graver } from './danger.ts'
import { type Answers, answers } from './dictionary/dictionary.ts'
import { type Reading, wordsFrom } from './dictionary/reading.ts'
import type { Provider, Sent } from './providers/provider.ts'
import { titlesOf } from './questionnaire/questionnaire.ts'
import { familyFields, type Placed, place, rawFields } from './resolution.ts'

/** All that the reading of one body depends on. */
export interface Material {
  readonly provider: Provider
  readonly body: Uint8Array
  readonly mapping: Mapping
  /** What the sender completed or added on its page, in turn; it outweighs the body. */
  readonly additions?: readonly Addition[]
  /** What a person corrected, by field; it outweighs all that was sent. */
  readonly corrections: Readonly<Partial<Record<FormField, string>>>
  readonly districts: readonly DistrictRow[]
  /** Of the districts that the family may belong to. */
  readonly institutions: readonly InstitutionRow[]
  /** Calendar day of arrival in Italy. */
  readonly receivedOn: string
}

/** What was made of a body, question by question and field by field. */
export interface Findings {
  readonly sent: Sent
  readonly placed: readonly Placed[]
  readonly fields: ReadonlyMap<FieldName, unknown>
  readonly readings: ReadonlyMap<FieldName, Reading<unknown>>
  readonly answers: Answers
  readonly danger: Danger
}

/** Everything that understanding rests on; for those who want to see how a form is read. */
export function examine(material: Material): Findings {
  const { provider, body, mapping, additions = [], corrections } = material
  const sent = provider.read(body)
  const placed = place(sent.answers, mapping, familyFields)
  const told = rawFields(placed, mapping, familyFields)
  const fields = new Map([...told, ...addedFields(told, additions), ...correctedFields(corrections)])
  const readings = new Map(
    [...fields.keys()].flatMap((name) => {
      const reading = readingOf(name, told.get(name), material)
      return reading === undefined ? [] : [[name, reading] as const]
    }),
  )
  const read = answers.parse(Object.fromEntries([...readings].map(([name, { value }]) => [name, value])))
  return { sent, placed, fields, readings, answers: read, danger: dangerOf(sent, placed, material) }
}

/** What is added, or corrected, may raise a danger that the form did not tell; it never silences one. */
export function dangerOf(
  sent: Sent,
  placed: readonly Placed<FormField>[],
  material: Pick<Material, 'body' | 'mapping' | 'additions' | 'corrections'>,
): Danger {
  const { body, mapping, additions = [], corrections } = material
  const asked = placed.filter(({ field }) => field === 'child_in_danger')
  const signs = { calledAlso: [...namesFor('child_in_danger', mapping), ...titlesOf('child_in_danger')] }
  const told = dangerIn({
    ...signs,
    answers: asked.map(({ answer }) => answer.value),
    words: wordsFrom(mapping.values.child_in_danger),
    answersNearby: placed.filter(speaksOfDanger).map(({ answer }) => answer.value),
    body,
    isReadable: sent.problems.length === 0,
  })
  const added = dangerIn({
    ...signs,
    answers: additions.map((one) => one.answers.child_in_danger),
    words: new Map(),
    answersNearby: [],
    body: Buffer.from(JSON.stringify(additions.map((one) => one.answers))),
    isReadable: true,
  })
  return [added, dangerSaid(corrections.child_in_danger)].reduce(graver, told)
}

/** Somebody may have written the question in words of their own. */
function speaksOfDanger({ answer, field }: Placed<FormField>): boolean {
  return field === undefined && answer.names.some((name) => DANGER.test(` ${plain(name)} `))
}

const DANGER = / (?:pericolo|danger|peligro|خطر|الخطر) /u

function namesFor(field: FieldName, { fields }: Mapping): string[] {
  return Object.entries(fields).flatMap(([name, its]) => (its === field ? [name] : []))
}

function correctedFields(corrections: Material['corrections']): [FieldName, string][] {
  return fieldName.options.flatMap((name) => {
    const value = corrections[name]
    return value === undefined ? [] : [[name, value] as [FieldName, string]]
  })
}

/** A person corrects in our words, whatever the form's own mean; so does a sender on its page. */
function readingOf(
  name: FieldName,
  told: unknown,
  { receivedOn, mapping, additions = [], corrections }: Material,
): Reading<unknown> | undefined {
  const corrected = corrections[name]
  if (corrected !== undefined) return readingOfOne(name, corrected, { receivedOn })
  const words = wordsFrom(mapping.values[name])
  return withAdditions(name, readingOfOne(name, told, { receivedOn, words }), additions)
}
