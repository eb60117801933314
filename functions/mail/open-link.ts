import { httpHandler } from '../../shared/edge/http-handler.ts'
import { problemJson } from '../../shared/edge/problem.ts'
import { setting } from '../../shared/settings.ts'
import { openTable } from '../../shared/table/table.ts'

/** The page behind a link in an e-mail. */
export const handler = httpHandler(
  () => openTable(setting('TABLE_NAME')),
  async ({ correlationId }) =>
    problemJson({ status: 404, title: 'Not found', detail: 'There is no such page.' }, correlationId),
)
