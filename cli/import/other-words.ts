import { plain } from '../../shared/domain/folding.ts'

/** Our word for others by which people say the same, column by column; the others plain: small letters, no accents. */
export type OtherWords = Readonly<Record<string, Readonly<Record<string, string>>>>

type Translate = (column: string, word: string) => string

/** The file's own words first, as its mapping says them, then the usual others. */
export function translatorWith(translate: Translate, others: OtherWords): Translate {
  return (column, word) => {
    const said = translate(column, word)
    const its = Object.hasOwn(others, column) ? others[column] : undefined
    const ours = plain(said)
    return its !== undefined && Object.hasOwn(its, ours) ? (its[ours] ?? said) : said
  }
}
