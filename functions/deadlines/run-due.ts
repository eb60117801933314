import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { systemOccasion } from '../../events/announce.ts'
import { allShards, runDue as bringOnWhatIsDue, type DueFigures } from '../../shared/casework/due/due-run.ts'
import { countUnowned } from '../../shared/casework/due/unowned.ts'
import { scheduleHandler } from '../../shared/edge/schedule-handler.ts'
import { log } from '../../shared/log.ts'
import { wakeOutgoing } from '../../shared/mail/waking.ts'
import { openQueue, type Queue } from '../../shared/queue.ts'
import { setting } from '../../shared/settings.ts'
import { allOutgoing } from '../../shared/table/mail-store.ts'
import { openTable, type Table } from '../../shared/table/table.ts'
import { type RunDueInput, runDueInput } from './run-due-input.ts'

interface Tools {
  readonly table: Table
  readonly mails: Queue
  readonly metrics: Metrics
}

/** What was put into mails while the time was used up is waited for so long; then they go without it. */
const INCOMPLETE_FOR_MS = 3_600_000

/**
 * Every hour of the day's work: brings on what is due, so that whoever has to hear of it finds it in the next digest, and
 * wakes the mails whose time has come.
 */
export const handler = scheduleHandler(runDueInput, open, runDue)

function open(): Tools {
  // Namespace and service come from the environment, where the alarms take them from too.
  return {
    table: openTable(setting('TABLE_NAME')),
    mails: openQueue(setting('MAIL_QUEUE_URL')),
    metrics: new Metrics(),
  }
}

async function runDue({ budgetSeconds }: RunDueInput, tools: Tools, now: Date): Promise<void> {
  const { table, metrics } = tools
  const until = performance.now() + budgetSeconds * 1000
  const isOver = () => performance.now() > until
  const occasion = systemOccasion(now, 'run-due')
  const figures = await bringOnWhatIsDue(table, allShards, occasion, isOver)
  const toldNobody = figures['told-nobody']
  await wakeMails(tools, figures, now)
  const unowned = await countUnowned(table)
  // Without a figure the alarm is at rest, and nothing is paid for.
  if (toldNobody > 0) metrics.addMetric('ToldNobody', MetricUnit.Count, toldNobody)
  if (unowned > 0) metrics.addMetric('DistrictsWithUnowned', MetricUnit.Count, unowned)
  if (metrics.hasStoredMetrics()) metrics.publishStoredMetrics()
  const { told, failed, isFinished } = figures
  log.info(isFinished ? 'all that was due is brought on' : 'the time is used up, something is still due', {
    count: told + toldNobody + figures['moved-on'],
    failed,
  })
}

/** The function has a minute, of which the bringing on takes its budget. */
const WAKING_MS = 10_000

/** When something is still due, the sweep brings it on and wakes the mails, so that each summary is whole. */
async function wakeMails({ table, mails, metrics }: Tools, figures: DueFigures, now: Date): Promise<void> {
  const { isFinished, mails: written } = figures
  const upTo = isFinished ? now : new Date(now.getTime() - INCOMPLETE_FOR_MS)
  const its = isFinished ? { written } : {}
  const until = performance.now() + WAKING_MS
  const isOver = () => performance.now() > until
  const woken = await wakeOutgoing(table, mails, { parts: allOutgoing, upTo, ...its, isOver })
  metrics.addMetric('MailAgeSeconds', MetricUnit.Seconds, woken.ageSeconds)
  log.info('mails whose time has come are woken', { count: woken.count })
}
