import { isNonce, nonceOf } from './nonce.ts'

/** The field by which the page that asks once more says for exactly which form it asked. */
export const CONFIRM = 'confirm'

/** What the page that asks once more says in its field. */
export function confirmValue(form: URLSearchParams, token: string): string {
  return nonceOf(token, CONFIRM, asAsked(form).toString())
}

/** Whether somebody was asked once more whether they mean this form, and said so. */
export function isConfirmed(form: URLSearchParams, token: string): boolean {
  return isNonce(form.get(CONFIRM), token, CONFIRM, asAsked(form).toString())
}

/** The form without what only that page added. */
export function asAsked(form: URLSearchParams): URLSearchParams {
  return new URLSearchParams([...form].filter(([name]) => name !== CONFIRM))
}
