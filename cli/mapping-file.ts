import { type CheckedMapping, readMapping } from '../functions/intake/mapping/mapping.ts'
import type { Form } from '../shared/domain/form.ts'
import type { Mapping } from '../shared/domain/mapping.ts'
import { romeDate } from '../shared/domain/rome.ts'
import { Refused } from '../shared/errors.ts'
import { type ImportMapping, noImportMapping, readImportMapping } from './import/mapping.ts'
import { noSheetMapping, readSheetMapping, type SheetMapping } from './import/sheet.ts'
import { nameOf, readText, requireJson } from './json-file.ts'

/**
 * The mapping of a form of this provider and kind in a file, or on standard input when the file is `-`.
 * @throws Refused with a line for each line of the file that is wrong
 */
export async function mappingIn(
  file: string,
  now: Date,
  { provider, kind }: Pick<Form, 'provider' | 'kind'>,
): Promise<Mapping> {
  return checked(file, readMapping(await jsonIn(file), romeDate(now), provider, kind))
}

/**
 * The mapping of an import in a file, as that of a form; without a file one that changes nothing.
 * @throws Refused with a line for each line of the file that is wrong
 */
export async function importMappingIn(file: string | undefined, now: Date): Promise<ImportMapping> {
  if (file === undefined) return noImportMapping
  return checked(file, readImportMapping(await jsonIn(file), romeDate(now)))
}

/**
 * The mapping of an import of people or places in a file; without a file one that changes nothing.
 * @throws Refused with a line for each line of the file that is wrong
 */
export async function sheetMappingIn(
  file: string | undefined,
  columns: readonly string[],
): Promise<SheetMapping> {
  if (file === undefined) return noSheetMapping
  return checked(file, readSheetMapping(await jsonIn(file), columns))
}

async function jsonIn(file: string): Promise<unknown> {
  return requireJson(await readText(file), file)
}

function checked<Its>(file: string, read: CheckedMapping<Its>): Its {
  if ('mapping' in read) return read.mapping
  const { faults } = read
  const lines = faults.length === 1 ? 'one line that is wrong' : `${faults.length} lines that are wrong`
  throw new Refused([`${nameOf(file)} has ${lines}; nothing was changed`, ...faults].join('\n  '))
}
