import type * as z from 'zod'
import { hash } from '../shared/domain/hash.ts'
import type { EventContract, Via } from './envelope.ts'
import { formRefused } from './form-refused.ts'

/** Who changed something, when, by what way, and the request it all began with. */
export interface Occasion {
  readonly at: Date
  readonly actor: string
  readonly via: Via
  readonly correlationId: string
}

export interface Announcement<Contract extends EventContract> {
  readonly subject: string
  readonly district: string
  /** The subject's version after the change. */
  readonly version: number
  readonly data: z.infer<Contract>['data']
}

/**
 * Makes an event. Its id is a hash of subject, new version and type, so that the same change told twice is one event.
 * @throws ZodError when a value is not what the contract allows: nothing but ids, enums, dates and numbers gets out.
 */
export function announce<Contract extends EventContract>(
  contract: Contract,
  occasion: Occasion,
  what: Announcement<Contract>,
): z.infer<Contract> {
  const type = contract.shape.type.value
  return event(contract, occasion, what, hash('event', what.subject, String(what.version), type))
}

/** `form.refused` changes no state: form and day make its id. */
export function announceRefusals(
  occasion: Occasion,
  form: { readonly id: string; readonly district: string; readonly version: number },
  day: string,
): z.infer<typeof formRefused> {
  const { id, district, version } = form
  const subject = `form/${id}`
  const what = { subject, district, version, data: { day } }
  return event(formRefused, occasion, what, hash('event', subject, day, 'form.refused'))
}

function event<Contract extends EventContract>(
  contract: Contract,
  occasion: Occasion,
  what: Announcement<Contract>,
  id: string,
): z.infer<Contract> {
  return contract.parse({
    ...occasion,
    ...what,
    type: contract.shape.type.value,
    at: occasion.at.toISOString(),
    id,
  })
}
