import { requestMentoring } from '../../shared/casework/decisions/request-mentoring.ts'
import { withdrawMentoring } from '../../shared/casework/decisions/withdraw-mentoring.ts'
import type { Person } from '../../shared/domain/household.ts'
import { romeDate } from '../../shared/domain/rome.ts'
import { pick, type Try } from './move.ts'

/** What a family and whoever works with it may try about mentors. */
export const mentoringMoves = {
  'request mentor': (_, { household }, { other }) => {
    const agreedOn = romeDate(new Date(household.contactMadeAt ?? household.since))
    const wish = { kind: pick(['adult', 'peer-tutor'] as const, other), agreedOn, persons: [1 + (other % 3)] }
    return { decision: requestMentoring(wish, childrenOf(household.id)) }
  },
  'withdraw mentor': (_, __, { other }) => ({
    decision: withdrawMentoring(1 + (other % 3), 'no-longer-needed'),
  }),
} satisfies Record<string, Try>

/** Three of whom nothing is known but that they are children. */
export function childrenOf(household: string): Person[] {
  return [1, 2, 3].map((number) => ({ household, number, role: 'minor', version: 1 }))
}
