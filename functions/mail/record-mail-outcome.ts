import { queueHandler } from '../../shared/edge/queue-handler.ts'
import { setting } from '../../shared/settings.ts'
import { openTable } from '../../shared/table/table.ts'
import { recordOutcome } from './outcome.ts'
import { toldBySes } from './told-by-ses.ts'

/**
 * Consumes what SES tells of the mails that it took: a doubt is over, a sender has heard, or an address is suspended and a
 * coordinator has to see to it. What is told again, or late, changes nothing.
 */
export const handler = queueHandler(
  toldBySes,
  () => openTable(setting('TABLE_NAME')),
  (told, table, now) => recordOutcome(table, told, now),
)
