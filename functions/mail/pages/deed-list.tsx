import type { Deed } from '../../../shared/domain/deed.ts'
import { shortName } from '../../../shared/mail/short-name.ts'
import { capital } from '../../../shared/texts/capital.ts'
import { deadlineWords } from '../../../shared/texts/deadline-words.ts'
import { mailPageWords } from '../../../shared/texts/mail-page-words.ts'
import { deedInWords } from './line-item.tsx'
import type { LinkGround } from './link-ground.ts'
import { UndoForm } from './undo-form.tsx'

/** What its reader did by links of other mails, while it can be undone. */
export function DeedList({
  deeds,
  ground,
}: {
  readonly deeds: readonly Deed[]
  readonly ground: LinkGround
}) {
  if (deeds.length === 0) return null
  const { language } = ground
  const words = mailPageWords[language]
  return (
    <section aria-labelledby="deeds">
      <h2 id="deeds">{words.deeds}</h2>
      <p>{words.deedsIntro}</p>
      <ul class="lines">
        {deeds.map((deed) => {
          const name = shortName(deed, language)
          return (
            <li key={deed.id} class="line">
              <div>
                <h3>
                  {name}
                  <span class="line-kind">{capital(deadlineWords[language][deed.kind])}</span>
                </h3>
                <p>{capital(deedInWords(deed, language))}</p>
              </div>
              <UndoForm deed={deed} name={name} ground={ground} />
            </li>
          )
        })}
      </ul>
    </section>
  )
}
