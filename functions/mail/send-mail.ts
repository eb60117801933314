import * as z from 'zod/mini'
import { queueHandler } from '../../shared/edge/queue-handler.ts'
import { setting } from '../../shared/settings.ts'
import { openTable } from '../../shared/table/table.ts'

/** An event that asks for a mail, or a wake-up of one that waits. */
export const handler = queueHandler(
  z.unknown(),
  () => openTable(setting('TABLE_NAME')),
  async () => undefined,
)
