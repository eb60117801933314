import type { Occasion } from '../../../events/announce.ts'
import type { Problem } from '../../../shared/domain/field.ts'
import { type Submission, submissionSubject } from '../../../shared/domain/submission.ts'
import type { HttpAnswer } from '../../../shared/edge/http-handler.ts'
import { shortName } from '../../../shared/mail/short-name.ts'
import { renderPage } from '../../../shared/pages/page.tsx'
import type { SenderNotice } from '../../../shared/texts/sender-page-notice-words.ts'
import { senderPageWords } from '../../../shared/texts/sender-page-words.ts'
import type { LinkGround } from '../pages/link-ground.ts'
import { unknownPage } from '../pages/notice-page.tsx'
import { AnswerForm } from './answer-form.tsx'
import { keepAddition } from './kept-addition.ts'
import { isOpen, type SenderStanding, senderStanding, stageOf } from './standing.ts'
import { DangerBox, NoticeBox, StandingPart } from './standing-part.tsx'
import { type ToldAnswers, toldAnswers } from './told-answers.ts'
import { WithdrawPart, withdrawQuestion } from './withdraw-part.tsx'
import { withdrawSubmission } from './withdrawal.ts'

/** What has just been done on a page, and what of it is not recorded. */
interface Done {
  readonly notice: SenderNotice
  readonly told?: ToldAnswers
  /** What was asked for when it was done: of what is only being read again, nobody knows anew yet. */
  readonly problems?: readonly Problem[]
}

/** The page of a `sender` link, as things stand. Changes nothing, and shows nothing that was sent. */
export async function showSenderPage(ground: LinkGround): Promise<HttpAnswer> {
  return pageAfter(ground)
}

/**
 * The same after a form of it was posted: answers, or that it is to be taken back. Nonce and fetch metadata have been
 * checked before; the nonce stands in the hidden field `nonce` of each form.
 * @throws Conflict when others changed the submission again and again: the same form may be posted again
 */
export async function postSenderPage(form: URLSearchParams, ground: LinkGround): Promise<HttpAnswer> {
  const standing = await senderStanding(ground.table, ground.link.about ?? '')
  if (standing === undefined) return unknownPage()
  const { submission } = standing
  const wanted = form.get('do')
  if (wanted === 'withdraw') return withdrawQuestion(standing, ground)
  if (wanted === 'withdraw-confirmed') {
    const notice = await withdrawSubmission(ground.table, submission, occasionOf(submission, ground))
    return pageAfter(ground, { notice })
  }
  return pageAfter(ground, await takeAnswers(form, submission, ground))
}

/** A danger is recorded at once, also when nothing else can be. */
async function takeAnswers(form: URLSearchParams, submission: Submission, ground: LinkGround): Promise<Done> {
  const told = toldAnswers(form, ground.now)
  const { answers, faults, typed } = told
  const { child_in_danger } = answers
  const seenVersion = form.get('version') ?? ''
  const keep = (kept: ToldAnswers['answers']) =>
    keepAddition(ground.table, submission, { answers: kept, seenVersion }, occasionOf(submission, ground))
  if (typed.size === 0) return { notice: 'nothing' }
  if (faults.size > 0) {
    if (child_in_danger === undefined) return { notice: 'faults', told }
    await keep({ child_in_danger })
    return { notice: 'danger-alone', told, problems: problemsOf(submission) }
  }
  const result = await keep(answers)
  if (result === 'refused') return { notice: 'refused', told }
  return { notice: child_in_danger === undefined ? result : 'danger' }
}

function occasionOf({ form }: Submission, { now, correlationId }: LinkGround): Occasion {
  return { at: now, actor: `form/${form}`, via: 'link', correlationId }
}

async function pageAfter(ground: LinkGround, done?: Done): Promise<HttpAnswer> {
  const { table, link, language } = ground
  const standing = await senderStanding(table, link.about ?? '')
  if (standing === undefined) return unknownPage()
  const title = senderPageWords[language].title(nameOf(standing, ground))
  const status = done?.told === undefined ? 200 : 422
  return renderPage({ language, title, status, body: <Whole {...{ standing, ground, done }} /> })
}

function Whole({
  standing,
  ground,
  done,
}: {
  readonly standing: SenderStanding
  readonly ground: LinkGround
  readonly done: Done | undefined
}) {
  const { language, action } = ground
  const stage = stageOf(standing)
  const isShownAgain = done?.told !== undefined
  const problems = done?.problems ?? problemsOf(standing.submission)
  return (
    <>
      {done === undefined ? null : <NoticeBox {...{ language, notice: done.notice, told: done.told }} />}
      <DangerBox {...{ language, standing }} />
      <StandingPart {...{ standing, stage, language, action }} />
      {isOpen(stage) || isShownAgain ? (
        <AnswerForm {...{ standing, ground, told: done?.told, problems }} />
      ) : null}
      {isOpen(stage) ? <WithdrawPart {...{ standing, ground }} /> : null}
    </>
  )
}

function problemsOf(submission: Submission): readonly Problem[] {
  return submission.status === 'quarantined' ? submission.problems : []
}

/** The case code, or `modulo 3f2a9c`. */
function nameOf({ submission, referral }: SenderStanding, { language }: LinkGround): string {
  const named = { subject: submissionSubject(submission) }
  return shortName(referral === undefined ? named : { ...named, caseCode: referral.caseCode }, language)
}
