import { randomBytes } from 'node:crypto'
import { addPartner, type NewPartner } from '../../cli/partners.ts'
import type { FilledForm } from '../../local/senders/filled-form.ts'
import { postOf, type Sender } from '../../local/senders/sender.ts'
import { senders } from '../../local/senders.ts'
import type { Provider } from '../../shared/domain/form.ts'
import type { Answer } from './partner.ts'
import type { JourneyStack } from './stack.ts'

/** A partner whose form is at one of the providers; the provider sends for it. */
export interface ProviderPartner {
  readonly id: string
  readonly secret: string
  readonly sender: Sender
  /** Sends a form as the provider would, or any bytes with the provider's proof. */
  send(form: FilledForm | Uint8Array, how?: HowPosted): Promise<Answer>
}

export interface HowPosted {
  readonly secret?: string
  readonly sentAt?: Date
  readonly method?: string
  /** Sent without anything that proves it. */
  readonly isUnproven?: true
  readonly contentType?: string
  /** Beside the provider's own headers. */
  readonly headers?: Readonly<Record<string, string>>
}

export async function addProviderPartner(
  stack: Pick<JourneyStack, 'connection' | 'endpoints'>,
  provider: Provider,
  given: Pick<NewPartner, 'id'> & Partial<NewPartner>,
): Promise<ProviderPartner> {
  const sender = senders[provider]
  const secret = given.secret ?? sender.proof.makeSecret(randomBytes(32))
  await addPartner(stack.connection, { name: given.id, district: 'bergamo', ...given, provider, secret })
  return {
    id: given.id,
    secret,
    sender,
    send: (form, how = {}) =>
      post(`${stack.endpoints.http}/webhooks/${given.id}`, form, sender, { secret, ...how }),
  }
}

async function post(
  url: string,
  form: FilledForm | Uint8Array,
  sender: Sender,
  how: HowPosted & { readonly secret: string },
): Promise<Answer> {
  const { secret, sentAt = new Date(), method = 'POST', isUnproven } = how
  const bytes = form instanceof Uint8Array ? form : sender.bodyOf(form, sentAt)
  const { headers, body, pathSuffix } = postOf(sender, bytes, secret, sentAt)
  const contentType = how.contentType ?? sender.contentType
  const response = await fetch(isUnproven ? url : `${url}${pathSuffix}`, {
    method,
    headers: { ...(isUnproven ? {} : headers), ...how.headers, 'content-type': contentType },
    signal: AbortSignal.timeout(25_000),
    ...(method === 'GET' ? {} : { body: new Uint8Array(body) }),
  })
  return { status: response.status, headers: response.headers, text: await response.text() }
}

/** All that a referral needs, and a little more, as a person would fill it in anywhere. */
export function filledForm(submissionId: string, others: FilledForm['answers'] = {}): FilledForm {
  const answers = {
    municipality: 'Bergamo',
    needs: ['school_support', 'italian_practice'],
    contact_given_name: 'Ndèye Fatou',
    contact_family_name: "D'Esempio",
    contact_phone: '+39 320 000 0001',
    languages: ['wo', 'fr'],
    minors_birth_years: '2016, 2019',
    adults: 2,
    single_parent: false,
    description: 'Due righe,\nper prova: «così».',
  }
  return { submissionId, answers: { ...answers, ...others } }
}
