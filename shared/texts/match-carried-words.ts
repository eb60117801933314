import type { Language } from '../domain/language.ts'
import { shownAffinity } from '../matching/explanation/matched.ts'
import type { Fact, ProposalReasons } from '../matching/explanation/parts.ts'
import { languagesWords } from './language-words.ts'
import { listWords, someWords } from './list-words.ts'
import { needWords } from './need-words.ts'
import { slotWords } from './slot-words.ts'
import { wholePoints } from './whole-points.ts'

/** `lingua in comune: rumeno (25 punti su 25); stesso comune (15 su 15)`: points that make the affinity, 0 left out. */
export function carriedWords({ carried, affinity }: ProposalReasons, language: Language): string {
  const exact = carried.map(({ points }) => points)
  const shown = wholePoints(exact, affinity)
  return carried
    .map((fact, place) => ({ fact, points: shown[place] ?? 0 }))
    .filter(({ points }) => points > 0)
    .map(({ fact, points }, place) => {
      const of = Math.max(points, shownAffinity(fact.of))
      return `${factWords(fact, language)} (${words[language].points(points, of, place === 0)})`
    })
    .join('; ')
}

/** `nessuna lingua in comune tra quelle indicate; orari da concordare`: what a person should look at. */
export function missingWords({ missing }: ProposalReasons, language: Language): string {
  return missing.map((one) => words[language].missing[one]).join('; ')
}

function factWords(fact: Fact, language: Language): string {
  const say = words[language]
  switch (fact.criterion) {
    case 'languages':
      return say.languages(languagesWords(fact.languages, language))
    case 'availability':
      return fact.slots === undefined
        ? say.timesNotSaid
        : say.times(
            someWords(
              fact.slots.map((one) => slotWords(one, language)),
              language,
            ),
          )
    case 'distance':
      return fact.km === 0 ? say.samePlace : say.km(fact.km)
    case 'skills':
    case 'preferences':
      return say[fact.criterion](
        listWords(
          fact.needs.map((need) => inSentence(needWords[language][need])),
          'and',
          language,
        ),
      )
    case 'experience':
      return say.experience(fact.families)
    case 'load':
      return say.load(fact.free, fact.capacity)
    case 'waiting':
      return say.waiting(fact.weeks)
  }
}

function inSentence(text: string): string {
  return text.charAt(0).toLowerCase() + text.slice(1)
}

const words = {
  it: {
    points: (points: number, of: number, isFirst: boolean) =>
      `${points}${isFirst ? (points === 1 ? ' punto' : ' punti') : ''} su ${of}`,
    languages: (names: readonly string[]) => {
      if (names.length === 0) return 'lingua della famiglia non indicata'
      return `${names.length === 1 ? 'lingua' : 'lingue'} in comune: ${listWords(names, 'and', 'it')}`
    },
    missing: {
      languages: 'nessuna lingua in comune tra quelle indicate',
      skills: 'nessuna competenza indicata per quello che chiede la famiglia',
      availability: 'orari da concordare',
    },
    timesNotSaid: 'orari non indicati',
    times: (times: string) => `orari in comune: ${times}`,
    samePlace: 'stesso comune',
    km: (km: number) => `a ${km} km`,
    skills: (needs: string) => `può aiutare in: ${needs}`,
    preferences: (needs: string) => `preferisce: ${needs}`,
    experience: (families: number) =>
      families === 1 ? 'ha già seguito 1 famiglia' : `ha già seguito ${families} famiglie`,
    load: (free: number, capacity: number) =>
      `${free === 1 ? '1 posto libero' : `${free} posti liberi`} su ${capacity}`,
    waiting: (weeks: number) =>
      weeks === 0
        ? 'la famiglia aspetta da pochi giorni'
        : `la famiglia aspetta da ${weeks === 1 ? '1 settimana' : `${weeks} settimane`}`,
  },
  en: {
    points: (points: number, of: number, isFirst: boolean) =>
      `${points}${isFirst ? (points === 1 ? ' point' : ' points') : ''} of ${of}`,
    languages: (names: readonly string[]) => {
      if (names.length === 0) return 'the family named no language'
      return `common language${names.length === 1 ? '' : 's'}: ${listWords(names, 'and', 'en')}`
    },
    missing: {
      languages: 'no common language among those named',
      skills: 'no skill named for what the family asks for',
      availability: 'times still to be agreed',
    },
    timesNotSaid: 'times not said',
    times: (times: string) => `common times: ${times}`,
    samePlace: 'same municipality',
    km: (km: number) => `${km} km away`,
    skills: (needs: string) => `can help with: ${needs}`,
    preferences: (needs: string) => `prefers: ${needs}`,
    experience: (families: number) =>
      families === 1 ? 'has had 1 family before' : `has had ${families} families before`,
    load: (free: number, capacity: number) => `${free} of ${capacity} place${capacity === 1 ? '' : 's'} free`,
    waiting: (weeks: number) =>
      weeks === 0
        ? 'the family has waited for a few days'
        : `the family has waited for ${weeks} week${weeks === 1 ? '' : 's'}`,
  },
} satisfies Record<Language, unknown>
