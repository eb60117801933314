import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { allShards, runDue as bringOnWhatIsDue } from '../../shared/casework/due/due-run.ts'
import { countUnowned } from '../../shared/casework/due/unowned.ts'
import { scheduleHandler } from '../../shared/edge/schedule-handler.ts'
import { log } from '../../shared/log.ts'
import { setting } from '../../shared/settings.ts'
import { openTable, type Table } from '../../shared/table/table.ts'
import { type RunDueInput, runDueInput } from './run-due-input.ts'

interface Tools {
  readonly table: Table
  readonly metrics: Metrics
}

/** Every hour of the day's work: brings on what is due, so that whoever has to hear of it finds it in the next digest. */
export const handler = scheduleHandler(runDueInput, open, runDue)

function open(): Tools {
  // Namespace and service come from the environment, where the alarms take them from too.
  return { table: openTable(setting('TABLE_NAME')), metrics: new Metrics() }
}

async function runDue({ budgetSeconds }: RunDueInput, { table, metrics }: Tools, now: Date): Promise<void> {
  const until = performance.now() + budgetSeconds * 1000
  const occasion = { at: now, actor: 'system', via: 'system', correlationId: 'run-due' } as const
  const figures = await bringOnWhatIsDue(table, allShards, occasion, () => performance.now() > until)
  const toldNobody = figures['told-nobody']
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
