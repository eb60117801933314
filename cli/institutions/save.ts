import { announce } from '../../events/announce.ts'
import { institutionAdded } from '../../events/institution-added.ts'
import { institutionChanged } from '../../events/institution-changed.ts'
import { commit } from '../../shared/table/commit.ts'
import { institutionShape } from '../../shared/table/institution-store.ts'
import { refusedWhenChanged, refusedWhenTaken } from '../conflicts.ts'
import type { Connection } from '../connection.ts'
import { occasionOf } from '../operator.ts'
import type { InstitutionPlan } from './plan.ts'

/**
 * Writes an institution as planned; nothing when all is so already.
 * @throws Refused when somebody else added or changed it at the same moment
 */
export async function saveInstitution(connection: Connection, plan: InstitutionPlan): Promise<void> {
  const { before, after, changes } = plan
  if (changes.length === 0) return
  const { id, district, version, kind } = after
  const item = institutionShape.toItem(after)
  const about = { subject: `institution/${id}`, district, version }
  const occasion = occasionOf(connection)
  if (before === undefined) {
    const event = announce(institutionAdded, occasion, { ...about, data: { kind } })
    await commit(connection.table, [{ create: item }], [event]).catch(refusedWhenTaken(`institution ${id}`))
    return
  }
  const event = announce(institutionChanged, occasion, { ...about, data: { changes: [...changes] } })
  await commit(connection.table, [{ replace: item }], [event]).catch(refusedWhenChanged(`institution ${id}`))
}
