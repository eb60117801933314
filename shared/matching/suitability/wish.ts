import type { GenderWish, Slot } from '../../domain/field.ts'
import type { WaitingRequest } from '../../domain/mentoring-request.ts'
import type { SeenFamily, SeenPerson, Wish } from './seen.ts'
import { understoodAs } from './understood.ts'

/** Requests of one family that no mentor could meet together: a person has to settle it. */
export type Contradiction = 'gender-wishes' | 'languages' | 'times'

/**
 * The row of a family’s requests of one kind: its children stay together. Needs and exclusions of all of them count, the
 * stricter of their wishes, and the times that suit them all; urgent when one is.
 * @param requests of one kind, one at least
 */
export function wishOf(
  requests: readonly [WaitingRequest, ...WaitingRequest[]],
  family: SeenFamily,
  persons: readonly SeenPerson[],
): { readonly wish: Wish } | { readonly contradiction: Contradiction } {
  const [first] = requests
  const genderWish = oneWish(requests.map((one) => one.genderWish))
  if (genderWish === undefined) return { contradiction: 'gender-wishes' }
  const languages = languagesForAll(
    requests.map((one) => ({
      isRequired: one.isLanguageRequired,
      languages: said(one.languages) ?? languagesOf(one, family, persons),
    })),
  )
  if (languages === undefined) return { contradiction: 'languages' }
  const times = timesOfAll(requests.map((one) => said(one.availability) ?? said(family.availability)))
  if (times?.length === 0) return { contradiction: 'times' }
  const wish = {
    id: `${first.household}/${first.kind}`,
    ...{ caseCode: first.caseCode, kind: first.kind, genderWish, municipality: family.municipality },
    needs: union(requests.map((one) => one.needs)),
    languages,
    isLanguageRequired: requests.some((one) => one.isLanguageRequired),
    ...(times === undefined ? {} : { availability: times }),
    isUrgent: requests.some((one) => one.urgency === 'urgent'),
    isSingleParent: family.isSingleParent === true,
    waitingSince: family.waitingSince,
    excluded: union(requests.map((one) => one.excluded)),
  }
  return { wish }
}

/** Those of the persons whom it is for, then the family’s. */
function languagesOf(
  request: WaitingRequest,
  family: SeenFamily,
  persons: readonly SeenPerson[],
): readonly string[] {
  const isMeant = ({ number }: SeenPerson) => request.persons.length === 0 || request.persons.includes(number)
  const theirs = persons.filter(isMeant).flatMap(({ language }) => language ?? [])
  return union([theirs, family.languages, [family.interpreterLanguage ?? []].flat()])
}

interface Spoken {
  readonly isRequired: boolean
  readonly languages: readonly string[]
}

/** Where some ask for a common language, those that count for each of these; undefined when none does. */
function languagesForAll(spoken: readonly Spoken[]): readonly string[] | undefined {
  const asked = spoken.filter(({ isRequired, languages }) => isRequired && languages.length > 0)
  const [first, ...others] = asked.map(({ languages }) => languages)
  if (first === undefined) return union(spoken.map(({ languages }) => languages))
  const understood = others.map((languages) => new Set(languages.map(understoodAs)))
  const shared = first.filter((tag) => understood.every((tags) => tags.has(understoodAs(tag))))
  return shared.length === 0 ? undefined : union([shared])
}

/** Undefined when two contradict each other. */
function oneWish(wishes: readonly GenderWish[]): GenderWish | undefined {
  const said = new Set(wishes.filter((one) => one !== 'any'))
  return said.size > 1 ? undefined : ([...said][0] ?? 'any')
}

/** An empty list says nothing. */
function said<Word>(list: readonly Word[] | undefined): readonly Word[] | undefined {
  return list?.length === 0 ? undefined : list
}

/** The times that all who gave theirs have in common; undefined when nobody did. */
function timesOfAll(given: readonly (readonly Slot[] | undefined)[]): readonly Slot[] | undefined {
  const [first, ...others] = given.filter((times) => times !== undefined)
  return first?.filter((time) => others.every((times) => times.includes(time)))
}

function union<Word>(lists: readonly (readonly Word[])[]): Word[] {
  return [...new Set(lists.flat())]
}
