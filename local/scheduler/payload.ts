import { randomUUID } from 'node:crypto'
import type { Environment } from '../template/arns.ts'
import type { ScheduleDefinition } from '../template/schedules.ts'

/** The schedule's input with its context attributes filled in; without one, what AWS sends of itself. */
export function payloadOf(environment: Environment, { arn, input }: ScheduleDefinition, at: Date): unknown {
  const time = `${at.toISOString().slice(0, 19)}Z`
  if (input === undefined) {
    const { accountId, region } = environment
    const event = {
      version: '0',
      id: randomUUID(),
      'detail-type': 'Scheduled Event',
      source: 'aws.scheduler',
    }
    return { ...event, account: accountId, time, region, resources: [arn], detail: '{}' }
  }
  const attributes: Readonly<Record<string, string>> = {
    'schedule-arn': arn,
    'scheduled-time': time,
    'execution-id': randomUUID(),
    'attempt-number': '1',
  }
  const filled = input.replace(
    /<aws\.scheduler\.([a-z-]+)>/g,
    (whole, name: string) => attributes[name] ?? whole,
  )
  return JSON.parse(filled)
}
