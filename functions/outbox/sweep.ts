import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { scheduleHandler } from '../../shared/edge/schedule-handler.ts'
import { log } from '../../shared/log.ts'
import { setting } from '../../shared/settings.ts'
import { openTable, type Table } from '../../shared/table/table.ts'
import { type EventBus, openEventBus } from './event-bus.ts'
import { type IntakeQueue, openIntakeQueue } from './intake-queue.ts'
import { republish } from './republish.ts'
import { requeue } from './requeue.ts'
import { type SweepInput, sweepInput } from './sweep-input.ts'

interface Tools {
  readonly table: Table
  readonly bus: EventBus
  readonly intake: IntakeQueue
  readonly metrics: Metrics
}

/** Every minute: publishes the events and queues the submissions that were left behind. */
export const handler = scheduleHandler(sweepInput, open, sweep)

function open(): Tools {
  return {
    table: openTable(setting('TABLE_NAME')),
    bus: openEventBus(setting('BUS_NAME')),
    intake: openIntakeQueue(setting('INTAKE_QUEUE_URL')),
    // Namespace and service come from the environment, where the alarm takes them from too.
    metrics: new Metrics(),
  }
}

async function sweep(input: SweepInput, tools: Tools, now: Date): Promise<void> {
  const { table, bus, intake, metrics } = tools
  const outbox = await republish(table, bus, new Date(now.getTime() - input.outboxAgeSeconds * 1000))
  const requeued = await requeue(table, intake, input.submissionAgeSeconds, now)
  const age = outbox.oldest === undefined ? 0 : (now.getTime() - outbox.oldest.getTime()) / 1000
  metrics.addMetric('OutboxAgeSeconds', MetricUnit.Seconds, age)
  metrics.publishStoredMetrics()
  if (outbox.count + requeued > 0) log.info('left behind, taken up again', { count: outbox.count, requeued })
}
