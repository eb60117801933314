import type { Language } from '../domain/language.ts'
import { municipalityName } from '../domain/municipality.ts'
import type { Objective } from '../matching/assignment/instance.ts'
import { shownAffinity } from '../matching/explanation/matched.ts'
import type { Advice, Gain, Profile } from '../matching/explanation/parts.ts'
import { capital } from './capital.ts'
import { languagesWords } from './language-words.ts'
import { listWords, someWords } from './list-words.ts'
import { hoursWords, mentorKindWords } from './match-words.ts'

/** Whom it would be worth to look for, and what it would change. On pages only. */
export function adviceSentences(advice: Advice, objective: Objective, language: Language): string[] {
  const { alsoFrom, families, suits, gain } = advice
  const say = words[language]
  const others = alsoFrom.map(placeWords)
  const cases = someWords(families, language)
  return [
    `${capital(profileWords(advice, language))}: ${gainWords(gain, objective, language)}.`,
    ...(others.length === 0 ? [] : [say.alsoFrom(listWords(others, 'or', language))]),
    ...(families.length === 0 ? [] : [say.families(cases, families.length)]),
    ...(suits > families.length ? [say.suits(suits)] : []),
  ]
}

function profileWords({ profile, languages }: Advice, language: Language): string {
  const { municipality, reachKm, hours, places } = profile
  const say = words[language]
  const spoken = listWords(languagesWords(languages, language), 'or', language)
  return [
    say.who(profile) + (spoken === '' ? '' : ` ${say.speaks(spoken)}`),
    say.lives(placeWords(municipality), reachKm),
    ...(hours === undefined ? [] : [say.free(hoursWords[language][hours])]),
    say.places(places),
  ].join(', ')
}

function placeWords(istatCode: string): string {
  return municipalityName(istatCode) ?? istatCode
}

/** `+3 famiglie, di cui 1 urgente`; where affinity is all that counts, by how much their sum grows. */
function gainWords({ urgentServed, served, value }: Gain, objective: Objective, language: Language): string {
  const say = words[language]
  const families = say.served(served) + (urgentServed > 0 ? say.urgent(urgentServed, served) : '')
  if (objective === 'most-families') return families
  const affinity = say.affinity(shownAffinity(value))
  return served > 0 ? `${affinity}, ${families}` : affinity
}

/** `a Dalmine`, `ad Azzano San Paolo`. */
function toPlace(place: string): string {
  return `${/^[aà]/i.test(place) ? 'ad' : 'a'} ${place}`
}

const words = {
  it: {
    who: ({ kind, gender }: Profile) => {
      const article = gender === undefined ? 'una o un' : { female: 'una', male: 'un' }[gender]
      return `${article} ${mentorKindWords.it[kind][0]}`
    },
    speaks: (languages: string) => `che parla ${languages}`,
    lives: (place: string, km: number) => `che abita ${toPlace(place)} e si sposta fino a ${km} km`,
    free: (hours: string) => `con tempo libero ${hours}`,
    places: (places: number) => (places === 1 ? 'con 1 posto' : `con ${places} posti`),
    served: (served: number) => (served === 1 ? '+1 famiglia' : `+${served} famiglie`),
    urgent: (urgent: number, served: number) => {
      if (urgent === served) return urgent === 1 ? ' urgente' : ', tutte urgenti'
      return urgent === 1 ? ', di cui 1 urgente' : `, di cui ${urgent} urgenti`
    },
    affinity: (points: number) =>
      `${['meno di 1 punto in più', '+1 punto'][points] ?? `+${points} punti`} nella somma pesata delle affinità`,
    alsoFrom: (others: string) => `Vale lo stesso se abita ${toPlace(others)}.`,
    families: (cases: string, count: number) =>
      `${count === 1 ? 'Avrebbe' : 'Avrebbero'} una proposta: ${cases}.`,
    suits: (count: number) =>
      `Andrebbe bene per ${count === 1 ? '1 famiglia' : `${count} famiglie`} ora senza proposta: di persone così ne serve più di una.`,
  },
  en: {
    who: ({ kind, gender }: Profile) => {
      const which = gender === undefined ? '' : `${{ female: 'female', male: 'male' }[gender]} `
      return `a ${which}${mentorKindWords.en[kind][0]}`
    },
    speaks: (languages: string) => `who speaks ${languages}`,
    lives: (place: string, km: number) => `who lives in ${place} and travels up to ${km} km`,
    free: (hours: string) => `with time ${hours}`,
    places: (places: number) => (places === 1 ? 'with 1 place' : `with ${places} places`),
    served: (served: number) => (served === 1 ? '+1 family' : `+${served} families`),
    urgent: (urgent: number, served: number) => {
      if (urgent === served) return urgent === 1 ? ', urgent' : ', all urgent'
      return `, ${urgent} of them urgent`
    },
    affinity: (points: number) =>
      `${['less than 1 point more', '+1 point'][points] ?? `+${points} points`} in the weighted sum of affinities`,
    alsoFrom: (others: string) => `The same holds for ${others}.`,
    families: (cases: string) => `There would be a proposal for ${cases}.`,
    suits: (count: number) =>
      `Would suit ${count === 1 ? '1 family' : `${count} families`} now without a proposal: more than one such mentor is needed.`,
  },
} satisfies Record<Language, unknown>
