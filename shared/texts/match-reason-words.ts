import type { Language } from '../domain/language.ts'
import type { Objective } from '../matching/assignment/instance.ts'
import type { Alternative, ProposalReasons } from '../matching/explanation/parts.ts'
import { someWords } from './list-words.ts'
import { carriedWords, missingWords } from './match-carried-words.ts'
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
    ...reasons.alternatives.map((one) => alternativeWords(one, reasons.affinity, language)),
  ]
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
  },
} satisfies Record<Language, unknown>
