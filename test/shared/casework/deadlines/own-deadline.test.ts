import { describe, expect, test } from 'vitest'
import { anyEvent } from '../../../../events/all-events.ts'
import { ownDeadline } from '../../../../shared/casework/deadlines/own-deadline.ts'
import { arrive, decideIn, emptyWorld, fileOf, keep, occasionAt } from '../../../support/casework-world.ts'

const AT = '2026-11-30T09:00:00.000Z'
const occasion = occasionAt(AT)
const wanted = { due: '2026-12-15', note: 'Chiedere alla scuola delle ore di italiano', owner: 'bruno-prova' }

const world = emptyWorld()
const { id } = arrive(world, { number: 1, at: AT })
const file = fileOf(world, id)

describe('an own deadline', () => {
  test('is of the household, a goal, with a first step, and told without its note', () => {
    const { deadline, events } = ownDeadline(file, wanted, occasion)
    expect(deadline).toMatchObject({
      ...{
        subject: `household/${file.household.id}`,
        kind: 'own',
        number: 1,
        origin: 'operator',
        basis: 'goal',
      },
      ...{
        owner: 'bruno-prova',
        liaison: 'anna-prova',
        caseCode: 'BG-26-0001',
        due: '2026-12-15',
        version: 1,
      },
      next: { name: 'new', at: '2026-12-01T07:00:00.000Z' },
    })
    const [event] = events.map((one) => anyEvent.parse(one))
    expect(event).toMatchObject({
      type: 'deadline.set',
      data: { deadlines: [{ kind: 'own', number: 1, due: '2026-12-15', owner: 'bruno-prova' }] },
    })
    expect(JSON.stringify(event)).not.toContain('scuola delle')
  })

  test('takes the next number, also after one that ended', () => {
    const first = ownDeadline(file, wanted, occasion).deadline
    const done = { ...first, status: 'done' as const, endedAt: AT }
    const more = { ...file, deadlines: [...file.deadlines, done] }
    expect(ownDeadline(more, wanted, occasion).deadline.number).toBe(2)
  })

  test('reminds when its owner wants, each day once', () => {
    const { deadline } = ownDeadline(file, { ...wanted, remindBefore: [3, 1, 3] }, occasion)
    expect(deadline.remindBefore).toEqual([3, 1])
  })

  test.each([
    [{ due: '2026-11-29' }, 'due 2026-11-29: that day is over'],
    [{ due: '2036-11-30' }, 'within two years'],
    [{ note: '  ' }, 'the note is missing'],
    [{ remindBefore: [0] }, 'remind 0: name working days before the due day, 1 to 60'],
    [{ remindBefore: [1, 2, 3, 4, 5, 6, 7, 8, 9] }, '9 reminders: name at most 8'],
  ])('with %j is refused: %s', (wrong, why) => {
    expect(() => ownDeadline(file, { ...wanted, ...wrong }, occasion)).toThrow(why)
  })

  test('is not set where the family’s case is over', () => {
    const closed = { ...file, household: { ...file.household, status: 'closed' as const } }
    expect(() => ownDeadline(closed, wanted, occasion)).toThrow('BG-26-0001: its household is closed')
  })

  test('stays whatever is decided about the case', () => {
    const added = ownDeadline(file, wanted, occasion).deadline
    keep(world.deadlines, 'own', added)
    const { referral, ...rest } = fileOf(world, id)
    const refused = decideIn(world, { referral, ...rest }, () => ({ events: [] }), occasion)
    expect(refused).toBeUndefined()
    expect(world.deadlines.get('own')).toEqual(added)
  })
})
