import { settleAmendment } from '../../shared/casework/decisions/amendment.ts'
import { correct } from '../../shared/casework/decisions/correct.ts'
import { note } from '../../shared/casework/decisions/note.ts'
import type { Corrections } from '../../shared/domain/correctable.ts'
import type { Household } from '../../shared/domain/household.ts'
import { pick, type Try } from './move.ts'

/** What is known of a family otherwise than before. */
export const correctionMoves = {
  note: () => ({ decision: note('Ha tre figli.') }),
  correct: (_, { household }, { other }) => {
    const corrections = pick(correctionsOf(household, other), other)
    return { decision: correct({ corrections, why: 'Lo dice la madre.' }) }
  },
  'settle amendment': (_, { referral }, { other }) => {
    const { bodyHash = '' } = referral.amended ?? {}
    const decision = settleAmendment({ ...pick(settlements, other), bodyHash })
    return { decision }
  },
} satisfies Record<string, Try>

/** Of both urgencies, of a residence title that expires, of one that does no more, and of what sets no deadline. */
function correctionsOf({ id }: Household, other: number): Corrections[] {
  const adult = { household: id, number: 1 + (other % 2), role: 'adult', version: 1 } as const
  const expiresOn = pick(['2027-03-15', '2027-05-02', '2027-12-25'], other)
  return [
    { referral: { urgency: 'urgent' } },
    { referral: { urgency: 'ordinary' } },
    { persons: [{ after: { ...adult, residenceTitle: { status: 'valid', expiresOn } } }] },
    { persons: [{ after: { ...adult, residenceTitle: { status: 'renewal_pending' } } }] },
    { household: { adults: 1 + (other % 3), privacyNoticeGiven: other % 2 === 0 } },
  ]
}

/** What one may make of a sender who changed the number of adults and the description. */
const settlements = [
  { accept: ['adults'], ignore: [], corrections: { household: { adults: 2 } } },
  { accept: [], ignore: ['description'], corrections: {} },
  { accept: [], ignore: ['adults', 'description'], corrections: {} },
] as const
