import lombardy from './data/lombardy.json' with { type: 'json' }
import { latinDigits } from './digits.ts'
import type { DistrictRow } from './district.ts'
import { plain } from './folding.ts'

/** Where a municipality lies, seen from the programme. */
export type Place =
  | { readonly kind: 'district'; readonly istatCode: string; readonly district: string }
  | {
      readonly kind: 'out-of-area'
      readonly istatCode: string
      readonly name: string
      /** Two letters: `MI`. */
      readonly province: string
    }

interface Municipality {
  readonly istatCode: string
  readonly name: string
  readonly province: string
}

/** By province and ISTAT code. */
const namesByProvince: Readonly<Record<string, Readonly<Record<string, string>>>> = lombardy

/** What an ISTAT code's municipality is called; undefined when Lombardy has none of that code. */
export function municipalityName(istatCode: string): string | undefined {
  return Object.values(namesByProvince).find((names) => Object.hasOwn(names, istatCode))?.[istatCode]
}

/** What Lombardy's municipalities are called. */
export function municipalityNames(): readonly string[] {
  return Object.values(namesByProvince).flatMap((names) => Object.values(names))
}

let byWord: ReadonlyMap<string, Municipality> | undefined

/**
 * Finds a municipality by name or ISTAT code. Case, accents, apostrophes, hyphens, `S.` for San/Santa/Sant', a
 * leading *Comune di* and a trailing `(BG)` make no difference. Lombardy's other municipalities are out of area.
 * @returns undefined when no municipality of Lombardy is called so
 */
export function findPlace(text: string, districts: readonly DistrictRow[]): Place | undefined {
  byWord ??= new Map(
    Object.entries(namesByProvince).flatMap(([province, names]) =>
      Object.entries(names).flatMap(([istatCode, name]) => {
        const municipality = { istatCode, name, province }
        return [istatCode, fold(name)].map((word) => [word, municipality] as const)
      }),
    ),
  )
  const municipality = byWord.get(asCode(text) ?? fold(text))
  if (municipality === undefined) return undefined
  const { istatCode } = municipality
  const district = districts.find((candidate) => candidate.municipalities.includes(istatCode))
  return district === undefined
    ? { kind: 'out-of-area', ...municipality }
    : { kind: 'district', istatCode, district: district.id }
}

/** Programs and spreadsheets drop the zero that every code of Lombardy begins with. */
function asCode(text: string): string | undefined {
  const digits = latinDigits(text).trim()
  return /^\d{5,6}$/.test(digits) ? digits.padStart(6, '0') : undefined
}

/** No two municipalities of Lombardy fold to the same words, so the province never decides. */
function fold(name: string): string {
  return plain(name.replace(/\(\s?[a-z]{2}\s?\)\s?$/iu, ''))
    .replace(/^comune di /u, '')
    .replace(/\b(?:san|santo|santa|sant)\b/gu, 's')
}
