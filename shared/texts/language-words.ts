import type { Language } from '../domain/language.ts'

/** What the platform has no name for, or another than people here use. */
const ownNames: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  it: {
    ber: 'berbero',
    bib: 'bissa',
    bn: 'bengalese',
    hno: 'hindko',
    ise: 'lingua dei segni italiana',
    ish: 'esan',
    phr: 'pahari',
    skr: 'saraiki',
    syl: 'sylheti',
    urh: 'urhobo',
  },
  en: {
    ber: 'Berber',
    bib: 'Bissa',
    bn: 'Bengali',
    hno: 'Hindko',
    ise: 'Italian sign language',
    ish: 'Esan',
    phr: 'Pahari',
    skr: 'Saraiki',
    syl: 'Sylheti',
    urh: 'Urhobo',
  },
}

const named: Readonly<Record<Language, Intl.DisplayNames>> = {
  it: new Intl.DisplayNames(['it'], { type: 'language' }),
  en: new Intl.DisplayNames(['en'], { type: 'language' }),
}

/** Several of them, none twice: two tags of one language may have one name. */
export function languagesWords(tags: readonly string[], language: Language): string[] {
  return [...new Set(tags.map((tag) => languageWords(tag, language)))]
}

/** A spoken language within a sentence, `arabo marocchino`; of BCP 47 tags that nobody named, the tag. */
export function languageWords(tag: string, language: Language): string {
  const [base = tag] = tag.split('-')
  return ownNames[language][base] ?? named[language].of(tag) ?? tag
}
