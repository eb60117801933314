import type { Endpoints } from '../../cli/endpoints.ts'
import type { LocalApiGateway } from '../api-gateway.ts'
import type { LocalClock } from '../contracts.ts'
import type { LocalScheduler } from '../scheduler.ts'
import type { StackDefinition } from '../template.ts'
import type { ClockMover } from './clock-move.ts'
import { startControl } from './control.ts'
import { unquiet } from './quiet.ts'
import type { Services } from './services.ts'
import type { Shutdown } from './shutdown.ts'

export interface StackParts {
  readonly stack: StackDefinition
  readonly api: LocalApiGateway
  readonly clock: LocalClock
  readonly services: Services
  readonly scheduler: LocalScheduler
  readonly mover: ClockMover
}

/** Starts the control, and says where everything is found. */
export async function openToPrograms(parts: StackParts, shutdown: Shutdown): Promise<Endpoints> {
  const { stack, api, clock, services, scheduler, mover } = parts
  const control = await startControl({
    clock,
    unquiet: () => unquiet(stack, services),
    advance: mover.advance,
    schedules: scheduler.names,
    fireSchedule: scheduler.fire,
  })
  shutdown.add('control', control.stop)
  return {
    http: api.url,
    mailbox: services.ses.mailboxUrl,
    control: control.url,
    dynamodb: services.dynamodb.url,
    sqs: services.sqs.url,
    ses: services.ses.url,
    eventbridge: services.eventbridge.url,
    table: stack.tables[0]?.name ?? '',
    region: stack.environment.region,
    bus: stack.buses[0]?.name ?? 'default',
    queues: Object.fromEntries(stack.queues.map(({ name }) => [name, services.sqs.queueUrl(name)])),
  }
}
