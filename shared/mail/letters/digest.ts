import { ifDangerIsNow } from '../../texts/danger-words.ts'
import { byDay } from '../../texts/day-words.ts'
import { deadlineWords } from '../../texts/deadline-words.ts'
import { digestWords } from '../../texts/digest-words.ts'
import { footerWords } from '../../texts/footer-words.ts'
import { hearerWords } from '../../texts/hearer-words.ts'
import { restWords } from '../../texts/letter-part-words.ts'
import { sectionWords } from '../../texts/section-words.ts'
import type { Block, Item, Letter } from '../letter.ts'
import { type DigestContent, type LetterLine, type Section, sections } from '../letter-content.ts'
import { button, paragraphs, whomToCall } from './parts.ts'

/** How many lines a digest shows; the page has them all. A danger and what is late are never left to the page. */
const SHOWN = 40
const neverCut: readonly Section[] = ['danger', 'overdue']

/**
 * The morning's summary: dangers, the button, then what is gravest first, and what its reader did by link since the one
 * before. The button is above the lines: on a telephone it is then seen without scrolling.
 */
export function digestLetter(content: DigestContent): Letter {
  const { language, day } = content
  const words = digestWords[language]
  const shown = shownLines(content.lines)
  const rest = content.lines.length - shown.length
  return {
    language,
    subject: `${words.title(day)}: ${counts(content)}`,
    title: words.title(day),
    blocks: [
      ...sectionBlocks('danger', shown, content),
      button(content, words.open),
      ...sections.slice(1).flatMap((section) => sectionBlocks(section, shown, content)),
      ...(rest === 0 ? [] : paragraphs([restWords[language](rest)])),
      ...deedBlocks(content),
    ],
    footer: footerWords(language, 'operator'),
  }
}

function shownLines(lines: readonly LetterLine[]): LetterLine[] {
  const inOrder = sections.flatMap((section) => lines.filter((line) => line.section === section))
  const grave = lines.filter(({ section }) => neverCut.includes(section))
  return inOrder.slice(0, Math.max(SHOWN, grave.length))
}

/** What cannot wait, by number; of what can, only where there is nothing else. */
function counts({ lines, language }: DigestContent): string {
  const { counted, nothing } = digestWords[language]
  const said = (some: readonly Section[]) =>
    some.flatMap((section) => {
      const count = lines.filter((line) => line.section === section).length
      return count === 0 ? [] : [counted[section](count)]
    })
  const grave = said([...neverCut, 'today'])
  const all = grave.length > 0 ? grave : said(['new', 'coming'])
  return all.length > 0 ? all.join(', ') : nothing
}

function sectionBlocks(section: Section, shown: readonly LetterLine[], { language }: DigestContent): Block[] {
  const lines = shown.filter((line) => line.section === section)
  if (lines.length === 0) return []
  const items = lines.map((line) => lineItem(line, language))
  const heading: Block = { is: 'heading', text: sectionWords[language][section] }
  const list: Block = { is: 'list', items }
  if (section !== 'danger') return [heading, list]
  const call = whomToCall(language, {}, { heading: ifDangerIsNow(language) })
  return [heading, list, call]
}

function lineItem({ section, kind, name, due, as }: LetterLine, language: DigestContent['language']): Item {
  const when = {
    danger: undefined,
    overdue: digestWords[language].wasDue(due),
    today: undefined,
    new: byDay(due, language),
    coming: byDay(due, language),
  }[section]
  const said = [deadlineWords[language][kind], when, hearerWords[language][as]]
  return { name, says: said.filter((part) => part !== undefined).join(', ') }
}

function deedBlocks({ deeds, language }: DigestContent): Block[] {
  if (deeds.length === 0) return []
  const { done, deed, undo } = digestWords[language]
  const items = deeds
    .slice(0, SHOWN)
    .map(({ act, kind, name }) => ({ name, says: deed[act](deadlineWords[language][kind]) }))
  const rest = deeds.length - items.length
  return [
    { is: 'heading', text: done },
    { is: 'list', items },
    ...paragraphs([...(rest === 0 ? [] : [restWords[language](rest)]), undo]),
  ]
}
