import { romeDate } from '../../../shared/domain/rome.ts'
import { dayWords, momentWords } from '../../../shared/texts/day-words.ts'
import { senderLetterWords } from '../../../shared/texts/sender-letter-words.ts'
import { type SenderNotice, senderPageNoticeWords } from '../../../shared/texts/sender-page-notice-words.ts'
import { type SenderStage, senderPageWords, stageWords } from '../../../shared/texts/sender-page-words.ts'
import type { LinkGround } from '../pages/link-ground.ts'
import { NumbersToCall, Phone } from '../pages/numbers-to-call.tsx'
import { labelOf } from './question.tsx'
import { questionId } from './question-notes.tsx'
import { isDangerOpen, type SenderStanding } from './standing.ts'
import type { ToldAnswers } from './told-answers.ts'

type Words = Pick<LinkGround, 'language'>

/** Whom to call when a child is in danger; on every page of a sender. */
export function DangerBox({ language, standing }: Words & { readonly standing: SenderStanding }) {
  const { ifEver } = senderLetterWords[language].danger
  return (
    <aside class="danger-box" aria-labelledby="danger">
      <h2 id="danger">{ifEver.heading}</h2>
      <NumbersToCall phones={standing.district.phones} language={language} />
    </aside>
  )
}

/** What came of what was just done; read out at once. */
export function NoticeBox({
  language,
  notice,
  told,
}: Words & { readonly notice: SenderNotice; readonly told: ToldAnswers | undefined }) {
  const { heading, says } = senderPageNoticeWords[language].notices[notice]
  return (
    <div class={`alert ${isGood.has(notice) ? 'alert-success' : 'alert-danger'}`} role="alert">
      <h2>{heading}</h2>
      {says.map((text) => (
        <p key={text}>{text}</p>
      ))}
      {told === undefined || told.faults.size === 0 ? null : (
        <ul>
          {[...told.faults.keys()].map((field) => (
            <li key={field}>
              <a href={`#${questionId(field)}`}>{labelOf(field, language)}</a>
            </li>
          ))}
        </ul>
      )}
    </div>
  )
}

const isGood: ReadonlySet<SenderNotice> = new Set(['kept', 'known', 'withdrawn'])

/** How it stands, in words; nothing that was sent. */
export function StandingPart({
  standing,
  stage,
  language,
  action,
}: Pick<LinkGround, 'language' | 'action'> & {
  readonly standing: SenderStanding
  readonly stage: SenderStage
}) {
  const words = senderPageWords[language]
  const { heading, state, code, district, arrived, added, office } = words.standing
  const { submission, referral } = standing
  const { receivedAt, supplementOver, bodyAt } = submission
  const phone = standing.district.phones.office
  return (
    <section>
      <h2>{heading}</h2>
      <dl class="facts">
        <dt>{state}</dt>
        <dd>{stageWords(stage, language, isDangerOpen(standing)).join(' ')}</dd>
        {referral === undefined ? null : (
          <>
            <dt>{code}</dt>
            <dd>{referral.caseCode}</dd>
          </>
        )}
        <dt>{district}</dt>
        <dd>{standing.district.name}</dd>
        <dt>{arrived}</dt>
        <dd>{dayWords(romeDate(new Date(receivedAt)), language)}</dd>
        {supplementOver === undefined ? null : (
          <>
            <dt>{added}</dt>
            <dd>{momentWords(new Date(bodyAt), language).join(', ')}</dd>
          </>
        )}
        {phone === undefined ? null : (
          <>
            <dt>{office}</dt>
            <dd>
              <Phone number={phone} />
            </dd>
          </>
        )}
      </dl>
      <p>
        <a href={action}>{words.reload}</a>
      </p>
    </section>
  )
}
