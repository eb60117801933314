import type { District } from '../../../shared/domain/district.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { noEmergencyService, numbersInDanger } from '../../../shared/texts/danger-words.ts'

/** Whom to call when a child is in danger, and that it is not us. */
export function NumbersToCall({
  phones,
  language,
}: {
  readonly phones: District['phones']
  readonly language: Language
}) {
  return (
    <>
      <ul>
        {numbersInDanger(language, phones).map(({ number, whose }) => (
          <li key={number}>
            <Phone number={number} />
            {`: ${whose}`}
          </li>
        ))}
      </ul>
      <p>{noEmergencyService(language)}</p>
    </>
  )
}

/** A number that a telephone dials when it is touched. */
export function Phone({ number }: { readonly number: string }) {
  return <a href={`tel:${number.replaceAll(/[^\d+]/g, '')}`}>{number}</a>
}
