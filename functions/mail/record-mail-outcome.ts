import * as z from 'zod/mini'
import { queueHandler } from '../../shared/edge/queue-handler.ts'
import { setting } from '../../shared/settings.ts'
import { openTable } from '../../shared/table/table.ts'

/** What SES tells of a mail that it took. */
export const handler = queueHandler(
  z.unknown(),
  () => openTable(setting('TABLE_NAME')),
  async () => undefined,
)
