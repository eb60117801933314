import type { DynamoDBStreamEvent, SQSEvent } from 'aws-lambda'
import { type LocalEventBridge, startEventBridge } from '../../../local/eventbridge.ts'
import { startClock } from '../../../local/stack/clock.ts'
import { busArn } from '../../../local/template/arns.ts'
import { context, type httpEvent } from '../../support/http-event.ts'

export const place = { region: 'eu-south-1', accountId: '000000000000', stackName: 'capacity' }
export const credentials = { accessKeyId: 'CAPACITY', secretAccessKey: 'none' }

const BUS = 'raccordo-capacity'

/** The three handlers on a submission's way; each throws when its handler does not do what it was given. */
export interface Handlers {
  receive(event: ReturnType<typeof httpEvent>): Promise<void>
  register(event: SQSEvent): Promise<void>
  publish(event: DynamoDBStreamEvent): Promise<void>
}

/** A bus without rules. */
export function startBus(): Promise<LocalEventBridge> {
  return startEventBridge({
    ...{ environment: place, rules: [], clock: startClock({ timeScale: 1 }) },
    buses: [{ logicalId: 'Bus', name: BUS, arn: busArn(place, BUS) }],
    sendToQueue: async () => undefined,
    startFunction: () => undefined,
  })
}

/** The handlers as they are; their environment, set for the whole process, tells them where table and bus are. */
export async function importHandlers(dynamodb: string, table: string, bus: string): Promise<Handlers> {
  Object.assign(process.env, {
    AWS_REGION: place.region,
    AWS_ACCESS_KEY_ID: credentials.accessKeyId,
    AWS_SECRET_ACCESS_KEY: credentials.secretAccessKey,
    AWS_ENDPOINT_URL_DYNAMODB: dynamodb,
    AWS_ENDPOINT_URL_EVENTBRIDGE: bus,
    TABLE_NAME: table,
    BUS_NAME: BUS,
  })
  const door = await import('../../../functions/intake/receive-submission.ts')
  const intake = await import('../../../functions/intake/register-submission.ts')
  const outbox = await import('../../../functions/outbox/publish-events.ts')
  return {
    async receive(event) {
      const { statusCode } = await door.handler(event, context)
      if (statusCode !== 202) throw new Error(`the door answered ${statusCode}, not 202: its log says why`)
    },
    async register(event) {
      requireNone('register-submission', (await intake.handler(event, context)).batchItemFailures)
    },
    async publish(event) {
      requireNone('publish-events', (await outbox.handler(event, context)).batchItemFailures)
    },
  }
}

function requireNone(handler: string, failures: readonly object[]): void {
  if (failures.length > 0)
    throw new Error(`${failures.length} records of ${handler} failed: its log says why`)
}
