import { isBlank, yesNo } from './reading.ts'

/** What a form says about a child in danger. An answer that is neither yes nor no counts as danger: a person confirms. */
export type Danger = 'yes' | 'unclear' | 'no'

/**
 * Reads the danger first, and from the raw bytes when the body cannot be read as a whole (cut off, not JSON).
 * @param unreadableBody the body, only when something is wrong with it
 */
export function dangerIn(raw: unknown, unreadableBody: Uint8Array | undefined): Danger {
  if (!isBlank(raw)) return answerOf(raw)
  return unreadableBody === undefined ? 'no' : dangerInBytes(unreadableBody)
}

function answerOf(raw: unknown): Danger {
  const { value } = yesNo(raw, { receivedOn: '' })
  return value === undefined ? 'unclear' : value ? 'yes' : 'no'
}

const mention = /child_in_danger["'\s]*[:=][\s"'[]*([^\s"',}\]]*)/giu

function dangerInBytes(body: Uint8Array): Danger {
  const said = [...new TextDecoder().decode(body).matchAll(mention)].map(([, word]) =>
    isBlank(word) || word === 'null' ? 'no' : answerOf(word),
  )
  return said.includes('yes') ? 'yes' : said.includes('unclear') ? 'unclear' : 'no'
}

/** Whether this danger has still to be raised: it is told, and was not raised for this submission before. */
export function isToBeRaised(
  danger: Danger,
  submission: { readonly dangerRaisedAt?: string | undefined },
): boolean {
  return danger !== 'no' && submission.dangerRaisedAt === undefined
}

const weights = ['no', 'unclear', 'yes'] as const

/** The graver of two. */
export function graver(one: Danger, other: Danger): Danger {
  return weights.indexOf(one) >= weights.indexOf(other) ? one : other
}
