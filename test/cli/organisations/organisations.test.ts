import { expect, test } from 'vitest'
import {
  listOrganisations,
  setOrganisation,
  showOrganisation,
} from '../../../cli/organisations/organisation.ts'
import { NotFound, Refused } from '../../../shared/errors.ts'
import { queryItems } from '../../../shared/table/read.ts'
import { mentorTable } from '../../support/mentor-table.ts'
import { adult, inStatus, insured } from '../../support/mentors.ts'

const at = mentorTable()
const carla = () => at.as('carla-prova')

test('organisations are listed with their insurance and how many of theirs mentor', async () => {
  await at.put(
    adult,
    inStatus({ ...adult, id: 'attiva-prova' }, 'active'),
    inStatus({ ...adult, id: 'via-prova' }, 'left'),
  )
  expect(await listOrganisations(carla(), 'bergamo')).toEqual([
    {
      ...{ organisation: 'volontari-prova', name: 'Volontari Prova', district: 'bergamo' },
      ...{ insuredUntil: '2027-06-30', mentors: 2, active: 1 },
    },
  ])
  expect(await listOrganisations(carla(), 'dalmine')).toEqual([])
  await expect(listOrganisations(carla(), 'nessuno')).rejects.toBeInstanceOf(Refused)
})

test('a renewed insurance moves the one deadline', async () => {
  const said = { id: insured.id, insuredUntil: '2028-06-30' }
  expect(await setOrganisation(carla(), said)).toMatchObject({
    changed: ['insurance'],
    insuredUntil: '2028-06-30',
    isInsured: true,
    deadlines: [{ kind: 'insurance', due: '2028-06-30', owner: 'carla-prova' }],
  })
  expect((await setOrganisation(carla(), said)).changed).toEqual([])
  expect(await setOrganisation(carla(), { id: insured.id, insuredUntil: null })).toMatchObject({
    isInsured: false,
    deadlines: [],
  })
})

test('an insurance that is over already is noted, with a remark', async () => {
  expect(await setOrganisation(carla(), { id: insured.id, insuredUntil: '2020-06-30' })).toMatchObject({
    ...{ changed: ['insurance'], isInsured: false },
    remark: expect.stringContaining('over already'),
  })
  expect(await setOrganisation(carla(), { id: insured.id, name: 'Altro' })).not.toHaveProperty('remark')
  const lasting = await setOrganisation(carla(), { id: insured.id, insuredUntil: '2028-06-30' })
  expect(lasting).not.toHaveProperty('remark')
})

test('who answers for its volunteers is shown only when it is asked for, to its own people, and noted', async () => {
  await setOrganisation(carla(), { id: insured.id, contact: 'presidente@example.org' })
  expect(JSON.stringify(await showOrganisation(carla(), insured.id, false))).not.toContain('@')
  expect(await showOrganisation(carla(), insured.id, true)).toMatchObject({
    contact: 'presidente@example.org',
  })
  const views = await Array.fromAsync(queryItems(at.table(), 'ORGANISATION#volontari-prova', 'VIEW#'))
  expect(views).toMatchObject([{ operator: 'carla-prova' }])
  await expect(showOrganisation(at.as('dino-prova'), insured.id, true)).rejects.toThrow(/does not work there/)
})

test('what cannot be said of an organisation is refused by name', async () => {
  const refusal = async (said: object, who = 'carla-prova') =>
    String(await setOrganisation(at.as(who), { id: insured.id, ...said }).catch((error: unknown) => error))
  expect(await refusal({ contact: 'nessuno' })).toMatch(/volontari-prova: contact cannot be read/)
  expect(await refusal({ insuredUntil: null, insuranceNumber: '12' })).toMatch(/last insured day missing/)
  expect(await refusal({ district: 'dalmine' })).toMatch(/is in bergamo: one that moves is added anew/)
  expect(await refusal({ insuredUntil: '2028-06-30' }, 'dino-prova')).toMatch(
    /dino-prova does not work there/,
  )
  expect(await refusal({ insuredUntil: '2028-06-30' }, 'ops')).toMatch(/say whose with --as/)
  await expect(
    setOrganisation(carla(), { id: 'nessuna', name: 'N', district: 'bergamo' }),
  ).rejects.toBeInstanceOf(NotFound)
})
