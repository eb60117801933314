import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { addInstitution, listAllInstitutions, type NewInstitution } from '../../cli/institutions.ts'
import { listReferrals, showReferral } from '../../cli/referrals.ts'
import { Refused } from '../../shared/errors.ts'
import { commandLine } from '../support/command-line.ts'
import { completeForm, type Partner } from '../support/partner.ts'
import { type JourneyStack, publishedIds, startJourney } from '../support/stack.ts'

let stack: JourneyStack
let clinic: Partner

const school: NewInstitution = {
  ...{
    id: 'ic-esempio',
    name: 'IC Ada Esempio',
    kind: 'school',
    district: 'dalmine',
    municipality: 'Dalmine',
  },
  ...{ code: 'BGIC00000X', aliases: ['Scuola di via Prova'] },
}

beforeAll(async () => {
  stack = await startJourney()
  clinic = await stack.addPartner('consultorio', 'dalmine')
  await addInstitution(stack.connection, school)
})
afterAll(() => stack?.stop())

async function referralNaming(institution: string) {
  await clinic.send(completeForm(institution, { municipality: 'Dalmine', institution }))
  await stack.settle()
  const row = (await listReferrals(stack.connection)).find((one) => one['submissionId'] === institution)
  return showReferral(stack.connection, String(row?.['id']), true)
}

test('the command line adds an institution with its aliases, and lists those of a district', async () => {
  const { json } = commandLine(() => stack, 'institution')
  const named = ['--name', 'Centro Prova', '--kind', 'social-service', '--district', 'bergamo']
  const aliases = ['--alias', 'Sportello', '--alias', 'Il Centro']
  const added = await json('add', 'centro-prova', ...named, '--municipality', 'Curno', ...aliases)
  const centre = { id: 'centro-prova', municipality: '016089', aliases: ['Sportello', 'Il Centro'] }
  expect(added).toMatchObject(centre)
  expect(await json('list', '--district', 'bergamo')).toMatchObject({ items: [centre] })
  expect(await listAllInstitutions(stack.connection)).toHaveLength(2)
  await stack.settle()
  expect(publishedIds(stack, 'institution.added', 'institution/centro-prova')).toHaveLength(1)
})

describe('what a form names', () => {
  test.each(['bgic00000x', 'scuola di via prova', 'IC Ada Esempio (Dalmine)'])(
    'as %s is that school',
    async (text) => {
      expect(await referralNaming(text)).toMatchObject({
        institution: text,
        institutionId: 'ic-esempio',
        remarks: [],
      })
    },
  )

  test('and nobody knows is kept as it was named, with a remark', async () => {
    const referral = await referralNaming('IC Altrove')
    expect(referral).toMatchObject({
      institution: 'IC Altrove',
      remarks: [{ field: 'institution', problem: 'unknown' }],
    })
    expect(referral.institutionId).toBeUndefined()
  })
})

describe('an institution is refused that would be taken for another', () => {
  test.each([
    ['by its id', { ...school, name: 'Altra', code: undefined, aliases: [] }],
    ['by its code', { ...school, id: 'x', name: 'Altra', code: 'bgic00000x', aliases: [] }],
    ['by an alias', { ...school, id: 'x', name: 'Scuola di Via Prova', code: undefined, aliases: [] }],
    ['by its name in one municipality', { ...school, id: 'x', code: undefined, aliases: [] }],
  ])('%s', async (_, given) => {
    await expect(addInstitution(stack.connection, given)).rejects.toBeInstanceOf(Refused)
  })

  test('but not one of the same name in another municipality', async () => {
    const twin = { ...school, id: 'ic-esempio-curno', municipality: 'Curno', code: undefined, aliases: [] }
    await addInstitution(stack.connection, twin)
    expect(await referralNaming('IC Ada Esempio Curno')).toMatchObject({ institutionId: 'ic-esempio-curno' })
    expect((await referralNaming('IC Ada Esempio')).institutionId).toBeUndefined()
  })
})
