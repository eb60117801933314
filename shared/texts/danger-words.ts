import type { District } from '../domain/district.ts'
import type { Language } from '../domain/language.ts'

interface DangerWords {
  readonly noEmergencyService: string
  /** Whom to call: `112: …`. */
  readonly national: readonly { readonly number: string; readonly whose: string }[]
  /** The same numbers within a sentence. */
  readonly numbers: string
  /** To an operator, over the numbers. */
  readonly ifNow: string
  readonly duty: string
}

const words: Readonly<Record<Language, DangerWords>> = {
  it: {
    noEmergencyService: 'Raccordo non è un servizio di emergenza.',
    national: [
      { number: '112', whose: 'numero unico di emergenza, sempre attivo' },
      { number: '114', whose: 'Emergenza Infanzia, 24 ore su 24' },
    ],
    numbers: 'il 112 o il 114',
    ifNow: 'Se il pericolo è adesso, chiama',
    duty: 'reperibilità di questo territorio',
  },
  en: {
    noEmergencyService: 'Raccordo is not an emergency service.',
    national: [
      { number: '112', whose: 'emergency number, always open' },
      { number: '114', whose: 'Emergenza Infanzia, for children, 24 hours a day' },
    ],
    numbers: '112 or 114',
    ifNow: 'If the danger is now, call',
    duty: 'on duty for this area',
  },
}

/** Belongs wherever a danger is mentioned. */
export function noEmergencyService(language: Language): string {
  return words[language].noEmergencyService
}

/** The emergency numbers within a sentence, after "call": `il 112 o il 114`. */
export function emergencyNumbers(language: Language): string {
  return words[language].numbers
}

/** To an operator, over the numbers: when to call them. */
export function ifDangerIsNow(language: Language): string {
  return words[language].ifNow
}

/** A number and whose it is. */
export interface NumberToCall {
  readonly number: string
  readonly whose: string
}

/** Whom to call when a child is in danger: 112, 114, and the district's own number where it has one. */
export function numbersInDanger(
  language: Language,
  { duty }: Pick<District['phones'], 'duty'>,
): NumberToCall[] {
  const { national, duty: whose } = words[language]
  return [...national, ...(duty === undefined ? [] : [{ number: duty, whose }])]
}
