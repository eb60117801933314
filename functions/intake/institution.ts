import { plain } from '../../shared/domain/folding.ts'
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
  const word = plain(text)
  if (word === '') return undefined
  const called = institutions.filter((one) => wordsOf(one).includes(word))
  const found = called.length > 0 ? called : institutions.filter((one) => isNamedWithPlace(word, one))
  return found.length === 1 ? found[0] : undefined
}

function wordsOf({ id, name, code = '', aliases }: InstitutionRow): string[] {
  return [id, name, code, ...aliases].map(plain).filter((word) => word !== '')
}

function isNamedWithPlace(word: string, institution: InstitutionRow): boolean {
  const behind = wordsOf(institution)
    .filter((its) => word.startsWith(`${its} `))
    .map((its) => word.slice(its.length + 1).replace(/^(?:di|a|in|presso) /, ''))
  const places = behind.flatMap((place) => [place, place.replace(PROVINCE, '')])
  return places.some((place) => findPlace(place, [])?.istatCode === institution.municipality)
}

const PROVINCE = / [a-z]{2}$/
