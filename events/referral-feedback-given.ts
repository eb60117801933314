import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { feedbackAbout } from '../shared/domain/referral.ts'
import { contract } from './envelope.ts'

/** The sender has heard what became of it. */
export const referralFeedbackGiven = contract(
  'referral.feedback-given',
  z.strictObject({ caseCode: caseCodeText, about: feedbackAbout }),
)
