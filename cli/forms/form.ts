import type { Proof } from '../../functions/intake/providers/proof.ts'
import { providers } from '../../functions/intake/providers.ts'
import type { Form } from '../../shared/domain/form.ts'
import { NotFound } from '../../shared/errors.ts'
import { findForm } from '../../shared/table/form-store.ts'
import type { Connection } from '../connection.ts'

/** @throws NotFound when there is no such form */
export async function requireForm({ table }: Connection, id: string): Promise<Form> {
  const found = await findForm(table, id)
  if (found === undefined) throw new NotFound(`form ${id} does not exist: see "partner form list"`)
  return found
}

/** Where a form posts to, with its secret where that is the end of the address. */
export function webhookUrlOf({ webhooks }: Connection, { id, provider }: Form, secret: string): string {
  const isInPath = providers[provider].proof.kind === 'path-secret'
  return isInPath ? `${webhooks}/${id}/${secret}` : `${webhooks}/${id}`
}

/** What the partner's office puts into its form. */
export interface ConnectionDetails {
  readonly id: string
  readonly webhookUrl: string
  readonly secret: string
  /** Where a request carries its proof. */
  readonly proof: string
  /** The page that says what to click. */
  readonly guide: string
}

export function connectionDetails(connection: Connection, form: Form, secret: string): ConnectionDetails {
  const { id, provider, kind } = form
  return {
    id,
    webhookUrl: webhookUrlOf(connection, form, secret),
    secret,
    proof: proofWords(providers[provider].proof),
    guide: kind === 'mentor' ? 'docs/mentor-form.md' : `docs/connect/${provider}.md`,
  }
}

function proofWords(proof: Proof): string {
  switch (proof.kind) {
    case 'standard-webhooks':
      return 'signed with the secret, in the header webhook-signature, with webhook-id and webhook-timestamp'
    case 'body-signature':
      return `signed with the secret, in the header ${proof.header}`
    case 'shared-secret':
      return 'the secret itself in the header X-Raccordo-Secret, or as the password of Basic authentication'
    case 'path-secret':
      return 'the secret is the end of the address'
  }
}
