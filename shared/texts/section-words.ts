import type { Language } from '../domain/language.ts'
import type { MailLine } from '../domain/mail.ts'
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

/** Why somebody hears of what is not theirs to do; nothing of what is. */
export const hearerWords: Readonly<Record<Language, Readonly<Record<MailLine['as'], string | undefined>>>> = {
  it: {
    owner: undefined,
    deputy: 'in sostituzione',
    liaison: 'avviso alla figura di raccordo',
    coordinator: 'avviso al coordinamento',
  },
  en: {
    owner: undefined,
    deputy: 'as deputy',
    liaison: 'notice to the liaison',
    coordinator: 'notice to the coordination',
  },
}
