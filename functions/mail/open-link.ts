import { httpHandler } from '../../shared/edge/http-handler.ts'
import { setting } from '../../shared/settings.ts'
import { openTable } from '../../shared/table/table.ts'
import { answerLink } from './pages/answered-link.ts'
import { unavailablePage } from './pages/notice-page.tsx'
import { packed } from './pages/packed.ts'

/**
 * GET, HEAD and POST /l/{token}: the page behind a link in an e-mail, and its buttons; and the stylesheet of the pages.
 * Mail scanners fetch links: nothing but a POST that a person sent from the page itself changes anything.
 */
export const handler = httpHandler(
  () => openTable(setting('TABLE_NAME')),
  async (request, table, now) => packed(await answerLink(request, table, now), request),
  unavailablePage,
)
