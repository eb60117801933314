import { afterAll, beforeAll } from 'vitest'
import { connectionTo } from './intake-connection.ts'
import { type Intake, type Member, startIntake } from './intake-table.ts'

/** When families arrive by a form, and when people decide about them. */
export const ARRIVED = '2026-11-23T09:00:00.000Z'
const NEXT_DAY = '2026-11-24T09:00:00.000Z'

/** A liaison, a colleague and a coordinator of one district, and somebody of another. */
const crew: Readonly<Record<string, Member>> = {
  'anna-prova': { kinds: ['school'] },
  'bruno-prova': { roles: ['operator'] },
  'carla-prova': { roles: ['coordinator'] },
  'dino-prova': { district: 'dalmine' },
}

/** One table for a test file, with people of two districts: the families arrive by the form of a school, as each test wants. */
export function casesAtHand(family: object) {
  let started: Intake | undefined
  beforeAll(async () => {
    started = await startIntake()
    for (const [id, member] of Object.entries(crew)) await started.addMember(id, member)
  })
  afterAll(() => started?.stop())
  const intake = () => {
    if (started === undefined) throw new Error('cases are at hand once the tests of the file run')
    return started
  }
  return {
    intake,
    /** The command line of somebody, the day after. */
    as: (operator: string) => connectionTo(intake(), { operator, at: NEXT_DAY }),
    /** A family arrives; what was sent may say more, or otherwise. */
    async arrived(others: object = {}) {
      const sentAs = crypto.randomUUID()
      const { referral } = await intake().send({ ...family, ...others }, ARRIVED, { id: sentAs })
      if (referral === undefined) throw new Error('it became no referral')
      return { ...referral, sentAs }
    },
    /** Its sender sends it once more, some hours later. */
    sendAgain: (sentAs: string, others: object) =>
      intake().send({ ...family, ...others }, '2026-11-23T15:00:00.000Z', { id: sentAs }),
  }
}

/** A family of whom nothing but a name is known. */
export const amina = {
  municipality: 'Bergamo',
  needs: ['housing'],
  contact_given_name: 'Amina',
  contact_family_name: 'Esempio',
}

/** A mother with two children, whom the family may be found by. */
export const ndeyeFatou = {
  municipality: 'Bergamo',
  needs: ['housing'],
  contact_given_name: 'Ndèye Fatou',
  contact_phone: '320 0000001',
  adults: 1,
  minors_birth_years: [2016, 2019],
  languages: ['wolof'],
}
