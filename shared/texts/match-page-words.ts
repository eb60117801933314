import type { Language } from '../domain/language.ts'
import type { Totals } from '../matching/preview.ts'

/** What stands around the reasons on a page of proposals. */
export const matchPageWords = {
  it: {
    title: (district: string, day: string, time: string) =>
      `Proposte di abbinamento · Ambito ${district} · ${day}, ore ${time}`,
    objective: (objective: string, policy: number) =>
      `Obiettivo: ${objective}. Pesi dei criteri: ${policy === 0 ? 'quelli di base' : `politica n. ${policy}`}.`,
    totals: ({ waiting, urgent, served, freeMentors, freePlaces }: Totals) =>
      `${waiting === 1 ? '1 richiesta' : `${waiting} richieste`} in attesa${urgent === 0 ? '' : ` (${urgent} ${urgent === 1 ? 'urgente' : 'urgenti'})`}. ` +
      `${freeMentors === 1 ? '1 mentore' : `${freeMentors} mentori`} con ${freePlaces === 1 ? '1 posto libero' : `${freePlaces} posti liberi`}. ` +
      `${served} con una proposta, ${waiting - served} senza.`,
    proposals: 'Proposte',
    unserved: 'Senza proposta',
    leftOut: 'Non considerate ora',
    advice: 'Chi cercare: che cosa cambierebbe con una persona in più',
    proposal: (caseCode: string, kind: string, mentor: string, affinity: number) =>
      `${caseCode} → ${mentor} (${kind}) · affinità ${affinity} su 100`,
    family: (caseCode: string, kind: string) => `${caseCode} (${kind})`,
    urgent: 'urgente',
    restricted: 'Famiglia riservata: i motivi sono per chi lavora con lei.',
    noRequests: (district: string) =>
      `Nessuna richiesta in attesa nell’Ambito ${district}. Una richiesta si aggiunge con "mentoring request"; quelle che ci sono si vedono con "mentoring list".`,
    noMentors: (district: string) =>
      `Nessun mentore nell’Ambito ${district}. I mentori si aggiungono con "import mentors FILE" o con il loro modulo, e si attivano con "mentor activate".`,
    noFreeMentors: 'Nessun mentore ha posto oggi. Chi non è attivo, e perché, si vede con "mentor list".',
    noAdvice: {
      'most-families': 'Una persona in più non darebbe una proposta ad altre famiglie.',
      'best-score': 'Nessuna delle persone provate alzerebbe la somma pesata delle affinità.',
    },
    closing:
      'Sono solo proposte: nulla è stato scritto. Decide una persona, che conosce la famiglia. L’affinità riguarda la coppia: non è un voto alla famiglia né a chi la accompagna.',
  },
  en: {
    title: (district: string, day: string, time: string) =>
      `Proposed matches · district ${district} · ${day}, ${time}`,
    objective: (objective: string, policy: number) =>
      `Objective: ${objective}. Weights of the criteria: ${policy === 0 ? 'the default ones' : `policy no. ${policy}`}.`,
    totals: ({ waiting, urgent, served, freeMentors, freePlaces }: Totals) =>
      `${waiting} ${waiting === 1 ? 'request' : 'requests'} waiting${urgent === 0 ? '' : ` (${urgent} urgent)`}. ` +
      `${freeMentors} ${freeMentors === 1 ? 'mentor' : 'mentors'} with ${freePlaces} free ${freePlaces === 1 ? 'place' : 'places'}. ` +
      `${served} with a proposal, ${waiting - served} without.`,
    proposals: 'Proposals',
    unserved: 'Without a proposal',
    leftOut: 'Not looked at now',
    advice: 'Whom to look for: what one more person would change',
    proposal: (caseCode: string, kind: string, mentor: string, affinity: number) =>
      `${caseCode} → ${mentor} (${kind}) · affinity ${affinity} of 100`,
    family: (caseCode: string, kind: string) => `${caseCode} (${kind})`,
    urgent: 'urgent',
    restricted: 'Restricted family: the reasons are for those who work with it.',
    noRequests: (district: string) =>
      `No request is waiting in district ${district}. Add one with "mentoring request"; see those that are there with "mentoring list".`,
    noMentors: (district: string) =>
      `There are no mentors in district ${district}. Add them with "import mentors FILE" or by their form, and activate them with "mentor activate".`,
    noFreeMentors: 'No mentor has a place today. See who is not active, and why, with "mentor list".',
    noAdvice: {
      'most-families': 'One more person would not give any further family a proposal.',
      'best-score': 'Nobody of those tried would raise the weighted sum of affinities.',
    },
    closing:
      'These are proposals only: nothing was written. A person decides, who knows the family. The affinity is of the two together: it is no grade of a family or a mentor.',
  },
} satisfies Record<Language, unknown>
