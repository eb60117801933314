import { announce } from '../../../events/announce.ts'
import { householdMarked } from '../../../events/household-marked.ts'
import { Refused } from '../../errors.ts'
import { aboutHousehold } from '../about.ts'
import { changed, type Decision } from '../decision.ts'

/** `protected`: child protection is at work. `restricted`: fewer people may see what is personal. */
export type Mark = 'protected' | 'restricted'

const fields = { protected: 'isProtected', restricted: 'isRestricted' } as const

/** Sets a mark of the household, or takes it away; also when the work with it has ended. */
export function mark(which: Mark, isSet: boolean): Decision {
  return (file, occasion) => {
    const field = fields[which]
    if ((file.household[field] ?? false) === isSet) {
      const { caseCode } = file.referral
      throw new Refused(
        `${caseCode}: the family is ${isSet ? 'already' : 'not'} ${which}: nothing was changed`,
      )
    }
    const household = changed({ ...file.household, [field]: isSet })
    const data = { mark: which, isSet }
    return {
      households: [household],
      events: [announce(householdMarked, occasion, { ...aboutHousehold(household), data })],
    }
  }
}
