import { MAX_WORD_LENGTH, plain } from '../../../shared/domain/folding.ts'
import { namedLanguages, otherNames } from './language-names.ts'
import { type Reader, wordOf } from './reading.ts'

/**
 * A language as BCP 47 tag: from a tag, from its name in Italian, English, French, Spanish, Arabic or the language
 * itself (Node's ICU data, which are whole on Lambda too), or from what the communities here call it.
 */
export const language: Reader<string> = (raw) => {
  const said = wordOf(raw)
  const tag = canonicalTag(said.trim()) ?? tagNamed(plain(said))
  return tag === undefined ? { fault: 'unknown' } : { value: tag }
}

let tagByName: ReadonlyMap<string, string> | undefined

/** Also behind `lingua`, which makes the name feminine: `lingua araba`. */
function tagNamed(name: string): string | undefined {
  tagByName ??= namesOfLanguages()
  const alone = withoutArticle(name.replace(/^lingua /, ''))
  return tagByName.get(name) ?? tagByName.get(alone) ?? tagByName.get(alone.replace(/a$/, 'o'))
}

/** Arabic names languages with article and ending; people also write them without: `الفرنسية`, `فرنسي`. */
function withoutArticle(name: string): string {
  return name.replace(/(?<=^| )ال/gu, '').replace(/ة(?=$| )/gu, '')
}

function namesOfLanguages(): ReadonlyMap<string, string> {
  const displays = ['it', 'en', 'fr', 'es', 'ar'].map(
    (of) => new Intl.DisplayNames([of], { type: 'language', fallback: 'none' }),
  )
  const displayed = namedLanguages.split(' ').flatMap((tag) => {
    const own = new Intl.DisplayNames([tag], { type: 'language', fallback: 'none' })
    return [own, ...displays].flatMap((names) => {
      const name = names.of(tag)
      return name === undefined
        ? []
        : [plain(name), withoutArticle(plain(name))].map((one) => [one, tag] as const)
    })
  })
  const others = Object.entries(otherNames).flatMap(([tag, names]) =>
    names.split(',').map((name) => [plain(name), tag] as const),
  )
  return new Map([...displayed, ...others])
}

/** Tags that are answers too: whoever says no to an interpreter means none, not Norwegian; `Si` is no Sinhala. */
const answers = /^(?:[Nn][Oo][Nn]?|S[Ii])$/

function canonicalTag(text: string): string | undefined {
  if (text.length > MAX_WORD_LENGTH || !/^[a-z]{2,3}(?:[-_][a-z0-9]{2,8})*$/i.test(text)) return undefined
  if (answers.test(text)) return undefined
  try {
    const tag = Intl.getCanonicalLocales(text.replaceAll('_', '-'))[0]
    return tag !== undefined && isKnown(tag) ? tag : undefined
  } catch {
    return undefined
  }
}

const known = new Intl.DisplayNames(['en'], { type: 'language', fallback: 'none' })

/** ICU has no name for some languages that are spoken here. */
function isKnown(tag: string): boolean {
  const [base = ''] = tag.split('-')
  return known.of(base) !== undefined || Object.hasOwn(otherNames, base)
}
