import * as z from 'zod/mini'
import { caseCodeText } from '../shared/domain/case-code.ts'
import { feedbackAbout } from '../shared/domain/referral.ts'
import { contract } from './envelope.ts'

/** The mail that told the sender came back: they are still to hear what became of it. */
export const referralFeedbackReopened = contract(
  'referral.feedback-reopened',
  z.strictObject({ caseCode: caseCodeText, about: feedbackAbout }),
)
