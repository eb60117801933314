import { type Look, recordView } from '../shared/table/view-store.ts'
import type { Connection } from './connection.ts'

/** Notes that whoever runs the command line is about to see this; before it is shown, so that nothing is seen unnoted. */
export async function noteView(
  { table, operator, now }: Pick<Connection, 'table' | 'operator' | 'now'>,
  subject: string,
  look: Look,
): Promise<void> {
  await recordView(table, { subject, operator, look, via: 'cli', at: now().toISOString() })
}
