import type { Choice } from '../choice.ts'
import { wordOf } from '../dictionary/reading.ts'
import { attachmentRemarks } from './attachment.ts'
import { readJsonBody } from './json-body.ts'
import { isAnother, type JsonObject, listIn, objectIn, partName, wordsIn } from './json-part.ts'
import { optionCalled, optionWritten, tableAnswers } from './option.ts'
import { bodySignature } from './proof.ts'
import { type Provider, type SentAnswer, unreadable } from './provider.ts'
import { textId } from './text-id.ts'

/**
 * Tally: a list of fields, each with its label, key and type; options are chosen by their ids, with the list of options
 * beside them. Source: the example of tally.so/help/webhooks, which has every type of field.
 */
export const tally: Provider = {
  contentTypes: ['application/json'],
  proof: bodySignature('Tally-Signature'),
  headOf(body) {
    const { eventType, data } = objectIn(readJsonBody(body).value)
    const { submissionId, responseId } = objectIn(data)
    return {
      submissionId: textId(submissionId) ?? textId(responseId),
      isFinal: !isAnother(eventType, 'FORM_RESPONSE'),
    }
  },
  read(body) {
    const { value, problem } = readJsonBody(body)
    if (problem !== undefined) return unreadable(problem)
    const fields = listIn(objectIn(value['data'])['fields']).map(objectIn)
    const ticks = ticksOf(fields)
    const questions = fields.filter((field) => !isTick(field, ticks))
    return {
      answers: questions.flatMap(answersTo),
      problems: [],
      remarks: attachmentRemarks(questions.some(hasFile)),
    }
  },
}

/** Beside a question with checkboxes Tally sends one field more per option, `{key}_{option id}`, ticked or not. */
function ticksOf(fields: readonly JsonObject[]): ReadonlySet<string> {
  return new Set(
    fields.flatMap(({ key, options }) =>
      listIn(options).map((option) => partKey(key, objectIn(option)['id'])),
    ),
  )
}

/** Of one option of a question, or of one row. */
function partKey(key: unknown, part: unknown): string {
  return partName(wordOf(key), '_', wordOf(part))
}

function isTick({ key, value, options }: JsonObject, ticks: ReadonlySet<string>): boolean {
  const isTickedOrNot = typeof value === 'boolean' || value === null
  return isTickedOrNot && options === undefined && typeof key === 'string' && ticks.has(key)
}

function answersTo(field: JsonObject): SentAnswer[] {
  const { key, label, type, value, options } = field
  const names = wordsIn([label, key])
  if (hasFile(field)) return [{ names, value: null }]
  if (type === 'MATRIX' && typeof value === 'object') return tableAnswers(names, rowsOf(field))
  return [{ names, value: Array.isArray(options) ? chosenIn(value, optionsById(options)) : value }]
}

const filed = new Set<unknown>(['FILE_UPLOAD', 'SIGNATURE'])

function hasFile({ type, value }: JsonObject): boolean {
  return filed.has(type) && listIn(value).length > 0
}

type Options = ReadonlyMap<unknown, Choice>

function optionsById(options: unknown): Options {
  const choices = listIn(options).map(objectIn)
  return new Map(
    choices.map(({ id, text, isOtherOption }) => [
      id,
      isOtherOption === true ? optionWritten(text, id) : optionCalled(text, id),
    ]),
  )
}

/** One id, a list of ids, or null; what is no id of an option stays as it came. */
function chosenIn(value: unknown, options: Options): unknown[] {
  const ids = new Set<unknown>([value].flat())
  return [...ids].filter((id) => id !== null && id !== undefined).map((id) => options.get(id) ?? id)
}

function rowsOf({ key, value, rows, columns }: JsonObject) {
  const ticked = new Map(Object.entries(objectIn(value)))
  const titles = new Map(
    listIn(rows)
      .map(objectIn)
      .map(({ id, text }) => [wordOf(id), wordOf(text)]),
  )
  const options = optionsById(columns)
  return [...new Set([...titles.keys(), ...ticked.keys()])].map((id) => ({
    title: titles.get(id) ?? '',
    names: wordsIn([titles.get(id), partKey(key, id)]),
    ticked: chosenIn(ticked.get(id), options),
  }))
}
