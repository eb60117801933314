import type { Delivery } from '../../functions/intake/arrival.ts'
import { arrive } from '../../functions/intake/arrival.ts'
import type { Form } from '../../shared/domain/form.ts'
import { noMapping } from '../../shared/domain/mapping.ts'

export const form: Form = {
  id: 'scuola-demo',
  partner: 'scuola-demo',
  district: 'bergamo',
  provider: 'json',
  kind: 'referral',
  origin: 'school',
  mapping: noMapping,
  rhythm: 'none',
  enabled: true,
  isTesting: false,
  addedAt: '2026-01-01T08:00:00.000Z',
  version: 1,
}

export const arrivedAt = new Date('2026-01-18T18:17:02.000Z')

export function delivery(text: string, submissionId: string | undefined = 's-1'): Delivery {
  return { form, body: Buffer.from(text), submissionId, correlationId: 'request-1' }
}

/** A submission that has just arrived. */
export function received(text = '{}') {
  return arrive(undefined, delivery(text), arrivedAt).submission
}
