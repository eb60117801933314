import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { scheduleHandler } from '../../shared/edge/schedule-handler.ts'
import { log } from '../../shared/log.ts'
import { openQueue, type Queue } from '../../shared/queue.ts'
import { setting } from '../../shared/settings.ts'
import { openTable, type Table } from '../../shared/table/table.ts'
import { goOnWithDue, tellDangers } from './due-deadlines.ts'
import { wakeBroughtOn, wakeUrgent } from './due-mails.ts'
import { type EventBus, openEventBus } from './event-bus.ts'
import { republish } from './left-behind-events.ts'
import { requeue } from './left-behind-submissions.ts'
import { type SweepInput, sweepInput } from './sweep-input.ts'

/** The function has fifty seconds; the next run goes on. */
const GOES_ON_MS = 40_000

interface Tools {
  readonly table: Table
  readonly bus: EventBus
  readonly intake: Queue
  readonly mails: Queue
  readonly metrics: Metrics
}

/** Every minute: tells dangers, and wakes their mails and those in doubt; publishes the events, queues the submissions and brings on what is due that were left behind. */
export const handler = scheduleHandler(sweepInput, open, sweep)

function open(): Tools {
  return {
    table: openTable(setting('TABLE_NAME')),
    bus: openEventBus(setting('BUS_NAME')),
    intake: openQueue(setting('INTAKE_QUEUE_URL')),
    mails: openQueue(setting('MAIL_QUEUE_URL')),
    // Namespace and service come from the environment, where the alarm takes them from too.
    metrics: new Metrics(),
  }
}

async function sweep(input: SweepInput, tools: Tools, now: Date): Promise<void> {
  const { outboxAgeSeconds, submissionAgeSeconds, dueAgeSeconds } = input
  const { table, bus, intake, mails, metrics } = tools
  const until = performance.now() + GOES_ON_MS
  const dangers = await tellDangers(table, now)
  // A queue that takes nothing must not hold up the rest: it is waited for at the end.
  const urgent = wakeUrgent(table, mails, dangers, now)
  urgent.catch(() => undefined)
  const before = outboxAgeSeconds === 0 ? undefined : new Date(now.getTime() - outboxAgeSeconds * 1000)
  const outbox = await republish(table, bus, before)
  const age = outbox.oldest === undefined ? 0 : (now.getTime() - outbox.oldest.getTime()) / 1000
  // At once: the alarm rises when it is missing, and what follows may take its time.
  metrics.addMetric('OutboxAgeSeconds', MetricUnit.Seconds, age)
  metrics.publishStoredMetrics()
  const requeued = await requeue(table, intake, submissionAgeSeconds, now)
  if (outbox.count + requeued > 0) log.info('left behind, taken up again', { count: outbox.count, requeued })
  const due = await goOnWithDue(table, dueAgeSeconds, () => performance.now() > until, now)
  metrics.addMetric('DueAgeSeconds', MetricUnit.Seconds, due.ageSeconds)
  const toldNobody = dangers['told-nobody'] + (due.figures?.['told-nobody'] ?? 0)
  // Without a figure the alarm is at rest, and nothing is paid for.
  if (toldNobody > 0) metrics.addMetric('ToldNobody', MetricUnit.Count, toldNobody)
  if (dangers.failed > 0) metrics.addMetric('DangersNotTold', MetricUnit.Count, dangers.failed)
  metrics.publishStoredMetrics()
  await wakeBroughtOn(table, mails, due, now)
  const urgentAge = await urgent
  if (urgentAge > 0) metrics.addMetric('UrgentMailAgeSeconds', MetricUnit.Seconds, urgentAge)
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics()
}
