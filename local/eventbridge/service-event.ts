import { randomUUID } from 'node:crypto'
import type { Environment } from '../template/arns.ts'
import type { BusEvent } from './put-events.ts'

/** What a service of AWS tells the default bus. */
export interface ServiceEvent {
  /** `aws.ses` */
  readonly source: string
  readonly detailType: string
  readonly resources: readonly string[]
  readonly at: Date
  readonly detail: Readonly<Record<string, unknown>>
}

/** The whole event; like AWS, it knows the time only to the second. */
export function wholeEvent(
  { source, detailType, resources, at, detail }: ServiceEvent,
  { accountId, region }: Environment,
): BusEvent {
  return {
    version: '0',
    id: randomUUID(),
    'detail-type': detailType,
    source,
    account: accountId,
    time: `${at.toISOString().slice(0, 19)}Z`,
    region,
    resources,
    detail,
  }
}
