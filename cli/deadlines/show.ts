import { openCrews } from '../../shared/casework/due/crews.ts'
import { requireMaySee } from '../../shared/casework/seen-family.ts'
import { type Deadline, isOpen, type OpenDeadline } from '../../shared/domain/deadline.ts'
import { findHousehold } from '../../shared/table/household-store.ts'
import type { Connection } from '../connection.ts'
import { noteView } from '../operator.ts'
import { ladderAhead } from './ladder-ahead.ts'
import { findNamed, type NamedDeadline } from './named.ts'

/**
 * One deadline, and what will be told of it and to whom; its note only when it is asked for, and noted as seen.
 * @throws NotFound when there never was one
 * @throws Refused when several are open and no number says which, or the family is not theirs to see
 */
export async function showDeadline(connection: Connection, named: NamedDeadline, isPersonal: boolean) {
  const { table } = connection
  const deadline = await findNamed(table, named)
  const { note, version: _, ...neutral } = deadline
  if (isPersonal) await requireSeen(connection, deadline.subject)
  const shown = { ...neutral, ...(isPersonal ? { note } : {}), ...commandFor(deadline) }
  return { ...shown, ahead: isOpen(deadline) ? await aheadOf(connection, deadline) : [] }
}

/** What has no case is shown by a command of its own; a submission is named by two words there. */
function commandFor({ subject }: Deadline): { see?: string } {
  const [kind = '', name = ''] = subject.split('/')
  if (kind === 'submission') return { see: `submission show ${name.replace('.', ' ')}` }
  return kind === 'mentor' || kind === 'organisation' ? { see: `${kind} show ${name}` } : {}
}

async function aheadOf({ table, now }: Connection, deadline: OpenDeadline) {
  const crews = openCrews(table)
  const [district, crew] = await Promise.all([crews.district(deadline.district), crews.of(deadline)])
  return ladderAhead(deadline, { district, crew, now: now() })
}

/** A note may tell what identifies a family: who sees it is noted, and a restricted one is not for everybody. */
async function requireSeen(connection: Connection, subject: string): Promise<void> {
  const [kind, id = ''] = subject.split('/')
  const household = kind === 'household' ? await findHousehold(connection.table, id) : undefined
  if (household !== undefined) await requireMaySee(connection.table, household, connection.operator)
  await noteView(connection, subject, 'personal-data')
}
