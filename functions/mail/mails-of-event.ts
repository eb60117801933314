import type { Table } from '../../shared/table/table.ts'
import type { MailEvent } from './mail-events.ts'

/**
 * Writes the mails that an event asks for as things stand now, each once however often the event is told.
 * @returns ids of those mails that wait to be sent; their time need not have come
 * @throws Conflict, Unavailable: the same event may be told again
 */
export async function mailsOf(_event: MailEvent, _table: Table, _now: Date): Promise<readonly string[]> {
  return []
}
