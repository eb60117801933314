import { attachmentRemarks } from './attachment.ts'
import { readJsonBody } from './json-body.ts'
import { isAnother, objectIn, partName } from './json-part.ts'
import { optionCalled, tableAnswers } from './option.ts'
import { standardWebhooks } from './proof.ts'
import { type Provider, type SentAnswer, unreadable } from './provider.ts'
import { textId } from './text-id.ts'

/**
 * Formbricks: answers by the question's id, which its author can choose, without titles or options; hidden fields stand
 * among them. Source: the webhook pipeline and the response types of github.com/formbricks/formbricks.
 */
export const formbricks: Provider = {
  contentTypes: ['application/json'],
  proof: standardWebhooks,
  headOf(body) {
    const { event, data } = objectIn(readJsonBody(body).value)
    return { submissionId: textId(objectIn(data)['id']), isFinal: !isAnother(event, 'responseFinished') }
  },
  // A webhook is saved, and its secret shown, only after this was answered; it is signed with a secret nobody has yet.
  isPing: (body) => readJsonBody(body).value?.['event'] === 'testEndpoint',
  read(body) {
    const { value, problem } = readJsonBody(body)
    if (problem !== undefined) return unreadable(problem)
    const { data, hiddenFields, variables } = objectIn(value['data'])
    const given = [data, hiddenFields, variables].flatMap((part) => Object.entries(objectIn(part)))
    return {
      answers: given.flatMap(([name, said]) => answersTo(name, said)),
      problems: [],
      remarks: attachmentRemarks(given.some(([, said]) => isUpload(said))),
    }
  },
}

function answersTo(name: string, said: unknown): SentAnswer[] {
  const names = [name]
  if (isUpload(said)) return [{ names, value: null }]
  if (Array.isArray(said)) return [{ names, value: said }, ...partsOf(name, said)]
  if (typeof said === 'object' && said !== null) return tableAnswers(names, rowsOf(name, said))
  return [{ names, value: typeof said === 'string' ? (consents.get(said) ?? said) : said }]
}

/** What Formbricks writes for a box that was ticked, or passed over. */
const consents = new Map([
  ['accepted', optionCalled('accepted', 'yes')],
  ['dismissed', optionCalled('dismissed', 'no')],
])

const upload = /^(?:https?:\/\/[^/\s]+)?\/storage\/[^/\s]+\/(?:private|public)\/\S+$/

function isUpload(said: unknown): boolean {
  const files = Array.isArray(said) ? said : [said]
  return files.length > 0 && files.every((file) => typeof file === 'string' && upload.test(file))
}

/** A question for contact details or an address sends all its lines in this order, hidden ones as blank texts. */
const lines = new Map([
  [5, ['firstName', 'lastName', 'email', 'phone', 'company']],
  [6, ['addressLine1', 'addressLine2', 'city', 'state', 'zip', 'country']],
])

/** Its lines one by one, for a mapping: `contact.phone`. A list of as many options has them too, and nobody asks. */
function partsOf(name: string, said: readonly unknown[]): SentAnswer[] {
  const parts = lines.get(said.length) ?? []
  return parts.map((part, n) => ({ names: [partName(name, '.', part)], value: said[n] }))
}

/** A table of questions names rows and columns as people see them. */
function rowsOf(name: string, said: object) {
  return Object.entries(said).map(([row, column]) => ({
    title: row,
    names: [row, partName(name, '.', row)],
    ticked: typeof column === 'string' && column !== '' ? [optionCalled(column)] : [column],
  }))
}
