import { announce } from '../../../events/announce.ts'
import { householdNoted } from '../../../events/household-noted.ts'
import { hash } from '../../domain/hash.ts'
import { noteShape } from '../../table/record-store.ts'
import { aboutHousehold } from '../about.ts'
import { actingOperator } from '../acting.ts'
import { changed, type Decision } from '../decision.ts'
import { requiredWords } from '../own-words.ts'

/** Somebody writes down something about the family; also when the work with it has ended. */
export function note(text: string): Decision {
  return (file, occasion) => {
    const by = actingOperator(occasion)
    const words = requiredWords('note', text)
    const household = changed(file.household)
    const { id, version } = household
    const at = occasion.at.toISOString()
    const record = { household: id, id: hash('note', id, String(version)), at, by, text: words }
    return {
      households: [household],
      events: [announce(householdNoted, occasion, { ...aboutHousehold(household), data: {} })],
      besides: [{ create: noteShape.toItem(record) }],
    }
  }
}
