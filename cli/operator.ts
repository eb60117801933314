import type { Occasion } from '../events/announce.ts'
import { type Look, recordView } from '../shared/table/view-store.ts'
import type { Connection } from './connection.ts'

/** Who acts when nobody is named. */
export const NOBODY_NAMED = 'ops'

/** What happens now, by whoever runs the command line: the operator that `--as` names, else `ops`. */
export function occasionOf({ now, operator }: Pick<Connection, 'now' | 'operator'>): Occasion {
  const actor = operator === NOBODY_NAMED ? operator : `operator/${operator}`
  return { at: now(), actor, via: 'cli', correlationId: 'cli' }
}

/** Notes that whoever runs the command line is about to see this; before it is shown, so that nothing is seen unnoted. */
export async function noteView(
  { table, operator, now }: Pick<Connection, 'table' | 'operator' | 'now'>,
  subject: string,
  look: Look,
): Promise<void> {
  await recordView(table, { subject, operator, look, via: 'cli', at: now().toISOString() })
}
