import { type JsonObject, listIn, objectIn } from './json-part.ts'
import { optionCalled, optionWritten } from './option.ts'

/** What an answer or a variable of Typeform says: it stands under the name of its type. */
export function saidIn(answer: JsonObject): unknown {
  const { type, choice, choices } = answer
  if (hasFile(answer)) return transcriptOf(answer)
  if (type === 'choice') return chosen(choice)
  if (type === 'choices') return Array.isArray(choices) ? choices.map(chosen) : allChosen(choices)
  // An answer of a kind that we do not know was given all the same: it must not look like one left blank.
  return typeof type === 'string' && Object.hasOwn(answer, type) ? answer[type] : answer
}

const filed = ['file_url', 'signature', 'multi_format']

/** Whether it was answered by a file: an upload, a drawn signature, a video or a recording. */
export function hasFile(answer: JsonObject): boolean {
  return filed.some((kind) => answer['type'] === kind && isFilled(answer[kind]))
}

function isFilled(value: unknown): boolean {
  return typeof value === 'object' ? Object.keys(value ?? {}).length > 0 : Boolean(value)
}

/** Of what was said aloud; a file alone says nothing that we read. */
function transcriptOf(answer: JsonObject): unknown {
  return objectIn(answer['multi_format'])['transcript'] ?? null
}

function chosen(choice: unknown): unknown {
  const { label, ref, id, other } = objectIn(choice)
  const option = isFilled(other) ? optionWritten(other) : optionCalled(label, ref, id)
  return option.words.length > 0 ? option : choice
}

/** Labels, refs and ids side by side; what was written beside "Other" stands apart. */
function allChosen(choices: unknown): unknown {
  const { labels, refs, ids, other } = objectIn(choices)
  const [named, referred, numbered] = [listIn(labels), listIn(refs), listIn(ids)]
  const count = Math.max(named.length, referred.length, numbered.length)
  const options = Array.from({ length: count }, (_, n) => optionCalled(named[n], referred[n], numbered[n]))
  if (isFilled(other)) return [...options, optionWritten(other)]
  return options.length > 0 || Array.isArray(labels) ? options : choices
}
