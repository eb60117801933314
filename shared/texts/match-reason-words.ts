import type { Language } from '../domain/language.ts'
import type { Objective } from '../matching/assignment/instance.ts'
import type { Alternative, ClosedMentors, ProposalReasons } from '../matching/explanation/parts.ts'
import { languagesWords } from './language-words.ts'
import { listWords, someWords } from './list-words.ts'
import { carriedWords, missingWords } from './match-carried-words.ts'
import { closedWords, onlyOneWords } from './match-refusal-words.ts'
import { lossWords } from './match-words.ts'

/** Why a mentor is proposed, and why not another: sentences, the most telling first. On pages only. */
export function proposalSentences(
  reasons: ProposalReasons,
  objective: Objective,
  language: Language,
): string[] {
  const say = words[language]
  const carried = carriedWords(reasons, language)
  // By the sum of affinities alone nobody comes first.
  const comesFirst = reasons.isUrgent && objective === 'most-families'
  return [
    ...(carried === '' ? [] : [`${say.why}: ${carried}.`]),
    ...(reasons.missing.length === 0 ? [] : [`${say.mind}: ${missingWords(reasons, language)}.`]),
    ...(comesFirst ? [say.urgent] : []),
    ...(reasons.weight > 1 ? [say.weight(reasons.weight)] : []),
    ...alternativeSentences(reasons, language),
    ...(reasons.closed === undefined ? [] : [closedSentence(reasons.closed, language)]),
  ]
}

/** Why not another mentor: of this nothing is personal. On pages only. */
export function alternativeSentences(
  { alternatives, affinity }: Pick<ProposalReasons, 'alternatives' | 'affinity'>,
  language: Language,
): string[] {
  return alternatives.map((one) => alternativeWords(one, affinity, language))
}

/** `Altri 2 parlano francese: 1 troppo lontano, 1 che non va riproposto.` */
function closedSentence({ languages, refused }: ClosedMentors, language: Language): string {
  const say = words[language]
  const spoken = listWords(languagesWords(languages, language), 'or', language)
  const mentors = refused.reduce((sum, one) => sum + one.mentors, 0)
  const [first] = refused
  if (mentors === 1 && first !== undefined) {
    return say.closedOne(spoken, onlyOneWords[language][first.refusal])
  }
  return say.closed(mentors, spoken, refused.map((one) => closedWords(one, language)).join(', '))
}

function alternativeWords(
  { mentor, affinity, whyNot }: Alternative,
  proposed: number,
  language: Language,
): string {
  const say = words[language]
  switch (whyNot.why) {
    case 'lower-affinity':
      return affinity === proposed ? say.hardlyLower(mentor, affinity) : say.lower(mentor, affinity)
    case 'equal-affinity':
      return say.equal(mentor, affinity)
    case 'taken':
      return `${say.taken(mentor, affinity, someWords(whyNot.by, language))} ${lossWords[language][whyNot.loss]}`
  }
}

const words = {
  it: {
    why: 'Perché',
    mind: 'Attenzione',
    urgent: 'La famiglia è urgente: viene prima.',
    weight: (times: number) =>
      `Nucleo monoparentale: la sua affinità vale ${times === 2 ? 'il doppio' : `${times} volte`}.`,
    lower: (mentor: string, affinity: number) => `Non ${mentor}: affinità più bassa (${affinity}).`,
    hardlyLower: (mentor: string, affinity: number) =>
      `Non ${mentor}: affinità di pochissimo più bassa (${affinity}, arrotondata).`,
    equal: (mentor: string, affinity: number) =>
      `Anche ${mentor} va bene: a parità di affinità (${affinity}) ha deciso l’ordine degli elenchi.`,
    taken: (mentor: string, affinity: number, cases: string) =>
      `Non ${mentor}: affinità ${affinity}, ma i suoi posti vanno a ${cases}.`,
    closedOne: (spoken: string, why: string) => `Anche un’altra persona parla ${spoken}, ma ${why}.`,
    closed: (mentors: number, spoken: string, reasons: string) =>
      `Altri ${mentors} parlano ${spoken}: ${reasons}.`,
  },
  en: {
    why: 'Why',
    mind: 'Mind',
    urgent: 'The family is urgent: it comes first.',
    weight: (times: number) =>
      `Single-parent family: its affinity counts ${times === 2 ? 'twice' : `${times} times`}.`,
    lower: (mentor: string, affinity: number) => `Not ${mentor}: lower affinity (${affinity}).`,
    hardlyLower: (mentor: string, affinity: number) =>
      `Not ${mentor}: very slightly lower affinity (${affinity}, rounded).`,
    equal: (mentor: string, affinity: number) =>
      `As good: ${mentor}. At equal affinity (${affinity}) the order of the lists decided.`,
    taken: (mentor: string, affinity: number, cases: string) =>
      `Not ${mentor}: affinity ${affinity}, but the places go to ${cases}.`,
    closedOne: (spoken: string, why: string) => `One more speaks ${spoken}, but ${why}.`,
    closed: (mentors: number, spoken: string, reasons: string) =>
      `${mentors} others speak ${spoken}: ${reasons}.`,
  },
} satisfies Record<Language, unknown>
