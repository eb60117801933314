import type { SubmissionStatus } from '../../shared/domain/submission.ts'
import type { FilledForm } from '../senders/filled-form.ts'
import {
  byMapping,
  changedFamily,
  firstFamily,
  firstFamilyElsewhere,
  fromMilano,
  inArabic,
  incomplete,
  inDanger,
  manyChoices,
  sibling,
} from './families.ts'

/** One form that is sent, and what it is to become. No family here exists. */
export interface DemoStep {
  readonly what: string
  readonly partner: string
  readonly form: FilledForm
  /** Proven by a secret that the form does not have. */
  readonly isForged?: boolean
  readonly answer: 202 | 401
  /** Of its submission, once all is quiet; undefined when nothing is kept. */
  readonly becomes: SubmissionStatus | undefined
}

const told = { answer: 202, becomes: 'registered' } as const

/** Sent one after the other; each provider writes them in its own way. */
export const firstSteps: readonly DemoStep[] = [
  { ...told, what: 'a family of Dalmine', partner: 'scuola', form: firstFamily },
  { ...told, what: 'questions of its own, by a mapping', partner: 'cooperativa', form: byMapping },
  { ...told, what: 'a child in danger, urgent', partner: 'consultorio', form: inDanger },
  { ...told, what: 'several choices in one text, with spaces', partner: 'associazione', form: manyChoices },
  { ...told, what: 'out of the programme’s area, as multipart', partner: 'parrocchia', form: fromMilano },
  { ...told, what: 'in Arabic, also the digits', partner: 'sportello', form: inArabic },
  { ...told, what: 'incomplete: no need, unknown municipality', partner: 'programma', form: incomplete },
  {
    what: 'a form that is being tried out',
    partner: 'nuova-scuola',
    form: { ...firstFamily, submissionId: 'prova-1' },
    answer: 202,
    becomes: 'tested',
  },
  {
    what: 'forged: a secret that is not the form’s',
    partner: 'associazione',
    form: { ...manyChoices, submissionId: 'falso-1' },
    isForged: true,
    answer: 401,
    becomes: undefined,
  },
]

/** Sent once the first ones are referrals. */
export const laterSteps: readonly DemoStep[] = [
  { ...told, what: 'the first again, as a provider repeats', partner: 'scuola', form: firstFamily },
  { ...told, what: 'the first again, changed', partner: 'scuola', form: changedFamily },
  { ...told, what: 'a sibling, from another school', partner: 'scuola-media', form: sibling },
  { ...told, what: 'the first family, from another office', partner: 'ufficio', form: firstFamilyElsewhere },
]

/** What an operator completes by hand. */
export const completion = {
  partner: 'programma',
  submissionId: incomplete.submissionId,
  corrections: { municipality: 'Bergamo', needs: 'housing' },
}
