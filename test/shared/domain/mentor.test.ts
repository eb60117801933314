import fc from 'fast-check'
import { expect, expectTypeOf, test } from 'vitest'
import { type Mentor, mentor } from '../../../shared/domain/mentor.ts'
import { pupil } from '../../support/mentors.ts'

type PeerTutor = Extract<Mentor['person'], { kind: 'peer-tutor' }>

const referent = { institution: 'IC Prova', name: 'Marta Prova', email: 'referente@example.org' }

test('the type forbids a pupil’s own address, also where an adult’s parts are copied', () => {
  const allowed: PeerTutor = { kind: 'peer-tutor', referent }
  // @ts-expect-error a peer tutor has no address of its own
  const addressed: PeerTutor = { kind: 'peer-tutor', referent, email: 'luca@example.org' }
  const grown = { kind: 'peer-tutor' as const, referent, phone: '+39 320 0000001' }
  // @ts-expect-error a telephone is a way to write to a pupil, too
  const reached: PeerTutor = grown
  expectTypeOf(allowed).toEqualTypeOf<PeerTutor>()
  const parsed = [allowed, addressed, reached].map((person) => mentor.safeParse({ ...pupil, person }).success)
  expect(parsed).toEqual([true, false, false])
})

test('no peer tutor is read that has a way of its own to be written to, under whatever name', () => {
  const names = fc.oneof(
    fc.constantFrom('email', 'phone', 'address', 'contact', 'mail', 'clearance'),
    fc.string({ minLength: 1, maxLength: 12 }),
  )
  fc.assert(
    fc.property(names, fc.oneof(fc.emailAddress(), fc.string()), (name, value) => {
      fc.pre(!['kind', 'referent', 'parentsAuthorisedOn', 'schoolAgreedOn', '__proto__'].includes(name))
      const person = { ...pupil.person, [name]: value }
      expect(mentor.safeParse({ ...pupil, person }).success).toBe(false)
    }),
  )
})
