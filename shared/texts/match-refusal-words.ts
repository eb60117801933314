import type { Language } from '../domain/language.ts'
import type { CountedRefusal } from '../matching/explanation/parts.ts'
import type { Refusal } from '../matching/suitability/filters.ts'
import { refusalWords } from './match-words.ts'

/** Why the only mentor who could be asked does not suit a family, behind who that is, in Italian a person: `… è troppo lontana`. */
export const onlyOneWords: Readonly<Record<Language, Readonly<Record<Refusal, string>>>> = {
  it: {
    'in-training': 'è in candidatura o formazione',
    suspended: 'è sospesa',
    clearance: 'non ha certificato o autorizzazioni valide',
    insurance: 'non ha una polizza valida',
    training: 'deve ancora finire il corso',
    full: 'è al completo',
    role: 'è di un altro tipo',
    'distance-unknown': 'è a distanza non nota',
    'too-far': 'è troppo lontana',
    language: 'non ha una lingua in comune con la famiglia',
    gender: 'non è del genere chiesto dalla famiglia',
    excluded: 'non va più proposta a questa famiglia',
    'no-common-time': 'non ha un orario in comune con la famiglia',
  },
  en: {
    'in-training': 'is applying or in training',
    suspended: 'is suspended',
    clearance: 'has no valid certificate or authorisation',
    insurance: 'has no valid insurance',
    training: 'is still to be trained',
    full: 'has no place left',
    role: 'is of another kind',
    'distance-unknown': 'is at a distance that is not known',
    'too-far': 'is too far away',
    language: 'has no language in common with the family',
    gender: 'is not of the gender that the family asks for',
    excluded: 'is not to be proposed to this family again',
    'no-common-time': 'has no time in common with the family',
  },
}

/** `2 troppo lontani` */
export function closedWords({ refusal, mentors }: CountedRefusal, language: Language): string {
  const said = refusalWords[language][refusal]
  if (typeof said === 'string') return `${mentors} ${said}`
  const [one, many] = said
  return `${mentors} ${mentors === 1 ? one : many}`
}
