import type { Language } from '../domain/language.ts'

/** What a mail is made of before it is HTML and plain text: both are written from this, so that they say the same. */
export interface Letter {
  readonly language: Language
  readonly subject: string
  /** Its only main heading. */
  readonly title: string
  readonly blocks: readonly Block[]
  readonly footer: readonly string[]
}

export type Block =
  | { readonly is: 'heading'; readonly text: string }
  | { readonly is: 'paragraph'; readonly text: string }
  | { readonly is: 'list'; readonly items: readonly Item[] }
  /** What must not be overlooked, in a frame. */
  | {
      readonly is: 'warning'
      readonly heading: string
      readonly paragraphs: readonly string[]
      readonly items: readonly Item[]
    }
  /** The mail's one link: a button, and under it the address for whoever cannot press it. */
  | { readonly is: 'button'; readonly text: string; readonly link: string; readonly otherwise: string }

/** A line of a list: what it is about, and what is said of it. */
export interface Item {
  readonly name: string
  readonly says?: string
}
