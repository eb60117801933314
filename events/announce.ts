import { hash } from '../shared/domain/hash.ts'
import type { EventContract, EventOf, Via } from './envelope.ts'
import { formRefused } from './form-refused.ts'

/** Who changed something, when, by what way, and the request it all began with. */
export interface Occasion {
  readonly at: Date
  readonly actor: string
  readonly via: Via
  readonly correlationId: string
}

/** Nobody did it: the system, in the run or on account of the request that is named. */
export function systemOccasion(at: Date, correlationId: string): Occasion {
  return { at, actor: 'system', via: 'system', correlationId }
}

export interface Announcement<Contract extends EventContract> {
  readonly subject: string
  readonly district: string
  /** The subject's version after the change. */
  readonly version: number
  readonly data: EventOf<Contract>['data']
}

/**
 * Makes an event. Its id is a hash of subject, new version and type, so that the same change told twice is one event.
 * @throws ZodError when a value is not what the contract allows: nothing but ids, enums, dates and numbers gets out.
 */
export function announce<Contract extends EventContract>(
  contract: Contract,
  occasion: Occasion,
  what: Announcement<Contract>,
): EventOf<Contract> {
  return event(contract, occasion, what, hash('event', what.subject, String(what.version), contract.type))
}

/** `form.refused` changes no state: form and day make its id. */
export function announceRefusals(
  occasion: Occasion,
  form: { readonly id: string; readonly district: string; readonly version: number },
  day: string,
): EventOf<typeof formRefused> {
  const { id, district, version } = form
  const subject = `form/${id}`
  const what = { subject, district, version, data: { day } }
  return event(formRefused, occasion, what, hash('event', subject, day, formRefused.type))
}

export interface DeadlinesAnnouncement<Contract extends EventContract>
  extends Omit<Announcement<Contract>, 'version'> {
  /** Those that it is about, at their new versions. */
  readonly deadlines: readonly { readonly kind: string; readonly number: number; readonly version: number }[]
}

/** Deadlines change without what they hang on: kinds, numbers and versions of their own make the event's id. */
export function announceDeadlines<Contract extends EventContract>(
  contract: Contract,
  occasion: Occasion,
  { deadlines, ...what }: DeadlinesAnnouncement<Contract>,
): EventOf<Contract> {
  const versions = deadlines.map(({ kind, number, version }) => `${kind}#${number}@${version}`)
  const version = Math.max(...deadlines.map((one) => one.version))
  return event(
    contract,
    occasion,
    { ...what, version },
    hash('event', what.subject, contract.type, ...versions),
  )
}

function event<Contract extends EventContract>(
  contract: Contract,
  occasion: Occasion,
  what: Announcement<Contract>,
  id: string,
): EventOf<Contract> {
  const whole = { ...occasion, ...what, type: contract.type, at: occasion.at.toISOString(), id }
  return contract.schema.parse(whole) as EventOf<Contract> // which the compiler does not see through the generic
}
