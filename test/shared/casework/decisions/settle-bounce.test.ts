import { describe, expect, test } from 'vitest'
import { settleBounce } from '../../../../shared/casework/decisions/settle-bounce.ts'
import { arrive, decideIn, emptyWorld, fileOf, occasionAt } from '../../../support/casework-world.ts'

const AT = '2026-11-30T09:00:00.000Z'
const occasion = occasionAt(AT)

describe('a bounce', () => {
  const bounced = () => {
    const other = emptyWorld()
    const { id: its } = arrive(other, { number: 2, at: AT })
    const { referral, ...rest } = fileOf(other, its)
    const sides = [{ district: 'bergamo', coordinator: 'carla-prova' }, { district: 'dalmine' }]
    const next = { ...referral, bounced: { at: AT, sides }, version: referral.version + 1 }
    decideIn(other, { ...rest, referral }, () => ({ referrals: [next], events: [] }), occasion)
    const settle = (side: string) => decideIn(other, fileOf(other, its), settleBounce(side), occasion)
    const standing = () =>
      [...other.deadlines.values()]
        .filter(({ kind }) => kind === 'settle-bounce')
        .map(({ about, status }) => `${about} ${status}`)
    return { settle, standing, told: other.told }
  }

  test('is settled by each side for itself', () => {
    const { settle, standing, told } = bounced()
    expect(standing()).toEqual(['1 open', '2 open'])
    expect(settle('bergamo')).toBeUndefined()
    expect(standing()).toEqual(['1 done', '2 open'])
    expect(settle('dalmine')).toBeUndefined()
    expect(standing()).toEqual(['1 done', '2 done'])
    expect(told.map(({ type }) => type)).toContain('referral.bounce-settled')
  })

  test('is settled once, and by no other district', () => {
    const { settle } = bounced()
    settle('bergamo')
    expect(settle('bergamo')).toBe(`BG-26-0002: bergamo settled it at ${AT}, nothing was changed`)
    expect(settle('val-cavallina')).toBe('BG-26-0002: there is nothing that val-cavallina has to settle')
  })
})
