import type { Language } from '../domain/language.ts'
import type { Section } from '../mail/letter-content.ts'

/** Over the lines of a section. */
export const sectionWords: Readonly<Record<Language, Readonly<Record<Section, string>>>> = {
  it: {
    danger: 'Pericolo',
    overdue: 'In ritardo',
    today: 'Scadono oggi',
    new: 'Nuove',
    coming: 'Prossime scadenze',
  },
  en: { danger: 'Danger', overdue: 'Overdue', today: 'Due today', new: 'New', coming: 'Coming up' },
}
