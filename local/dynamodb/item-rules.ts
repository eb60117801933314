/** Rules of AWS for items that dynalite does not know. */

import type { AttributeMap } from '../contracts.ts'
import type { Data, TableDescription } from './dynalite.ts'
import { validationError, type WireError } from './wire-error.ts'

/** Lists and maps within each other; what stands in the innermost one is the 32nd level. */
const MAX_NESTING = 31

/** @throws when an item, a key or a value of a request has a name or a depth that cannot be kept */
export function checkAttributes(input: Data): void {
  checkMembers(input['Item'], 0)
  checkMembers(input['Key'], 0)
  checkMembers(input['ExpressionAttributeValues'], 0)
}

function checkMembers(members: unknown, nesting: number): void {
  if (typeof members !== 'object' || members === null) return
  for (const [name, value] of Object.entries(members)) {
    if (name === '') throw validationError('Empty attribute name')
    if (name === '__proto__') {
      // AWS keeps it. dynalite would lose it without a word, so it is better refused here.
      throw validationError('The local table cannot keep an attribute named __proto__: give it another name')
    }
    checkValue(value, nesting)
  }
}

function checkValue(value: unknown, nesting: number): void {
  if (typeof value !== 'object' || value === null) return
  const list: unknown = 'L' in value ? value.L : undefined
  const map: unknown = 'M' in value ? value.M : undefined
  if (list === undefined && map === undefined) return
  if (nesting === MAX_NESTING) {
    throw validationError(
      'Nesting Levels have exceeded supported limits: Attributes in the item have nested levels beyond supported limit',
    )
  }
  checkMembers(map, nesting + 1)
  if (Array.isArray(list)) for (const element of list) checkValue(element, nesting + 1)
}

/** What is wrong with an item that has an empty string as the key of an index; undefined when nothing is. */
export function emptyIndexKey(item: AttributeMap, table: TableDescription): WireError | undefined {
  for (const { IndexName, KeySchema } of table.GlobalSecondaryIndexes ?? []) {
    const empty = KeySchema.find(({ AttributeName }) => item[AttributeName]?.['S'] === '')
    if (empty === undefined) continue
    return validationError(
      'One or more parameter values are not valid. A value specified for a secondary index key is not supported. ' +
        'The AttributeValue for a key attribute cannot contain an empty string value. ' +
        `IndexName: ${IndexName}, IndexKey: ${empty.AttributeName}`,
    )
  }
  return undefined
}
