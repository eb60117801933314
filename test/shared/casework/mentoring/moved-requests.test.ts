import { expect, test } from 'vitest'
import { withdraw } from '../../../../shared/casework/decisions/withdraw.ts'
import { withdrawMentoring } from '../../../../shared/casework/decisions/withdraw-mentoring.ts'
import { decided, joinedOnes } from '../../../support/decided.ts'
import { acceptedIn, offeredIn } from '../../../support/handed-over.ts'
import { askedIn, readyFamily, requestsOf } from '../../../support/ready-family.ts'

test('a request that goes to another district is named by a case of that, and decided about there', () => {
  const { world, family } = readyFamily()
  const [second = family] = joinedOnes(world, family, 1)
  askedIn(world, family)
  expect(decided(world, family, withdraw)).toBeUndefined()
  const heir = { world, id: second.id }
  expect(offeredIn(heir, '2026-12-03T09:00:00Z')).toBeUndefined()
  expect(acceptedIn(heir, undefined, '2026-12-03T10:00:00Z')).toBeUndefined()
  expect(requestsOf(world, second)).toMatchObject([
    { status: 'waiting', district: 'dalmine', caseCode: second.caseCode },
  ])
  const nobodyAnyLonger = withdrawMentoring(1, 'no-longer-needed')
  expect(decided(world, family, nobodyAnyLonger)).toMatch(/dalmine has the family now/)
  expect(decided(world, second, nobodyAnyLonger)).toBeUndefined()
})
