import type { Block, Item, Letter } from './letter.ts'

/** A letter as plain text: paragraphs unbroken, so that each reader's window breaks them. */
export function letterText({ title, blocks, footer }: Letter): string {
  const parts = [underlined(title, '='), ...blocks.map(blockText), ['--', ...footer].join('\n')]
  return `${parts.join('\n\n')}\n`
}

function blockText(block: Block): string {
  switch (block.is) {
    case 'heading':
      return underlined(block.text, '-')
    case 'paragraph':
      return block.text
    case 'list':
      return listText(block.items)
    case 'warning':
      return [underlined(block.heading, '-'), ...block.paragraphs, listText(block.items)].join('\n')
    case 'button':
      return `${block.text}\n${block.otherwise}\n${block.link}`
    default:
      return block satisfies never
  }
}

function listText(items: readonly Item[]): string {
  return items.map(({ name, says }) => `- ${says === undefined ? name : `${name}: ${says}`}`).join('\n')
}

function underlined(text: string, line: string): string {
  return `${text}\n${line.repeat([...text].length)}`
}
