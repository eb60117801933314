import * as z from 'zod/mini'
import { formInSubject, hashInSubject, idInSubject } from './subject.ts'

/**
 * To whom a mail goes: `operator/<id>`; `submission/<form>.<hash>`, whoever sent it; `partner/<id>`, its contact. The
 * address itself is looked up when the mail is sent, and stands nowhere else but by its hash.
 */
export const addressee = z
  .string()
  .check(z.regex(/^(?:operator\/[a-z0-9-]+|partner\/[a-z0-9-]+|submission\/[a-z0-9-]+\.[0-9a-f]{32})$/))

/** Who that is. */
type Addressee =
  | { readonly kind: 'operator'; readonly id: string }
  | { readonly kind: 'partner'; readonly id: string }
  | { readonly kind: 'submission'; readonly form: string; readonly hash: string }

/** @param text as the schema has it */
export function readAddressee(text: string): Addressee {
  const id = idInSubject(text)
  if (text.startsWith('operator/')) return { kind: 'operator', id }
  if (text.startsWith('partner/')) return { kind: 'partner', id }
  return { kind: 'submission', form: formInSubject(text), hash: hashInSubject(text) }
}

/** The operator that an addressee is, if it is one. */
export function addressedOperator(text: string): string | undefined {
  const who = readAddressee(text)
  return who.kind === 'operator' ? who.id : undefined
}
