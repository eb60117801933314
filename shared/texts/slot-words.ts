import type { Slot } from '../domain/field.ts'
import type { Language } from '../domain/language.ts'

const names: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  it: {
    mon: 'lunedì',
    tue: 'martedì',
    wed: 'mercoledì',
    thu: 'giovedì',
    fri: 'venerdì',
    sat: 'sabato',
    sun: 'domenica',
    morning: 'mattina',
    afternoon: 'pomeriggio',
    evening: 'sera',
  },
  en: {
    mon: 'Monday',
    tue: 'Tuesday',
    wed: 'Wednesday',
    thu: 'Thursday',
    fri: 'Friday',
    sat: 'Saturday',
    sun: 'Sunday',
    morning: 'morning',
    afternoon: 'afternoon',
    evening: 'evening',
  },
}

/** A weekly time: `lunedì pomeriggio`. */
export function slotWords(slot: Slot, language: Language): string {
  return slot
    .split('-')
    .map((part) => names[language][part])
    .join(' ')
}
