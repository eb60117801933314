import { ifDangerIsNow } from '../../texts/danger-words.ts'
import { footerWords } from '../../texts/footer-words.ts'
import { restWords } from '../../texts/letter-part-words.ts'
import { operatorLetterWords } from '../../texts/operator-letter-words.ts'
import type { Letter } from '../letter.ts'
import type { AssignedContent, DangerContent, HandoverContent } from '../letter-content.ts'
import { button, paragraphs, whomToCall } from './parts.ts'

/** A mail names so many cases; its page names all. */
const NAMED = 40

/** A child is in danger: whom to call comes first, then who has to confirm. */
export function dangerLetter(content: DangerContent): Letter {
  const { language, name, time, phones } = content
  const words = operatorLetterWords[language].danger
  return {
    language,
    subject: words.subject(name, time),
    title: words.title,
    blocks: [
      ...paragraphs([words.told(name), ...(time === 1 ? [] : [words.again(time)])]),
      whomToCall(language, phones, { heading: ifDangerIsNow(language) }),
      ...paragraphs(words.confirm),
      button(content, words.open),
    ],
    footer: footerWords(language, 'operator'),
  }
}

/** Cases that are somebody's from now on. */
export function assignedLetter(content: AssignedContent): Letter {
  const { language, names } = content
  const words = operatorLetterWords[language].assigned
  const rest = Math.max(0, names.length - NAMED)
  return {
    language,
    subject: words.subject(names[0] ?? '', names.length),
    title: words.title(names.length),
    blocks: [
      ...paragraphs([words.now(names.length)]),
      { is: 'list', items: names.slice(0, NAMED).map((name) => ({ name })) },
      ...paragraphs([...(rest === 0 ? [] : [restWords[language](rest)]), words.deadlines]),
      button(content, words.open),
    ],
    footer: footerWords(language, 'operator'),
  }
}

/** What becomes of a hand-over, to the side that has to know. */
export function handoverLetter(content: HandoverContent): Letter {
  const { language, name, district, due } = content
  const words = operatorLetterWords[language].handover
  const { title, says } = words[parts[content.kind]]
  return {
    language,
    subject: `${title}: ${name}`,
    title,
    blocks: [
      ...paragraphs([...says(name, district), ...(due === undefined ? [] : [words.answer(due)])]),
      button(content, words.open),
    ],
    footer: footerWords(language, 'operator'),
  }
}

const parts = {
  'handover-offered': 'offered',
  'handover-accepted': 'accepted',
  'handover-refused': 'refused',
} as const satisfies Record<HandoverContent['kind'], string>
