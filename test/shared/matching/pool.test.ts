import { describe, expect, test } from 'vitest'
import { district, districtDefaults } from '../../../shared/domain/district.ts'
import type { Household } from '../../../shared/domain/household.ts'
import { defaultMatchingPolicy } from '../../../shared/domain/matching-policy.ts'
import type { Mentor } from '../../../shared/domain/mentor.ts'
import type { WaitingRequest } from '../../../shared/domain/mentoring-request.ts'
import type { Referral } from '../../../shared/domain/referral.ts'
import { readPool } from '../../../shared/matching/pool/pool.ts'
import { commit } from '../../../shared/table/commit.ts'
import { householdShape, personShape } from '../../../shared/table/household-store.ts'
import { index } from '../../../shared/table/keys.ts'
import { mentorShape } from '../../../shared/table/mentor-store.ts'
import { mentoringRequestShape } from '../../../shared/table/mentoring-store.ts'
import { organisationShape } from '../../../shared/table/organisation-store.ts'
import { referralShape } from '../../../shared/table/referral-store.ts'
import { memoryTable } from '../../support/memory-table.ts'
import { aHousehold, aMentor, aPerson, aReferral, aRequest } from '../../support/waiting-family.ts'

const NOW = new Date('2026-11-23T09:00:00.000Z')
const dalmine = district.parse({
  ...districtDefaults,
  ...{ id: 'dalmine', name: 'Dalmine', codePrefix: 'DA', municipalities: ['016091'], version: 1 },
})

interface Family {
  readonly household?: Partial<Household>
  readonly referral?: Partial<Referral>
  readonly requests?: readonly Partial<WaitingRequest>[]
}

async function poolOf(family: Family, mentors: readonly Partial<Mentor>[] = [], policy = dalmine.policy) {
  const { table } = memoryTable()
  const household = { ...aHousehold, ...family.household }
  const requests = (family.requests ?? [{}]).map((one, place) => ({ ...aRequest, number: place + 1, ...one }))
  const insurance = { expiresOn: '2026-12-31' }
  const items = [
    householdShape.toItem(household),
    personShape.toItem({ ...aPerson(1), language: 'en' }),
    // What a test says otherwise is of the same status.
    referralShape.toItem({ ...aReferral, ...family.referral } as Referral),
    ...requests.map((one) => mentoringRequestShape.toItem(one)),
    ...mentors.map((one) => mentorShape.toItem({ ...aMentor, ...one } as Mentor)),
    organisationShape.toItem({ id: 'ponte', name: 'Il Ponte', district: 'dalmine', insurance, version: 1 }),
  ]
  await commit(
    table,
    items.map((create) => ({ create })),
    [],
  )
  return readPool(table, { ...dalmine, policy }, NOW)
}

describe('who waits', () => {
  test('is a row per household and kind', async () => {
    const requests = [
      { needs: ['paperwork' as const] },
      { kind: 'peer-tutor' as const },
      { excluded: ['m-1'] },
    ]
    const { wishes, leftOut } = await poolOf({ requests })
    expect(leftOut).toEqual([])
    expect(wishes.map(({ kind, needs, excluded }) => ({ kind, needs, excluded }))).toEqual([
      { kind: 'adult', needs: ['paperwork', 'school_support'], excluded: ['m-1'] },
      { kind: 'peer-tutor', needs: ['school_support'], excluded: [] },
    ])
  })
  test('waits since its first arrival, also under another name, and not since it asked', async () => {
    const joined = [{ household: 'd'.repeat(32), since: '2026-03-01T09:00:00.000Z', referrals: [] }]
    const { wishes } = await poolOf({ household: { joined } })
    expect(wishes).toMatchObject([{ waitingSince: '2026-03-01T09:00:00.000Z' }])
  })
  test('speaks the languages of its persons and of the household', async () => {
    expect((await poolOf({})).wishes).toMatchObject([{ languages: ['en', 'bn'] }])
    const named = await poolOf({ requests: [{ languages: ['fr'] }] })
    expect(named.wishes).toMatchObject([{ languages: ['fr'] }])
  })
  test('is found by the index where the household does not say its referrals', async () => {
    const { referrals: _named, ...household } = aHousehold
    const { table } = memoryTable()
    const items = [householdShape.toItem(household), mentoringRequestShape.toItem(aRequest)]
    const danger = referralShape.toItem({ ...aReferral, isChildInDanger: true })
    await commit(
      table,
      [...items, danger].map((create) => ({ create })),
      [],
    )
    expect((await readPool(table, dalmine, NOW)).leftOut).toMatchObject([{ why: 'child-in-danger' }])
  })
})

describe('who is left out says why', () => {
  const confirmed = { isChildInDanger: true, dangerConfirmed: { at: aHousehold.since, by: 'anna-prova' } }
  const ended = { status: 'closed', closedAt: aHousehold.since, outcome: 'goals-met' } as const
  test.each<[string, Family]>([
    ['child-in-danger', { referral: { isChildInDanger: true } }],
    ['child-in-danger', { referral: confirmed }],
    ['child-in-danger', { referral: { ...ended, isChildInDanger: true } }],
    ['closed', { household: { status: 'closed' } }],
    ['joined', { household: { status: 'joined' } }],
    ['other-district', { household: { district: 'bergamo' } }],
    ['not-ready', { household: { contactMadeAt: undefined } as Partial<Household> }],
    ['not-agreed', { requests: [{ agreedOn: '2026-11-24' }] }],
    ['gender-wishes', { requests: [{ genderWish: 'male' }, { genderWish: 'female' }] }],
    ['times', { requests: [{ availability: ['mon-morning'] }, { availability: ['tue-evening'] }] }],
  ])('%s', async (why, family) => {
    const { wishes, leftOut } = await poolOf(family)
    expect(wishes).toEqual([])
    expect(leftOut).toEqual([{ caseCode: 'DA-26-0001', kind: 'adult', why }])
  })
  test('nobody, where a danger was confirmed and its referral has ended', async () => {
    const { wishes } = await poolOf({ referral: { ...ended, ...confirmed } })
    expect(wishes).toHaveLength(1)
  })
})

test('what is in another district now is not of this one, though a list that lags names it still', async () => {
  const { table } = memoryTable()
  const [request, mentor] = [
    mentoringRequestShape.toItem({ ...aRequest, district: 'bergamo' }),
    mentorShape.toItem({ ...aMentor, district: 'bergamo' }),
  ]
  const items = [
    householdShape.toItem(aHousehold),
    { ...request, gsi1pk: index.mentoring('dalmine', 'waiting') },
    { ...mentor, gsi1pk: index.mentors('dalmine', 'active') },
  ]
  await commit(
    table,
    items.map((create) => ({ create })),
    [],
  )
  expect(await readPool(table, dalmine, NOW)).toMatchObject({ wishes: [], leftOut: [], candidates: [] })
})

describe('who mentors', () => {
  test('is everybody of the district who has not left, active or not, by id', async () => {
    const { candidates } = await poolOf({}, [
      { id: 'zita-esempio' },
      { id: 'aldo-esempio', status: 'suspended', suspendedAt: aHousehold.since, reason: 'own-wish' },
      { id: 'mara-esempio', status: 'left', leftAt: aHousehold.since, reason: 'own-wish' },
      { id: 'nora-esempio', district: 'bergamo' },
      { id: 'pia-esempio', status: 'trained' },
    ])
    expect(candidates.map(({ id, standing }) => [id, standing])).toEqual([
      ['aldo-esempio', 'suspended'],
      ['pia-esempio', 'in-training'],
      ['zita-esempio', 'active'],
    ])
  })
  test('is insured as long as its organisation is', async () => {
    const { organisation: _none, ...alone } = aMentor
    const { candidates } = await poolOf({}, [{}])
    expect(candidates).toMatchObject([{ insuredUntil: '2026-12-31', clearanceIssuedOn: '2026-06-01' }])
    const { table } = memoryTable()
    await commit(table, [{ create: mentorShape.toItem(alone) }], [])
    expect((await readPool(table, dalmine, NOW)).candidates[0]).not.toHaveProperty('insuredUntil')
  })
  test('needs both words as a peer tutor', async () => {
    const referent = { institution: 'IC di prova', name: 'Prova', email: 'scuola@example.org' }
    const words = { parentsAuthorisedOn: '2026-10-01', schoolAgreedOn: '2026-10-02' }
    const { candidates } = await poolOf({}, [
      { id: 'a', person: { kind: 'peer-tutor', referent, ...words } },
      { id: 'b', person: { kind: 'peer-tutor', referent, parentsAuthorisedOn: '2026-10-01' } },
    ])
    expect(candidates.map(({ isAuthorised }) => isAuthorised)).toEqual([true, false])
  })
})

test('what holds is the district’s policy with its number, and the default where it says nothing', async () => {
  const policy = { number: 4, rows: {}, matching: { waitingWeeks: 8 } }
  const pool = await poolOf({}, [], policy)
  expect(pool.policyNumber).toBe(4)
  expect(pool.terms).toEqual({
    policy: { ...defaultMatchingPolicy, waitingWeeks: 8 },
    today: '2026-11-23',
    now: NOW,
  })
})
