import type { DistrictRow } from '../../shared/domain/district.ts'
import { type FieldName, fieldName } from '../../shared/domain/field.ts'
import { plain } from '../../shared/domain/folding.ts'
import type { InstitutionRow } from '../../shared/domain/institution.ts'
import type { Mapping } from '../../shared/domain/mapping.ts'
import { type Danger, dangerIn, dangerSaid, graver } from './danger.ts'
import { type Answers, answers, readers } from './dictionary/dictionary.ts'
import { isBlank, type Reading, wordsFrom } from './dictionary/reading.ts'
import { hasBrokenCharacters } from './providers/json-body.ts'
import type { Provider, Sent } from './providers/provider.ts'
import { titlesOf } from './questionnaire/questionnaire.ts'
import { type Placed, place, rawFields } from './resolution.ts'

/** All that the reading of one body depends on. */
export interface Material {
  readonly provider: Provider
  readonly body: Uint8Array
  readonly mapping: Mapping
  /** What a person corrected, by field; it outweighs the body. */
  readonly corrections: Readonly<Partial<Record<FieldName, string>>>
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
  const { provider, body, mapping, corrections } = material
  const sent = provider.read(body)
  const placed = place(sent.answers, mapping)
  const fields = new Map([...rawFields(placed, mapping), ...correctedFields(corrections)])
  const readings = readAll(fields, material)
  const read = answers.parse(Object.fromEntries([...readings].map(([name, { value }]) => [name, value])))
  return { sent, placed, fields, readings, answers: read, danger: dangerOf(sent, placed, material) }
}

/** A correction may raise a danger that the form did not tell; it never silences one. */
function dangerOf(sent: Sent, placed: readonly Placed[], { body, mapping, corrections }: Material): Danger {
  const asked = placed.filter(({ field }) => field === 'child_in_danger')
  const told = dangerIn({
    answers: asked.map(({ answer }) => answer.value),
    words: wordsFrom(mapping.values.child_in_danger),
    answersNearby: placed.filter(speaksOfDanger).map(({ answer }) => answer.value),
    body,
    isReadable: sent.problems.length === 0,
    calledAlso: [...namesFor('child_in_danger', mapping), ...titlesOf('child_in_danger')],
  })
  return graver(told, dangerSaid(corrections.child_in_danger))
}

/** Somebody may have written the question in words of their own. */
function speaksOfDanger({ answer, field }: Placed): boolean {
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

function readAll(
  fields: ReadonlyMap<FieldName, unknown>,
  { receivedOn, mapping, corrections }: Material,
): Map<FieldName, Reading<unknown>> {
  const sent = [...fields].filter(([, raw]) => !isBlank(raw))
  // A person corrects in our words, whatever the form's own mean.
  const wordsOf = (name: FieldName) => wordsFrom(corrections[name] === undefined ? mapping.values[name] : {})
  return new Map(
    sent.map(([name, raw]) => [
      name,
      hasBrokenCharacters(raw)
        ? { fault: 'broken-characters' }
        : readers[name](raw, { receivedOn, words: wordsOf(name) }),
    ]),
  )
}
