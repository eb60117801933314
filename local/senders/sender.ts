import type { FilledForm } from './filled-form.ts'
import type { SenderProof } from './sender-proof.ts'

/** How a provider sends its forms, as its documentation has it; written without looking at how we read them. */
export interface Sender {
  readonly contentType: string
  readonly proof: SenderProof
  bodyOf(form: FilledForm, sentAt: Date): Uint8Array
  /** The same form in an event that is no finished form, where the provider has such. */
  unfinishedBodyOf?(form: FilledForm, sentAt: Date): Uint8Array
}

/** A request that is ready to be sent to a form's webhook address. */
export interface Post {
  readonly headers: Readonly<Record<string, string>>
  readonly body: Uint8Array
  /** What stands behind the address that `partner add` gives without a secret: `/<secret>`, or nothing. */
  readonly pathSuffix: string
}

/** The request of a provider that has been given this secret, with any body at all. */
export function postOf({ contentType, proof }: Sender, body: Uint8Array, secret: string, sentAt: Date): Post {
  const { headers = {}, pathSuffix = '' } = proof.prove(body, secret, sentAt)
  return { headers: { 'content-type': contentType, ...headers }, body, pathSuffix }
}
