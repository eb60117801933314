/**
 * What became of a mail that was given to SES. `not-now`: it certainly has not taken it, and may later, when less is sent,
 * it is allowed to again, or its domain is verified. `never`: it will not take this one. `unknown`: nobody can tell whether
 * it has it.
 */
export type SesAnswer = 'taken' | 'not-now' | 'never' | 'unknown'

/** It did not even leave. */
const beforeTheCall = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'CredentialsProviderError'])
/** This mail, or its address. */
const ofTheMail = new Set(['MessageRejected', 'BadRequestException'])

/**
 * What an error of SendEmail says. SES also rejects what it would take from a verified sender, so the words count there
 * (Amazon SES developer guide, "Amazon SES email sending errors"); every other fault of the caller is one of the account or
 * of our own rights, and passes once a person has mended it.
 */
export function answerIn(error: unknown): SesAnswer {
  if (!(error instanceof Error)) return 'unknown'
  const code = 'code' in error ? String(error.code) : ''
  if (beforeTheCall.has(error.name) || beforeTheCall.has(code)) return 'not-now'
  const status = statusOf(error)
  if (status === undefined || status < 400 || status >= 500) return 'unknown'
  const isOurs = /not verified/i.test(error.message)
  return ofTheMail.has(error.name) && !isOurs ? 'never' : 'not-now'
}

/** The HTTP status that SES answered with, if it answered. */
function statusOf(error: Error): number | undefined {
  const metadata = '$metadata' in error ? error.$metadata : undefined
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return undefined
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : undefined
}
