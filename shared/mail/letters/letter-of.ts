import { footerWords } from '../../texts/footer-words.ts'
import { formLetterWords } from '../../texts/form-letter-words.ts'
import { renewedLinkWords } from '../../texts/renewed-link-words.ts'
import { senderLetterWords } from '../../texts/sender-letter-words.ts'
import type { Letter } from '../letter.ts'
import type { FormContent, LetterContent, RenewedLinkContent } from '../letter-content.ts'
import { digestLetter } from './digest.ts'
import { button, paragraphs } from './parts.ts'
import { assignedLetter, dangerLetter, handoverLetter } from './to-operators.ts'
import { feedbackLetter, incompleteLetter, receiptLetter } from './to-senders.ts'

/** What a mail says, before it is HTML or plain text. */
export function letterOf(content: LetterContent): Letter {
  switch (content.kind) {
    case 'digest':
      return digestLetter(content)
    case 'danger':
      return dangerLetter(content)
    case 'assigned':
      return assignedLetter(content)
    case 'handover-offered':
    case 'handover-accepted':
    case 'handover-refused':
      return handoverLetter(content)
    case 'receipt':
      return receiptLetter(content)
    case 'incomplete':
      return incompleteLetter(content)
    case 'feedback':
      return feedbackLetter(content)
    case 'form-quiet':
    case 'form-refused':
      return formLetter(content)
    case 'renewed-link':
      return renewedLinkLetter(content)
    default:
      return content satisfies never
  }
}

function formLetter(content: FormContent): Letter {
  const { language, form, phones, district } = content
  const words = formLetterWords[language][content.kind]
  const office = senderLetterWords[language].office(phones.office, district)
  return {
    language,
    subject: words.subject(form),
    title: words.title,
    blocks: [
      ...paragraphs([...words.says(form), ...(office === undefined ? [] : [office])]),
      button(content, formLetterWords[language].open),
    ],
    footer: footerWords(language, 'partner'),
  }
}

function renewedLinkLetter(content: RenewedLinkContent): Letter {
  const { subject, title, says, open } = renewedLinkWords[content.language]
  return {
    language: content.language,
    subject,
    title,
    blocks: [...paragraphs(says), button(content, open)],
    footer: footerWords(content.language, 'anyone'),
  }
}
