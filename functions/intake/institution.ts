import type { InstitutionRow } from '../../shared/domain/institution.ts'
import { findPlace } from '../../shared/domain/municipality.ts'

/**
 * The one institution that a text names: by its name, code, id or an alias, or by one of these with its municipality
 * behind it (`IC Esempio, Dalmine`). Undefined when none or several are.
 */
export function findInstitution(
  text: string,
  institutions: readonly InstitutionRow[],
): InstitutionRow | undefined {
  const word = foldInstitution(text)
  if (word === '') return undefined
  const called = institutions.filter((one) => wordsOf(one).includes(word))
  const found = called.length > 0 ? called : institutions.filter((one) => isNamedWithPlace(word, one))
  return found.length === 1 ? found[0] : undefined
}

const MAX_NAME_LENGTH = 200

/** Case, accents, signs and spaces make no difference. */
export function foldInstitution(name: string): string {
  if (name.length > MAX_NAME_LENGTH) return name
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function wordsOf({ id, name, code = '', aliases }: InstitutionRow): string[] {
  return [id, name, code, ...aliases].map(foldInstitution).filter((word) => word !== '')
}

function isNamedWithPlace(word: string, institution: InstitutionRow): boolean {
  const behind = wordsOf(institution)
    .filter((its) => word.startsWith(`${its} `))
    .map((its) => word.slice(its.length + 1).replace(/^(?:di|a|in|presso) /, ''))
  const places = behind.flatMap((place) => [place, place.replace(PROVINCE, '')])
  return places.some((place) => findPlace(place, [])?.istatCode === institution.municipality)
}

const PROVINCE = / [a-z]{2}$/
