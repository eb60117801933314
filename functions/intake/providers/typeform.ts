import { wordOf } from '../dictionary/reading.ts'
import { attachmentRemarks } from './attachment.ts'
import { readJsonBody } from './json-body.ts'
import { isAnother, type JsonObject, listIn, objectIn, wordsIn } from './json-part.ts'
import { tickedCells } from './option.ts'
import { bodySignature } from './proof.ts'
import { type Provider, type SentAnswer, unreadable } from './provider.ts'
import { textId } from './text-id.ts'
import { hasFile, saidIn } from './typeform-value.ts'

/**
 * Typeform: answers, each with its type and its field, beside the definition of the form, which alone has titles and
 * shows what was left blank. Source: typeform.com/developers/webhooks/example-payload.
 */
export const typeform: Provider = {
  contentTypes: ['application/json'],
  proof: bodySignature('Typeform-Signature', 'sha256='),
  headOf(body) {
    const { event_type: event, form_response: response } = objectIn(readJsonBody(body).value)
    return { submissionId: textId(objectIn(response)['token']), isFinal: !isAnother(event, 'form_response') }
  },
  read(body) {
    const { value, problem } = readJsonBody(body)
    if (problem !== undefined) return unreadable(problem)
    const { definition, answers, hidden, variables } = objectIn(value['form_response'])
    const given = listIn(answers).map(objectIn)
    const fields = fieldsIn(objectIn(definition)['fields'])
    return {
      answers: [...answersTo(fields, given), ...hiddenFields(hidden), ...variablesIn(variables)],
      problems: [],
      remarks: attachmentRemarks(given.some(hasFile)),
    }
  },
}

/** Fields of groups stand inside them, no deeper than `readJsonBody` lets a body nest. */
function fieldsIn(fields: unknown): JsonObject[] {
  return listIn(fields)
    .map(objectIn)
    .flatMap((field) => [field, ...fieldsIn(innerFields(field))])
}

function innerFields({ properties }: JsonObject): readonly unknown[] {
  return listIn(objectIn(properties)['fields'])
}

function answersTo(fields: readonly JsonObject[], given: readonly JsonObject[]): SentAnswer[] {
  const known = new Map(fields.flatMap((field) => keysOf(field).map((key) => [key, field])))
  const answered = new Map<JsonObject, unknown>()
  const sent = given.map((answer) => {
    const its = objectIn(answer['field'])
    const field = keysOf(its)
      .map((key) => known.get(key))
      .find((found) => found !== undefined)
    const value = saidIn(answer)
    if (field !== undefined) answered.set(field, value)
    return { names: namesOf(its, field), value }
  })
  const blank = fields.filter((field) => isQuestion(field) && !answered.has(field))
  const tables = fields.filter((field) => field['type'] === 'matrix' && innerFields(field).length > 0)
  return [
    ...sent,
    ...blank.map((field) => ({ names: namesOf(field), value: null })),
    ...tables.map((table) => wholeTable(table, answered)),
  ]
}

/** By its ref and id, and by the title that only its definition has. */
function namesOf(field: JsonObject, definition: JsonObject = field): string[] {
  return wordsIn(['ref', 'id', 'title'].map((part) => field[part] ?? definition[part]))
}

function keysOf({ ref, id }: JsonObject): string[] {
  return wordsIn([id, ref])
}

const saysOnly = new Set<unknown>(['statement', 'welcome_screen', 'thankyou_screen'])

function isQuestion(field: JsonObject): boolean {
  return !saysOnly.has(field['type']) && innerFields(field).length === 0
}

/** Each row of a table is answered as a question of its own; here is what they say together. */
function wholeTable(table: JsonObject, answered: ReadonlyMap<JsonObject, unknown>): SentAnswer {
  const rows = innerFields(table).map(objectIn)
  const ticked = rows.map((row) => ({
    title: wordOf(row['title']),
    ticked: [answered.get(row) ?? []].flat(),
  }))
  return { names: namesOf(table), value: tickedCells(ticked) }
}

/** What the link to the form brought along, by name. */
function hiddenFields(hidden: unknown): SentAnswer[] {
  return Object.entries(objectIn(hidden)).map(([name, value]) => ({ names: [name], value }))
}

/** What the form counted or put together. */
function variablesIn(variables: unknown): SentAnswer[] {
  return listIn(variables)
    .map(objectIn)
    .map((variable) => ({ names: wordsIn([variable['key']]), value: saidIn(variable) }))
}
