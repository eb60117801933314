import { recordContact } from '../../shared/casework/decisions/contact.ts'
import { progress } from '../../shared/casework/decisions/progress.ts'
import {
  type NewMentoringRequest,
  requestMentoring,
} from '../../shared/casework/decisions/request-mentoring.ts'
import { takeInCharge } from '../../shared/casework/decisions/take-in-charge.ts'
import type { Person } from '../../shared/domain/household.ts'
import type { Referral } from '../../shared/domain/referral.ts'
import { fileOf, type World } from './casework-world.ts'
import { decided, oneFamily } from './decided.ts'

/** The day on which a ready family was contacted, informed and asked. */
export const AGREED = '2026-12-01'

/** Takes a family in charge, contacts and informs it: it may ask for a mentor. */
export function madeReady(world: World, family: Pick<Referral, 'id'>): void {
  decided(world, family, takeInCharge('anna-prova'))
  const reached = { channel: 'phone', outcome: 'reached', isInterpreted: false, on: AGREED } as const
  decided(world, family, recordContact(reached))
  decided(world, family, progress({ step: 'privacy-notice', on: AGREED }))
}

/** A world with one family that may ask for a mentor. */
export function readyFamily() {
  const start = oneFamily()
  madeReady(start.world, start.family)
  return start
}

/** A mother, and two children. */
export function membersOf(household: string): Person[] {
  const roles = ['contact', 'minor', 'minor'] as const
  return roles.map((role, place) => ({ household, number: place + 1, role, version: 1 }))
}

/** Asks for a mentor for a family of a mother and two children; what it was refused for, if it was. */
export function askedIn(
  world: World,
  family: Pick<Referral, 'id'>,
  wanted: Partial<NewMentoringRequest> = {},
) {
  const members = membersOf(fileOf(world, family.id).household.id)
  return decided(world, family, requestMentoring({ kind: 'adult', agreedOn: AGREED, ...wanted }, members))
}

/** The requests of a family, by number. */
export function requestsOf(world: World, family: Pick<Referral, 'id'>) {
  return fileOf(world, family.id).mentoring ?? []
}
