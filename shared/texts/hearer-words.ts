import type { Language } from '../domain/language.ts'
import type { MailLine } from '../domain/mail.ts'

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
