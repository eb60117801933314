import { wordOf } from '../../../functions/intake/dictionary/reading.ts'
import { type Institution, institutionKind } from '../../../shared/domain/institution.ts'
import { type Role, role } from '../../../shared/domain/operator.ts'
import { oneOf, partsOf } from '../sheet-row.ts'

/** As what somebody works in a district. */
export interface SaidRoles {
  readonly district: string
  readonly roles: readonly Role[]
}

/** For which kinds of institution somebody is named; without a district wherever they are a liaison. */
export interface SaidKinds {
  readonly district?: string
  readonly kinds: readonly Institution['kind'][]
}

/** What reading may know: the districts there are, and our word for one of the file’s. */
export interface DutyContext {
  readonly districts: readonly string[]
  readonly translate: (column: string, word: string) => string
}

type Note = (problem: string) => void

/** `bergamo:liaison+coordinator; dalmine:operator`, or in JSON `{"bergamo": ["liaison", "coordinator"]}`. */
export function readRoles(raw: unknown, context: DutyContext, note: Note): SaidRoles[] {
  const said = pairsOf(raw).flatMap(({ before, words }): SaidRoles[] => {
    const district = districtOf(before ?? '', 'districts', context, note)
    const found = words.map((word) => oneOf(role.options, context.translate('districts', word)))
    if (before === undefined || words.length === 0) note('write the district and the role: bergamo:liaison')
    else if (found.includes(undefined)) note(`unknown role: use ${role.options.join(', ')}`)
    return district === undefined ? [] : [{ district, roles: inOrder(role.options, found) }]
  })
  noteTwice(said, note)
  return said
}

/** `school; health-service` wherever somebody is a liaison, or `bergamo:school+other`. */
export function readKinds(raw: unknown, context: DutyContext, note: Note): SaidKinds[] {
  return pairsOf(raw).flatMap(({ before, words }): SaidKinds[] => {
    const found = words.map((word) => oneOf(institutionKind.options, context.translate('kinds', word)))
    if (found.includes(undefined)) note(`unknown kind: use ${institutionKind.options.join(', ')}`)
    const kinds = inOrder(institutionKind.options, found)
    if (before === undefined) return [{ kinds }]
    const district = districtOf(before, 'kinds', context, note)
    return district === undefined ? [] : [{ district, kinds }]
  })
}

interface Pair {
  /** What stands before the colon. */
  readonly before?: string
  readonly words: readonly string[]
}

function pairsOf(raw: unknown): Pair[] {
  if (typeof raw === 'object' && raw !== null && !Array.isArray(raw)) {
    return Object.entries(raw).map(([before, its]) => ({ before, words: partsOf(its).flatMap(wordsOf) }))
  }
  return partsOf(raw).map((part) => {
    const [first = '', ...rest] = part.split(':')
    return rest.length === 0
      ? { words: wordsOf(first) }
      : { before: first.trim(), words: wordsOf(rest.join(':')) }
  })
}

function wordsOf(text: string): string[] {
  return wordOf(text)
    .split('+')
    .map((word) => word.trim())
    .filter((word) => word !== '')
}

function districtOf(given: string, column: string, { districts, translate }: DutyContext, note: Note) {
  const found = oneOf(districts, translate(column, given))
  if (found === undefined && given !== '') note(`unknown district: use one of ${districts.join(', ')}`)
  return found
}

function noteTwice(said: readonly SaidRoles[], note: Note): void {
  const again = said.filter(
    ({ district }, place) => said.findIndex((one) => one.district === district) < place,
  )
  for (const { district } of again) note(`${district} stands twice`)
}

/** Each once, in the order of its list: how they are written makes no difference to what is there. */
function inOrder<Word>(words: readonly Word[], found: readonly (Word | undefined)[]): Word[] {
  return words.filter((word) => found.includes(word))
}
