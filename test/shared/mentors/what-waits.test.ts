import { describe, expect, test } from 'vitest'
import { handOn } from '../../../shared/casework/owners/leaving-operator.ts'
import { openThingsOf } from '../../../shared/casework/owners/open-things.ts'
import { openRoster } from '../../../shared/casework/owners/roster.ts'
import { decideMentor } from '../../../shared/mentors/decide-mentor.ts'
import { activate } from '../../../shared/mentors/life-cycle.ts'
import { repairMentor, repairOrganisation } from '../../../shared/mentors/repair-own.ts'
import { commit } from '../../../shared/table/commit.ts'
import { deadlineShape, deadlinesOf } from '../../../shared/table/deadline-store.ts'
import { mentorTable } from '../../support/mentor-table.ts'
import { adult, inStatus, insured, pupil } from '../../support/mentors.ts'

const at = mentorTable()
const SUBJECT = 'mentor/rosa-prova'
const ORGANISATION = 'organisation/volontari-prova'

describe('what waits', () => {
  test('goes to another coordinator when its owner leaves, or else to the district', async () => {
    await at.put(inStatus(adult, 'trained'))
    await decideMentor(at.table(), 'rosa-prova', activate, at.now())
    const [thing] = await openThingsOf(at.table(), 'carla-prova')
    expect(thing).toMatchObject({ subject: SUBJECT, kind: 'clearance' })
    if (thing === undefined) return
    await handOn(at.table(), thing, { gone: 'carla-prova', to: 'anna-prova' }, at.now())
    expect(await at.openIn(SUBJECT)).toEqual(['clearance 1 anna-prova 2027-09-14'])
  })

  test('is found and mended by a check where it is missing, left over, or somebody’s who is not there', async () => {
    await at.put(inStatus(adult, 'active'), inStatus({ ...pupil, id: 'vecchia-prova' }, 'active'))
    const look = (isRepair: boolean) => ({
      table: at.table(),
      occasion: at.now(),
      isRepair,
      roster: openRoster(at.table(), at.now().at),
    })
    const missing = [{ subject: SUBJECT, what: 'clearance 1', fault: 'missing' }]
    expect(await repairMentor(look(false), 'rosa-prova')).toMatchObject({ faults: missing, left: missing })
    expect(await repairMentor(look(true), 'rosa-prova')).toMatchObject({ faults: missing, left: [] })
    expect(await repairMentor(look(true), 'rosa-prova')).toEqual({ faults: [], left: [] })
    const [stands] = await deadlinesOf(at.table(), SUBJECT)
    if (stands?.status !== 'open') throw new Error('nothing was set')
    const lost = { ...stands, owner: 'zeno-prova', liaison: 'zeno-prova', version: stands.version + 1 }
    await commit(at.table(), [{ replace: deadlineShape.toItem(lost) }], [])
    const gone = { subject: SUBJECT, what: 'clearance 1', fault: 'not-known', operator: 'zeno-prova' }
    expect(await repairMentor(look(true), 'rosa-prova')).toEqual({ faults: [gone], left: [] })
    expect(await at.openIn(SUBJECT)).toEqual(['clearance 1 carla-prova 2027-09-14'])
    expect(await repairOrganisation(look(true), insured.id)).toMatchObject({
      faults: [{ fault: 'missing' }],
      left: [],
    })
    expect(await at.openIn(ORGANISATION)).toEqual(['insurance 1 carla-prova 2027-06-30'])
    expect(await repairMentor(look(true), 'vecchia-prova')).toEqual({ faults: [], left: [] })
  })
})
