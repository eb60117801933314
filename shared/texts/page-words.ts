import type { Language } from '../domain/language.ts'

interface PageWords {
  readonly skip: string
  readonly programme: string
  readonly privacy: string
  readonly accessibility: string
}

/** What stands on every page. */
export const pageWords: Readonly<Record<Language, PageWords>> = {
  it: {
    skip: 'Vai al contenuto',
    programme: 'Integrazione delle famiglie con bambini',
    privacy:
      'Queste pagine non mostrano dati personali e non usano cookie. Chi apre un link vede solo codici, scadenze e date.',
    accessibility: 'Dichiarazione di accessibilità',
  },
  en: {
    skip: 'Skip to content',
    programme: 'Integration of families with children',
    privacy:
      'These pages show no personal data and use no cookies. Whoever opens a link sees only codes, deadlines and dates.',
    accessibility: 'Accessibility statement',
  },
}
