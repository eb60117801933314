import type { Occasion } from '../../events/announce.ts'
import type { CaseFile } from '../../shared/casework/case-file.ts'
import { join } from '../../shared/casework/decisions/join.ts'
import { separate } from '../../shared/casework/decisions/separate.ts'
import { importedHouseholdId } from '../../shared/domain/household.ts'
import { arrive, decideIn, emptyWorld, fileOf, found, type World } from './casework-world.ts'

/** Two referrals of one family: of the school on Monday, of the clinic on Tuesday. */
export const siblings = (others = {}) => {
  const world = emptyWorld()
  const first = arrive(world, { number: 1, at: '2026-11-23T09:00:00Z' })
  const second = arrive(world, { number: 2, at: '2026-11-24T09:00:00Z', liaison: 'bruno-prova', others })
  return { world, first, second }
}

/** A household of the district’s earlier records, which nobody has and no referral made; its id. */
export function importedIn(world: World, district = 'bergamo'): string {
  const recordNumber = '77'
  const id = importedHouseholdId(district, recordNumber)
  const since = '2020-01-01T09:00:00.000Z'
  const places = { district, municipality: '016024', languages: [] }
  world.households.set(id, { id, ...places, recordNumber, status: 'open', since, version: 1 })
  return id
}

/** The case of a referral with what hangs on another household. */
export function bothFiles(world: World, referral: string, into: string): CaseFile {
  const file = fileOf(world, referral)
  const theirs = (found(world.households, into).referrals ?? []).map((id) => fileOf(world, id))
  return {
    ...file,
    referrals: [...file.referrals, ...theirs.map((one) => one.referral)],
    deadlines: [...file.deadlines, ...(theirs[0]?.deadlines ?? [])],
  }
}

/** Joins the household of a referral to another; what it was refused for, if it was. */
export function joinIn(world: World, referral: string, into: string, occasion: Occasion): string | undefined {
  const other = found(world.households, into)
  const { household } = fileOf(world, referral)
  const file = household.id === into ? fileOf(world, referral) : bothFiles(world, referral, into)
  return decideIn(world, file, join(other), occasion)
}

/** Undoes it. */
export function separateIn(world: World, referral: string, occasion: Occasion): string | undefined {
  const file = fileOf(world, referral)
  const former = found(world.households, file.referral.formerHousehold ?? file.household.id)
  return decideIn(world, file, separate(former), occasion)
}
