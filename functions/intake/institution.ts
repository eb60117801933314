import type { InstitutionRow } from '../../shared/domain/institution.ts'

/** The one institution that a text names: by its name, code, id or an alias. Undefined when none or several are. */
export function findInstitution(
  text: string,
  institutions: readonly InstitutionRow[],
): InstitutionRow | undefined {
  const word = fold(text)
  const found = institutions.filter(({ id, name, code, aliases }) =>
    [id, name, code, ...aliases].some((one) => one !== undefined && fold(one) === word),
  )
  return found.length === 1 ? found[0] : undefined
}

const MAX_NAME_LENGTH = 200

/** Case, accents, signs and spaces make no difference. */
function fold(name: string): string {
  if (name.length > MAX_NAME_LENGTH) return name
  return name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}
