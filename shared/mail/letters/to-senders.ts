import { feedbackWords, standingWords } from '../../texts/feedback-words.ts'
import { footerWords } from '../../texts/footer-words.ts'
import { faultWords, placeWords } from '../../texts/problem-words.ts'
import { senderLetterWords } from '../../texts/sender-letter-words.ts'
import type { Block, Letter } from '../letter.ts'
import type { FeedbackContent, IncompleteContent, ReceiptContent } from '../letter-content.ts'
import { button, paragraphs, whomToCall } from './parts.ts'

/** That a request is there, by which code, and who reads it by when. */
export function receiptLetter(content: ReceiptContent): Letter {
  const { language, name, district, readBy } = content
  const { receipt: words, open } = senderLetterWords[language]
  const said = [words.code(name), words.register, words.readBy(district, readBy), ...officeOf(content)]
  return {
    language,
    subject: subjectOf(words.subject(name), content),
    title: words.title,
    blocks: withNumbers(content, [...paragraphs([...said, words.page]), button(content, open)]),
    footer: footerWords(language, 'sender'),
  }
}

/** Which questions have to be answered before a form can become a request. */
export function incompleteLetter(content: IncompleteContent): Letter {
  const { language, name, problems } = content
  const { incomplete: words, open } = senderLetterWords[language]
  const items = problems.map(({ field, problem }) => ({
    name: placeWords(field, language),
    says: faultWords(problem, language),
  }))
  return {
    language,
    subject: subjectOf(words.subject(name), content),
    title: words.title,
    blocks: withNumbers(content, [
      ...paragraphs([words.arrived(name), words.missing]),
      { is: 'list', items },
      ...paragraphs([words.page]),
      button(content, open),
      ...paragraphs([words.otherwise, ...officeOf(content)]),
    ]),
    footer: footerWords(language, 'sender'),
  }
}

/** What became of a request. */
export function feedbackLetter(content: FeedbackContent): Letter {
  const { language, name, referral } = content
  const words = feedbackWords[language]
  return {
    language,
    subject: words.subject(name),
    title: words.title,
    blocks: [
      ...paragraphs([words.about(name), ...standingWords(referral, language)]),
      ...paragraphs([words.more, ...officeOf(content)]),
      button(content, words.page),
    ],
    footer: footerWords(language, 'sender'),
  }
}

type ToSender = ReceiptContent | IncompleteContent | FeedbackContent

function officeOf({ language, phones, district }: ToSender): string[] {
  const said = senderLetterWords[language].office(phones.office, district)
  return said === undefined ? [] : [said]
}

/** The first words of a subject are what a telephone shows. */
function subjectOf(subject: string, { language, isDanger }: ReceiptContent | IncompleteContent): string {
  return isDanger ? `${subject} – ${senderLetterWords[language].subjectInDanger}` : subject
}

/** Whom to call is always said: first of all when the form told a danger, else below. */
function withNumbers(
  { language, phones, isDanger }: ReceiptContent | IncompleteContent,
  blocks: Block[],
): Block[] {
  const { told, ifEver } = senderLetterWords[language].danger
  const numbers = whomToCall(language, phones, isDanger ? told : ifEver)
  return isDanger ? [numbers, ...blocks] : [...blocks, numbers]
}
