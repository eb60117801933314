import { type FormField, fieldName, type Problem } from '../../shared/domain/field.ts'
import { maskedText, sentText } from './answer-text.ts'
import type { Danger } from './danger.ts'
import { isBlank, type Reading } from './dictionary/reading.ts'
import { examine, type Material } from './examination.ts'
import { findInstitution } from './institution.ts'
import type { Placed } from './resolution.ts'
import { conclude } from './understanding.ts'

/**
 * What was made of one question or field. `missing`: a referral, or a mentor's
 * application, needs it, and it is not there or cannot be read;
 * `remark`: it cannot be read in whole, which stops nothing.
 */
export type Verdict = 'understood' | 'remark' | 'missing' | 'blank' | 'not in the dictionary' | 'not asked'

/** One line of a report on a form: a question that was sent, or a field that no question asked for. */
export interface ExplainedLine {
  readonly verdict: Verdict
  readonly field: Problem['field'] | undefined
  /** What the form calls the question; undefined when it asked none. */
  readonly called: string | undefined
  readonly problem: Problem['problem'] | undefined
  /** The value by its shape alone, or as it was sent where that was asked for. */
  readonly value: string | undefined
  /** Where the answer is not what counts, or was not given by the form. */
  readonly note: 'constant' | 'added' | 'corrected' | 'another answer counts' | undefined
}

export interface Explanation {
  readonly isComplete: boolean
  readonly danger: Danger
  readonly lines: readonly ExplainedLine[]
}

/** How a form of any kind was read. */
export interface Explainable {
  /** The dictionary of its kind. */
  readonly names: readonly FormField[]
  readonly placed: readonly Placed<FormField>[]
  readonly fields: ReadonlyMap<FormField, unknown>
  readonly readings: ReadonlyMap<FormField, Reading<unknown>>
  readonly understanding: Understood
  /** What is only to be noted and no reading shows: a name that nothing is called by. */
  readonly unknown: readonly FormField[]
  readonly material: Pick<Material, 'additions' | 'corrections'>
}

type Understood = Readonly<{ danger: Danger }> &
  Readonly<
    { isComplete: true; remarks: readonly Problem[] } | { isComplete: false; problems: readonly Problem[] }
  >

/**
 * Tells how the body of a form for families is read, question by question as it was sent, then field by field for what was
 * not asked.
 * @param showValue how a value is shown; by default its letters as x and its digits as 9
 */
export function explain(material: Material, showValue?: (value: unknown) => string): Explanation {
  const findings = examine(material)
  const understanding = conclude(findings, material)
  const { institution } = findings.answers
  const isUnknown =
    institution !== undefined && findInstitution(institution, material.institutions) === undefined
  const unknown: FormField[] = isUnknown ? ['institution'] : []
  return explanationFrom(
    { ...findings, names: fieldName.options, understanding, unknown, material },
    showValue,
  )
}

/** The same of a form of any kind that was read already. */
export function explanationFrom(
  read: Explainable,
  showValue: (value: unknown) => string = maskedText,
): Explanation {
  const { understanding, names, placed } = read
  const whole = reported(understanding).filter(({ field }) => field === 'body')
  const told: Told = { ...read, faults: faultsOf(read), showValue }
  const asked = new Set(placed.map(({ field }) => field))
  const lines = [
    ...whole.map(({ field, problem }) => ({
      ...noLine,
      verdict: verdictOfWhole(understanding),
      field,
      problem,
    })),
    ...placed.map((one) => lineOfQuestion(one, told)),
    ...noWayToReach(understanding),
    ...names.filter((field) => !asked.has(field)).map((field) => lineOfField(field, told)),
  ]
  return { isComplete: understanding.isComplete, danger: understanding.danger, lines }
}

interface Told extends Explainable {
  readonly faults: ReadonlyMap<Problem['field'], FieldFault>
  readonly showValue: (value: unknown) => string
}

interface FieldFault {
  readonly verdict: Verdict
  readonly problem: Problem['problem']
}

const noLine = { called: undefined, problem: undefined, value: undefined, note: undefined }

/** What stands in the way of a referral, or what is only to be noted. */
function reported(understanding: Understood): readonly Problem[] {
  return understanding.isComplete ? understanding.remarks : understanding.problems
}

function verdictOfWhole(understanding: Understood): Verdict {
  return understanding.isComplete ? 'remark' : 'missing'
}

/** What is wrong with each field, above all what stands in a referral's way. */
function faultsOf({ readings, understanding, unknown }: Explainable): Told['faults'] {
  const faults = new Map<Problem['field'], FieldFault>(
    unknown.map((field) => [field, { verdict: 'remark', problem: 'unknown' }]),
  )
  for (const [field, { fault: problem }] of readings) {
    if (problem !== undefined) faults.set(field, { verdict: 'remark', problem })
  }
  const verdict = verdictOfWhole(understanding)
  for (const { field, problem } of reported(understanding)) faults.set(field, { verdict, problem })
  return faults
}

function lineOfQuestion({ answer, field }: Placed<FormField>, told: Told): ExplainedLine {
  const { value } = answer
  const line = {
    ...noLine,
    called: calledBy(answer.names),
    value: isBlank(value) ? undefined : told.showValue(value),
  }
  if (field === undefined) return { ...line, verdict: 'not in the dictionary', field }
  const fault = told.faults.get(field)
  const note = noteOn(field, value, told)
  if (note === 'another answer counts') return { ...line, verdict: 'remark', field, note }
  if (!isBlank(value) || note === 'corrected')
    return { ...line, verdict: 'understood', ...fault, field, note }
  return { ...line, verdict: 'blank', ...(fault?.problem === 'missing' ? fault : {}), field }
}

/** An answer that is not among what is read for its field; of a danger, every answer is heeded. */
function noteOn(field: FormField, value: unknown, { fields, material }: Told): ExplainedLine['note'] {
  if (material.corrections[field] !== undefined) return 'corrected'
  const counts = fields.get(field)
  const isIn = Array.isArray(counts) && [value].flat().every((one) => counts.includes(one))
  const isHeeded = field === 'child_in_danger' || counts === value || isIn
  return isBlank(value) || isHeeded ? undefined : 'another answer counts'
}

/** What no question asked for: it may come of a correction or a constant all the same. */
function lineOfField(field: FormField, { fields, faults, material, showValue }: Told): ExplainedLine {
  const value = fields.get(field)
  const fault = faults.get(field)
  if (isBlank(value)) return { ...noLine, verdict: 'not asked', ...fault, field }
  const isAdded = material.additions?.some(({ answers }) => Object.hasOwn(answers, field)) === true
  const note = material.corrections[field] === undefined ? (isAdded ? 'added' : 'constant') : 'corrected'
  return { ...noLine, verdict: 'understood', ...fault, field, value: showValue(value), note }
}

/** The way to reach the family is a problem of four fields together. */
function noWayToReach(understanding: Understood): ExplainedLine[] {
  const problems = understanding.isComplete ? [] : understanding.problems
  return problems
    .filter(({ field }) => field === 'contact')
    .map((problem) => ({ ...noLine, ...problem, verdict: 'missing' }))
}

const MAX_NAME_LENGTH = 100

/** The question as people see it: its title where it has one, else the most telling of its names. */
function calledBy(names: readonly string[]): string {
  const title = names.findLast((name) => /\s/.test(name.trim()))
  const word = names.findLast((name) => !/[\d_/]/.test(name))
  return sentText(title ?? word ?? names[0]).slice(0, MAX_NAME_LENGTH)
}
