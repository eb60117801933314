import * as z from 'zod/mini'
import { romeDate } from './rome.ts'

/** `BG-26-0042`: district, year, counter. */
export const caseCodeText = z.string().check(z.regex(/^[A-Z]{2,4}-\d{2}-\d{4,}$/))

/**
 * The neutral name of a case: `BG-26-0042` (district, year of arrival in Italy's time, counter). It names without
 * naming anyone and never changes; gaps are allowed, a fifth digit too.
 */
export function caseCode(codePrefix: string, receivedAt: Date, counter: number): string {
  return `${codePrefix}-${caseYear(receivedAt).slice(2)}-${String(counter).padStart(4, '0')}`
}

/** The year whose counter a case takes: `2026`. */
export function caseYear(receivedAt: Date): string {
  return romeDate(receivedAt).slice(0, 4)
}
