import { wordOf } from '../dictionary/reading.ts'
import { attachmentRemarks } from './attachment.ts'
import { entriesIn, idIn, isIdName } from './flat-body.ts'
import { readJsonBody } from './json-body.ts'
import { isJsonObject, type JsonObject, listIn, partName, wordsIn } from './json-part.ts'
import { optionCalled, tableAnswers } from './option.ts'
import { standardWebhooks } from './proof.ts'
import { type Provider, type SentAnswer, unreadable } from './provider.ts'

/**
 * Google Forms, as our script in the form sends it (`docs/connect/google-forms.gs`): every question with its id, title
 * and answer. A flat object of question and answer is read too, for an office with a script of its own.
 */
export const googleForms: Provider = {
  contentTypes: ['application/json'],
  proof: standardWebhooks,
  headOf: (body) => ({ submissionId: idIn(readJsonBody(body).value), isFinal: true }),
  isOwnName: isIdName,
  read(body) {
    const { value, problem } = readJsonBody(body)
    if (problem !== undefined) return unreadable(problem)
    const questions = Array.isArray(value['answers']) ? value['answers'].filter(isJsonObject) : undefined
    return {
      answers: questions?.flatMap(answersTo) ?? flatAnswers(value),
      problems: [],
      remarks: attachmentRemarks(questions?.some(hasFile) === true),
    }
  },
}

function flatAnswers(body: JsonObject): SentAnswer[] {
  return entriesIn(body).map(([name, said]) => ({ names: [name], value: said }))
}

function hasFile(question: JsonObject): boolean {
  return question['attachment'] === true
}

function answersTo(question: JsonObject): SentAnswer[] {
  if (hasFile(question)) return []
  const { title, id, value, rows } = question
  const names = wordsIn([title, id])
  if (!Array.isArray(rows)) return [{ names, value: value ?? '' }]
  return tableAnswers(
    names,
    rows.map((row, index) => rowOf(names, wordOf(row), listIn(value)[index])),
  )
}

/** What was chosen in a row of a grid: a text, or several. Google's own sheet calls the row `Question [row]`. */
function rowOf(names: readonly string[], title: string, chosen: unknown) {
  const columns = wordsIn([chosen].flat())
  return {
    title,
    names: [title, ...names.map((name) => partName(name, ' ', `[${title}]`))],
    ticked: columns.map((column) => optionCalled(column)),
  }
}
