import { readText, requireJson } from '../../json-file.ts'
import { csvRows } from './csv-rows.ts'
import { jsonRows, type Listed } from './json-rows.ts'
import type { Rows } from './row.ts'

/**
 * What a file lists, CSV or JSON, whatever it is called.
 * @throws Refused when it cannot be read as a whole
 */
export async function readRows(file: string, named: Listed = 'households'): Promise<Rows> {
  const text = await readText(file)
  return /^\s*[[{]/.test(text) ? jsonRows(requireJson(text, file), named) : csvRows(text)
}
