import { answerLink } from '../../../functions/mail/pages/answered-link.ts'
import { packed } from '../../../functions/mail/pages/packed.ts'
import { stylesheetPath } from '../../../shared/pages/stylesheet.ts'
import type { Table } from '../../../shared/table/table.ts'
import { MORNING } from './many-mails.ts'

/** A quarter of an hour after the mail was sent. */
const OPENED = new Date(MORNING.getTime() + 15 * 60_000)

/** Opens the page behind a link as the function does. Gives its bytes as they are sent. */
export function openPage(table: Table, token: string, encoding: string): Promise<number> {
  return bytesOf(table, `/l/${token}`, encoding)
}

export function openStylesheet(table: Table, encoding: string): Promise<number> {
  return bytesOf(table, stylesheetPath, encoding)
}

/** @throws Error when it is not there */
async function bytesOf(table: Table, path: string, encoding: string): Promise<number> {
  const request = {
    ...{ method: 'GET', path, headers: { 'accept-encoding': encoding }, body: Buffer.alloc(0) },
    ...{ arrivedAt: OPENED, correlationId: 'bench' },
  }
  const { statusCode, body = '', isBase64Encoded } = packed(await answerLink(request, table, OPENED), request)
  if (statusCode !== 200) throw new Error(`${path.split('/')[1]}/… was answered ${statusCode}, not 200`)
  return Buffer.byteLength(body, isBase64Encoded ? 'base64' : 'utf8')
}
