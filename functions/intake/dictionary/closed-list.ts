import { plain } from '../../../shared/domain/folding.ts'
import { type LabelledList, valuesByLabel } from '../questionnaire/questionnaire.ts'
import type { Wording } from '../questionnaire/wording.ts'
import { type Reader, wordOf } from './reading.ts'

/**
 * One value of a closed list: by our own word for it, by its label in any language of the ready-made form, or by one of
 * `others`, which are plain: small letters, no accents, single spaces.
 */
export function oneOf<List extends LabelledList>(
  list: List,
  values: readonly (keyof Wording[List] & string)[],
  others: Readonly<Record<string, keyof Wording[List]>> = {},
): Reader<keyof Wording[List]> {
  let byWord: ReadonlyMap<string, keyof Wording[List]> | undefined
  return (raw) => {
    byWord ??= new Map([
      ...Object.entries(others),
      ...valuesByLabel(list),
      ...values.map((value) => [plain(value), value] as const),
    ])
    const value = byWord.get(plain(wordOf(raw)))
    return value === undefined ? { fault: 'unknown' } : { value }
  }
}
