import type { Slot } from '../domain/field.ts'
import type { Language } from '../domain/language.ts'
import { weekdayWords } from './day-words.ts'

const days = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat']
const parts: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  it: { morning: 'mattina', afternoon: 'pomeriggio', evening: 'sera' },
  en: { morning: 'morning', afternoon: 'afternoon', evening: 'evening' },
}

/** A weekly time: `lunedì pomeriggio`. */
export function slotWords(slot: Slot, language: Language): string {
  const [day = '', part = ''] = slot.split('-')
  return `${weekdayWords(language)[days.indexOf(day)]} ${parts[language][part]}`
}
