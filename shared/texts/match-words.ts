import type { Language } from '../domain/language.ts'
import type { MentorKind } from '../domain/mentor.ts'
import type { Objective } from '../matching/assignment/instance.ts'
import type { Hours, Loss } from '../matching/explanation/parts.ts'
import type { Refusal } from '../matching/suitability/filters.ts'
import type { LeftOutFor } from '../matching/waiting-family.ts'

/** In every language, with one word or sentence for each. */
type Words<Word extends string, Said = string> = Readonly<Record<Language, Readonly<Record<Word, Said>>>>
/** Of one, and of none or more. */
type Counted = readonly [one: string, many: string]

/** What is to be best. */
export const objectiveWords: Words<Objective> = {
  it: {
    'most-families': 'più famiglie possibile, prima quelle urgenti',
    'best-score': 'la somma più alta delle affinità',
  },
  en: {
    'most-families': 'as many families as possible, urgent ones first',
    'best-score': 'the highest sum of affinities',
  },
}

/** Who mentors. */
export const mentorKindWords: Words<MentorKind, Counted> = {
  it: { adult: ['mentore', 'mentori'], 'peer-tutor': ['tutor tra pari', 'tutor tra pari'] },
  en: { adult: ['mentor', 'mentors'], 'peer-tutor': ['peer tutor', 'peer tutors'] },
}

/** Why mentors do not suit a family, behind their number: `2 troppo lontani`; one text where the number changes nothing. */
export const refusalWords: Words<Refusal, string | Counted> = {
  it: {
    'in-training': 'in candidatura o formazione',
    suspended: ['sospeso', 'sospesi'],
    clearance: 'senza certificato o autorizzazioni valide',
    insurance: 'senza polizza valida',
    training: ['che deve ancora finire il corso', 'che devono ancora finire il corso'],
    full: 'al completo',
    role: 'di un altro tipo',
    'distance-unknown': 'a distanza non nota',
    'too-far': ['troppo lontano', 'troppo lontani'],
    language: 'senza una lingua in comune',
    gender: 'non del genere chiesto dalla famiglia',
    excluded: ['che non va riproposto', 'che non vanno riproposti'],
    'no-common-time': 'senza un orario in comune',
  },
  en: {
    'in-training': 'applying or in training',
    suspended: 'suspended',
    clearance: 'without a valid certificate or authorisation',
    insurance: 'without valid insurance',
    training: 'still to be trained',
    full: 'with no place left',
    role: 'of another kind',
    'distance-unknown': 'at a distance that is not known',
    'too-far': 'too far away',
    language: 'without a common language',
    gender: 'not of the gender that the family asks for',
    excluded: 'not to be proposed again',
    'no-common-time': 'without a common time',
  },
}

/** What speaks against another mentor for a family, as a sentence of its own. */
export const lossWords: Words<Loss> = {
  it: {
    urgent: 'Altrimenti una famiglia urgente resterebbe senza.',
    families: 'Altrimenti una famiglia in più resterebbe senza.',
    affinity: 'Altrimenti la somma pesata delle affinità sarebbe più bassa.',
    none: 'Si può anche scambiare: nell’insieme il risultato è lo stesso.',
    fixed: 'Quei posti sono già decisi.',
  },
  en: {
    urgent: 'Otherwise an urgent family would be left without.',
    families: 'Otherwise one more family would be left without.',
    affinity: 'Otherwise the weighted sum of affinities would be lower.',
    none: 'They can be exchanged: the whole would be as good.',
    fixed: 'Those places are decided already.',
  },
}

/** When somebody who is looked for should have time. */
export const hoursWords: Words<Hours | 'all'> = {
  it: {
    mornings: 'la mattina dal lunedì al venerdì',
    afternoons: 'il pomeriggio dal lunedì al venerdì',
    evenings: 'la sera dal lunedì al venerdì',
    weekends: 'il sabato e la domenica',
    all: 'in orari diversi, anche la sera e il fine settimana',
  },
  en: {
    mornings: 'on weekday mornings',
    afternoons: 'on weekday afternoons',
    evenings: 'on weekday evenings',
    weekends: 'at the weekend',
    all: 'at different times, also in the evening and at the weekend',
  },
}

/** Why a request that waits is not matched now, as a sentence of its own. */
export const leftOutWords: Words<LeftOutFor> = {
  it: {
    'child-in-danger': 'È segnalato un pericolo per un minore: prima viene la tutela.',
    closed: 'Il percorso della famiglia è concluso.',
    joined: 'La famiglia è seguita sotto un altro codice pratica.',
    'other-district': 'La famiglia è ora di un altro Ambito.',
    'not-ready': 'Mancano la presa in carico, il primo contatto o l’informativa.',
    'not-agreed': 'L’accordo della famiglia ha una data futura.',
    'gender-wishes': 'Due richieste della famiglia si contraddicono: una mentore, e un mentore.',
    languages: 'Le richieste della famiglia chiedono lingue diverse: nessuna va bene per tutte.',
    times: 'Le richieste della famiglia non hanno orari in comune.',
  },
  en: {
    'child-in-danger': 'A danger for a child is reported: protection comes first.',
    closed: 'The work with the family has ended.',
    joined: 'The family is followed under another case code.',
    'other-district': 'The family now belongs to another district.',
    'not-ready': 'Taking in charge, first contact or the privacy notice is missing.',
    'not-agreed': 'The family’s agreement has a date to come.',
    'gender-wishes': 'Two requests of the family contradict each other: a woman, and a man.',
    languages: 'The family’s requests ask for different languages: none will do for all of them.',
    times: 'The family’s requests have no time in common.',
  },
}
