import { describe, expect, test } from 'vitest'
import { previewDistrict } from '../../../cli/matching/preview.ts'
import { previewPage, withSentences } from '../../../cli/matching/preview-page.ts'
import { district, districtDefaults } from '../../../shared/domain/district.ts'
import { language } from '../../../shared/domain/language.ts'
import { matchingObjective } from '../../../shared/domain/matching-policy.ts'
import { NotFound } from '../../../shared/errors.ts'
import type { Pool } from '../../../shared/matching/pool/pool.ts'
import { previewOf } from '../../../shared/matching/preview.ts'
import { commit } from '../../../shared/table/commit.ts'
import { districtShape } from '../../../shared/table/district-store.ts'
import { householdShape } from '../../../shared/table/household-store.ts'
import { mentorShape } from '../../../shared/table/mentor-store.ts'
import { mentoringRequestShape } from '../../../shared/table/mentoring-store.ts'
import { organisationShape } from '../../../shared/table/organisation-store.ts'
import { referralShape } from '../../../shared/table/referral-store.ts'
import type { Item } from '../../../shared/table/shape.ts'
import { TERMS } from '../../support/matching-terms.ts'
import { matchingWorld } from '../../support/matching-world.ts'
import { memoryTable } from '../../support/memory-table.ts'
import { aHousehold, aMentor, aReferral, aRequest } from '../../support/waiting-family.ts'

const dalmine = district.parse({
  ...districtDefaults,
  ...{ id: 'dalmine', name: 'Dalmine', codePrefix: 'DA', municipalities: ['016091'], version: 1 },
})
const now = () => new Date('2026-11-23T09:00:00.000Z')

describe('a preview of what stands in the table', () => {
  const insurance = { expiresOn: '2026-12-31' }
  const items = [
    householdShape.toItem(aHousehold),
    referralShape.toItem(aReferral),
    mentoringRequestShape.toItem(aRequest),
    mentorShape.toItem(aMentor),
    organisationShape.toItem({ id: 'ponte', name: 'Il Ponte', district: 'dalmine', insurance, version: 1 }),
  ]

  test('names the pair by case code and id, with reasons, and writes nothing', async () => {
    const memory = await tableWith(items)
    const before = structuredClone(memory.items())
    const preview = await previewDistrict({ table: memory.table, now }, { district: 'dalmine' })
    expect(preview).toMatchObject({
      ...{
        objective: 'most-families',
        policy: 0,
        totals: { waiting: 1, served: 1, freeMentors: 1, freePlaces: 2 },
      },
      proposals: [{ caseCode: 'DA-26-0001', mentor: 'rosa-esempio' }],
      ...{ unserved: [], leftOut: [], advice: [] },
    })
    expect(memory.items()).toEqual(before)
  })

  test('says nobody’s name', async () => {
    const { table } = await tableWith(items)
    const preview = await previewDistrict({ table, now }, { district: 'dalmine', objective: 'best-score' })
    for (const one of language.options) {
      const said = previewPage(preview, one) + JSON.stringify(withSentences(preview, one))
      expect(said).not.toContain('Rosa')
      expect(said).not.toContain('example.org')
      expect(said).not.toContain(aHousehold.id)
    }
  })

  test('of nothing at all names the commands that come next', async () => {
    const { table } = await tableWith([])
    const preview = await previewDistrict({ table, now }, { district: 'dalmine' })
    const page = previewPage(preview, 'it')
    expect(page).toContain('Nessuna richiesta in attesa nell’Ambito dalmine')
    expect(page).toContain('"mentoring request"')
    expect(page).toContain('"import mentors FILE"')
    expect(page).not.toContain('CHI CERCARE')
  })

  test('of a district that is not there says so', async () => {
    const { table } = await tableWith([])
    await expect(previewDistrict({ table, now }, { district: 'altrove' })).rejects.toThrow(NotFound)
  })
})

describe('the page', () => {
  const { wishes, candidates } = matchingWorld(4, 40, 14)
  const leftOut = [{ caseCode: 'BG-26-9999', kind: 'adult', why: 'child-in-danger' }] as const
  const pool: Pool = {
    ...{ district: 'bergamo', terms: TERMS, policyNumber: 3, wishes, candidates, leftOut },
    restricted: new Set(),
  }
  const preview = previewOf(pool, 'most-families')

  test('has every family once, urgent ones first, and says whom to look for', () => {
    const page = previewPage(preview, 'it')
    expect(preview.proposals.length + preview.unserved.length).toBe(wishes.length)
    for (const { caseCode } of wishes) expect(page).toContain(caseCode)
    const isUrgent = preview.unserved.map((one) => one.isUrgent)
    expect(isUrgent).toEqual(isUrgent.toSorted((one, other) => Number(other) - Number(one)))
    expect(preview.advice.length).toBeGreaterThan(2)
    expect(page).toContain('BG-26-9999 (mentore)\n   È segnalato un pericolo per un minore')
    expect(page).toContain('politica n. 3')
    expect(page.split('\n').at(-1)).toMatch(/^Sono solo proposte: nulla è stato scritto\. Decide una persona/)
  })

  test('has no gap in its words, in either language and by either objective', () => {
    for (const objective of matchingObjective.options) {
      for (const one of language.options) {
        const page = previewPage(previewOf(pool, objective), one)
        expect(page).not.toMatch(/\b(?:undefined|null|NaN)\b|\[object|\(\)/)
      }
    }
  })

  test('is the same for every order of families and mentors', () => {
    const turned = { ...pool, wishes: wishes.toReversed(), candidates: candidates.toReversed() }
    expect(previewOf(turned, 'most-families')).toEqual(preview)
  })

  test('is the same for every order also where all are alike', () => {
    const [wish, mentor] = [wishes[0], candidates.find(({ capacity, taken }) => capacity - taken === 1)]
    if (wish === undefined || mentor === undefined) throw new Error('the world has neither')
    const ids = ['a', 'b', 'c', 'd']
    const alike = {
      ...pool,
      wishes: ids.map((id) => ({ ...wish, id, caseCode: `BG-26-${id}`, isLanguageRequired: false })),
      candidates: ids
        .slice(1)
        .map((id) => ({ ...mentor, id, kind: wish.kind, reachKm: 200, languages: ['it'] })),
    }
    const turned = { ...alike, wishes: alike.wishes.toReversed(), candidates: alike.candidates.toReversed() }
    expect(previewOf(turned, 'most-families')).toEqual(previewOf(alike, 'most-families'))
  })
})

describe('a restricted family', () => {
  const asked = [
    referralShape.toItem(aReferral),
    mentoringRequestShape.toItem({ ...aRequest, isLanguageRequired: true }),
  ]
  const alone = { ...aHousehold, isSingleParent: true }
  const restricted = [householdShape.toItem({ ...alone, isRestricted: true })]
  const joined = { household: 'd'.repeat(32), since: aHousehold.since, referrals: [] }
  const joinedToRestricted = [
    householdShape.toItem({ ...alone, joined: [joined] }),
    householdShape.toItem({ ...aHousehold, id: joined.household, status: 'joined', isRestricted: true }),
  ]
  const insurance = { expiresOn: '2026-12-31' }
  const mentor = [
    mentorShape.toItem({ ...aMentor, languages: ['bn'] }),
    organisationShape.toItem({ id: 'ponte', name: 'Il Ponte', district: 'dalmine', insurance, version: 1 }),
  ]
  const personal = /bengal|"bn"|monoparental|single-parent|school_support|scuola/i

  async function saidOf(items: readonly Item[]) {
    const { table } = await tableWith([...asked, ...items])
    const preview = await previewDistrict({ table, now }, { district: 'dalmine' })
    const all = language.options.map(
      (one) => previewPage(preview, one) + JSON.stringify(withSentences(preview, one)),
    )
    return all.join('\n')
  }

  test.each([
    ['itself', restricted],
    ['through a household that is joined to it', joinedToRestricted],
  ])('has a proposal without its reasons: %s', async (_, households) => {
    const said = await saidOf([...households, ...mentor])
    expect(said).toMatch(
      /DA-26-0001 → rosa-esempio \(mentore\) · affinità \d+ su 100\n {3}Famiglia riservata: i motivi sono per chi lavora con lei\.\n/,
    )
    expect(said).toContain('Restricted family: the reasons are for those who work with it.')
    expect(said).not.toMatch(personal)
  })

  test('is without a mentor, and neither why nor whom to look for tells what it speaks', async () => {
    const said = await saidOf(restricted)
    expect(said).toContain('DA-26-0001 (mentore)\n   Famiglia riservata')
    expect(said).not.toMatch(personal)
  })

  test('would have told it all if it were not restricted', async () => {
    const open = householdShape.toItem(alone)
    expect(await saidOf([open])).toMatch(/bengalese/)
    expect(await saidOf([open, ...mentor])).toMatch(/Nucleo monoparentale/)
  })
})

async function tableWith(items: readonly Item[]) {
  const memory = memoryTable()
  await commit(
    memory.table,
    [districtShape.toItem(dalmine), ...items].map((create) => ({ create })),
    [],
  )
  return memory
}
