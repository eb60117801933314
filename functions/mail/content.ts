import type { Mail } from '../../shared/domain/mail.ts'
import type { LetterContent } from '../../shared/mail/letter-content.ts'
import { assignedContent } from './content/assigned.ts'
import { dangerContent } from './content/danger.ts'
import { digestContent } from './content/digest.ts'
import { feedbackContent } from './content/feedback.ts'
import { formContent } from './content/form.ts'
import type { ContentOf, Ground } from './content/ground.ts'
import { handoverContent } from './content/handover.ts'
import { incompleteContent } from './content/incomplete.ts'
import { receiptContent } from './content/receipt.ts'

const ofKind = {
  digest: digestContent,
  danger: dangerContent,
  assigned: assignedContent,
  'handover-offered': handoverContent,
  'handover-accepted': handoverContent,
  'handover-refused': handoverContent,
  receipt: receiptContent,
  incomplete: incompleteContent,
  feedback: feedbackContent,
  'form-quiet': formContent,
  'form-refused': formContent,
  'renewed-link': async (_, { language, link }) => ({ kind: 'renewed-link', language, link }),
} satisfies Record<Mail['kind'], ContentOf>

/** What a mail says as things stand now; undefined when nothing is left to be told. */
export async function contentOf(mail: Mail, ground: Ground): Promise<LetterContent | undefined> {
  return ofKind[mail.kind](mail, ground)
}
