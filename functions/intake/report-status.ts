import { httpHandler } from '../../shared/edge/http-handler.ts'
import { problemJson } from '../../shared/edge/problem.ts'
import { setting } from '../../shared/settings.ts'
import { probe } from '../../shared/table/read.ts'
import { openTable } from '../../shared/table/table.ts'

/** GET /status: 200 while the table answers, else the wrapper's 503 (interoperability rules of Italian administrations). */
export const handler = httpHandler(
  () => openTable(setting('TABLE_NAME')),
  async ({ correlationId }, table) => {
    await probe(table)
    return problemJson({ status: 200, title: 'OK', detail: 'Submissions are taken in.' }, correlationId)
  },
)
