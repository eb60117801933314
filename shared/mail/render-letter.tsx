import { render } from 'preact-render-to-string'
import type { Block, Item, Letter } from './letter.ts'
import type { LetterContent } from './letter-content.ts'
import { letterStyle } from './letter-style.ts'
import { letterText } from './letter-text.ts'
import { letterOf } from './letters/letter-of.ts'

/** A mail as it is sent. */
export interface RenderedLetter {
  readonly subject: string
  readonly html: string
  readonly text: string
}

/** What a mail says, twice: as HTML and as plain text, in the same words. Has one link, and fetches nothing. */
export function renderLetter(content: LetterContent): RenderedLetter {
  const letter = letterOf(content)
  return {
    subject: letter.subject,
    html: `<!doctype html>\n${render(<Document {...letter} />)}\n`,
    text: letterText(letter),
  }
}

function Document({ language, subject, title, blocks, footer }: Letter) {
  return (
    <html lang={language} dir="ltr">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="supported-color-schemes" content="light dark" />
        <meta name="format-detection" content="date=no, address=no, email=no" />
        <title>{subject}</title>
        <style>{letterStyle}</style>
      </head>
      <body>
        <article class="letter" lang={language}>
          <h1>
            <Whole text={title} />
          </h1>
          {blocks.map((block) => (
            <Part {...block} />
          ))}
          <div class="footer">
            {footer.map((line) => (
              <p>{line}</p>
            ))}
          </div>
        </article>
      </body>
    </html>
  )
}

function Part(block: Block) {
  switch (block.is) {
    case 'heading':
      return (
        <h2>
          <Whole text={block.text} />
        </h2>
      )
    case 'paragraph':
      return (
        <p>
          <Whole text={block.text} />
        </p>
      )
    case 'list':
      return <List items={block.items} />
    case 'warning':
      return (
        <div class="warning">
          <h2>{block.heading}</h2>
          {block.paragraphs.map((text) => (
            <p>
              <Whole text={text} />
            </p>
          ))}
          <List items={block.items} />
        </div>
      )
    case 'button':
      return (
        <>
          <a class="button" href={block.link}>
            {block.text}
          </a>
          <p class="address">
            {block.otherwise} {block.link}
          </p>
        </>
      )
    default:
      return block satisfies never
  }
}

function List({ items }: { readonly items: readonly Item[] }) {
  return (
    <ul>
      {items.map(({ name, says }) => (
        <li>
          <strong>
            <Whole text={name} />
          </strong>
          {says === undefined ? '' : <Whole text={`: ${says}`} />}
        </li>
      ))}
    </ul>
  )
}

/** Case codes and telephone numbers: what is copied or dialled stays on one line. */
const WHOLE = /([A-Z]{2,4}-\d{2}-\d{4,}|\+?\d[\d ]{5,}\d)/

function Whole({ text }: { readonly text: string }) {
  return <>{text.split(WHOLE).map((part, at) => (at % 2 === 0 ? part : <span class="whole">{part}</span>))}</>
}
