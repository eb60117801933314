import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { allShards, runDue as bringOnWhatIsDue } from '../../shared/casework/due-run.ts'
import { countUnowned } from '../../shared/casework/unowned.ts'
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
  metrics.addMetric('ToldNobody', MetricUnit.Count, figures['told-nobody'])
  metrics.addMetric('DistrictsWithUnowned', MetricUnit.Count, await countUnowned(table))
  metrics.publishStoredMetrics()
  const { told, failed, isFinished } = figures
  log.info(isFinished ? 'all that was due is brought on' : 'the time is used up, something is still due', {
    count: told + figures['told-nobody'] + figures['moved-on'],
    failed,
  })
}
