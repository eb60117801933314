import { Metrics, MetricUnit } from '@aws-lambda-powertools/metrics'
import { queueHandler } from '../../shared/edge/queue-handler.ts'
import { setting } from '../../shared/settings.ts'
import { openTable, type Table } from '../../shared/table/table.ts'
import { recordOutcome } from './outcome.ts'
import { toldBySes } from './told-by-ses.ts'

/**
 * Consumes what SES tells of the mails that it took: a doubt is over, a sender has heard, or an address is suspended and a
 * coordinator has to see to it. What is told again, or late, changes nothing.
 */
export const handler = queueHandler(toldBySes, open, (told, { table, metrics }, now) =>
  recordOutcome(table, told, now, (what) => {
    metrics.addMetric(what, MetricUnit.Count, 1)
    metrics.publishStoredMetrics()
  }),
)

interface Tools {
  readonly table: Table
  readonly metrics: Metrics
}

function open(): Tools {
  // Namespace and service come from the environment, where the alarm takes them from too.
  return { table: openTable(setting('TABLE_NAME')), metrics: new Metrics() }
}
