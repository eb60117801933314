import * as z from 'zod'
import { hash } from '../shared/domain/hash.ts'
import { type AnyEvent, anyEvent, type EventType } from './all-events.ts'
import type { Via } from './envelope.ts'

/** Who changed something, when, by what way, and the request it all began with. */
export interface Occasion {
  readonly at: Date
  readonly actor: string
  readonly via: Via
  readonly correlationId: string
}

type EventOf<Type extends EventType> = Extract<AnyEvent, { type: Type }>

export interface Announcement<Type extends EventType> {
  readonly type: Type
  readonly subject: string
  readonly district: string
  /** The subject's version after the change. */
  readonly version: number
  readonly data: EventOf<Type>['data']
}

/**
 * Makes an event. Its id is a hash of subject, new version and type, so that the same change told twice is one event.
 * @throws ZodError when a value is not what the contract allows: nothing but ids, enums, dates and numbers gets out.
 */
export function announce<Type extends EventType>(occasion: Occasion, what: Announcement<Type>): AnyEvent {
  return withId(occasion, what, hash('event', what.subject, String(what.version), what.type))
}

/** `form.refused` changes no state: form and day make its id. */
export function announceRefusals(
  occasion: Occasion,
  form: { id: string; district: string; version: number },
  day: string,
): AnyEvent {
  const subject = `form/${form.id}`
  const what = {
    type: 'form.refused',
    subject,
    district: form.district,
    version: form.version,
    data: { day },
  } as const
  return withId(occasion, what, hash('event', subject, day, what.type))
}

function withId<Type extends EventType>(occasion: Occasion, what: Announcement<Type>, id: string): AnyEvent {
  return z.parse(anyEvent, { ...occasion, ...what, at: occasion.at.toISOString(), id })
}
