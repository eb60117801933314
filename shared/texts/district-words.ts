import type { Language } from '../domain/language.ts'

/** What begins the name of a district and wants an article: `l’Ambito di Bergamo`. */
const WITH_ARTICLE = /^(?:Ambito|Azienda|Unione)\b/

interface DistrictWords {
  /** At the beginning of a sentence. */
  readonly The: (name: string) => string
  readonly of: (name: string) => string
}

/** A district's name within a sentence. */
export const districtWords: Readonly<Record<Language, DistrictWords>> = {
  it: {
    The: (name) => (WITH_ARTICLE.test(name) ? `L’${name}` : name),
    of: (name) => (WITH_ARTICLE.test(name) ? `dell’${name}` : `di ${name}`),
  },
  en: { The: (name) => name, of: (name) => `of ${name}` },
}
