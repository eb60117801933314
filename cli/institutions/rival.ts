import { plain } from '../../shared/domain/folding.ts'
import type { InstitutionRow } from '../../shared/domain/institution.ts'

/** What an institution is told from others by. */
export type Named = Pick<InstitutionRow, 'id' | 'name' | 'municipality' | 'code' | 'aliases'>

/**
 * An institution that this one would be taken for, and by which word. Two of one name in two municipalities are told
 * apart by it; of one code or alias, or in one place, by nothing.
 */
export function rivalOf(added: Named, others: readonly Named[]): { id: string; word: string } | undefined {
  const rivals = others
    .filter(({ id }) => id !== added.id)
    .flatMap((other) => {
      const isElsewhere = other.municipality !== added.municipality
      const theirs = [other.code, ...other.aliases, isElsewhere ? undefined : other.name].map(folded)
      const ours = [added.code, ...added.aliases, added.name].filter((word) => theirs.includes(folded(word)))
      return ours.flatMap((word = '') => (folded(word) === '' ? [] : [{ id: other.id, word }]))
    })
  return rivals[0]
}

function folded(word = ''): string {
  return plain(word)
}
