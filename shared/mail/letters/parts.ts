import type { Language } from '../../domain/language.ts'
import { type NumberToCall, noEmergencyService, numbersInDanger } from '../../texts/danger-words.ts'
import { otherwiseWords } from '../../texts/letter-part-words.ts'
import type { Block, Item } from '../letter.ts'
import type { LetterContent } from '../letter-content.ts'

export const paragraphs = (texts: readonly string[]): Block[] =>
  texts.map((text) => ({ is: 'paragraph', text }))

export function button({ language, link }: LetterContent, text: string): Block {
  return { is: 'button', text, link, otherwise: otherwiseWords[language] }
}

/** Whom to call, and that it is not us: in a frame. */
export function whomToCall(
  language: Language,
  phones: { readonly duty?: string | undefined },
  { heading, says = [] }: { readonly heading: string; readonly says?: readonly string[] },
): Block {
  return {
    is: 'warning',
    heading,
    paragraphs: [...says, noEmergencyService(language)],
    items: numbersInDanger(language, phones).map(itemOf),
  }
}

function itemOf({ number, whose }: NumberToCall): Item {
  return { name: number, says: whose }
}
