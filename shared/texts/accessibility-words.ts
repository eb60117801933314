import type { Language } from '../domain/language.ts'
import type { Notice } from './link-page-words.ts'

/** How far the pages keep to WCAG 2.1 AA, how that is checked, and where to say what does not work. */
export const accessibilityWords: Readonly<Record<Language, Notice>> = {
  it: {
    title: 'Dichiarazione di accessibilità',
    says: [
      'Queste pagine seguono le regole WCAG 2.1, livello AA, come chiede la norma UNI CEI EN 301549.',
      'Funzionano senza JavaScript, con la sola tastiera, con un lettore di schermo e su schermi piccoli. Ogni versione è provata da un programma di controllo prima di essere pubblicata.',
      'Non conosciamo parti non accessibili. Se qualcosa non funziona, ditelo all’ufficio del vostro Ambito: al telefono ricevete le stesse informazioni.',
    ],
  },
  en: {
    title: 'Accessibility statement',
    says: [
      'These pages follow WCAG 2.1, level AA, as UNI CEI EN 301549 requires.',
      'They work without JavaScript, by keyboard alone, with a screen reader and on small screens. Each version is checked by a program before it is published.',
      'We know of no part that is not accessible. If something does not work, tell the office of your district: by phone you get the same information.',
    ],
  },
}
