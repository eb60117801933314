import { type Provider, provider } from '../shared/domain/form.ts'
import { blocks } from './blocks.ts'

/** The partners' pages by file name, each with its provider; the index speaks for none. */
export const connectPages: readonly (readonly [file: string, of: Provider])[] = [
  ['README.md', 'json'],
  ...provider.options.map((of) => [`${of}.md`, of] as const),
]

const generated = /<!-- generated: (?<name>[a-z-]+) -->\n[\s\S]*?<!-- end -->/g

/**
 * A page with its generated parts written anew; what stands between the markers is replaced.
 * @throws when a marker names a part that there is none of
 */
export function rewrite(page: string, of: Provider): string {
  return page.replace(generated, (_, name: string) => {
    const block = Object.hasOwn(blocks, name) ? blocks[name] : undefined
    if (block === undefined)
      throw new Error(`no generated part is called "${name}": use one of ${Object.keys(blocks).join(', ')}`)
    return `<!-- generated: ${name} -->\n${block(of)}\n<!-- end -->`
  })
}
