import type { Language } from '../domain/language.ts'

/** Under a button, before the address that it leads to. */
export const otherwiseWords: Readonly<Record<Language, string>> = {
  it: 'Indirizzo completo:',
  en: 'Full address:',
}

/** What stands for the lines that a mail leaves to its page. */
export const restWords: Readonly<Record<Language, (count: number) => string>> = {
  it: (count) => (count === 1 ? 'E un’altra nella pagina.' : `E altre ${count} nella pagina.`),
  en: (count) => (count === 1 ? 'And one more on the page.' : `And ${count} more on the page.`),
}
