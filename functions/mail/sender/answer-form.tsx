import municipalities from '../../../shared/domain/data/municipalities.json' with { type: 'json' }
import { type FieldName, type Problem, requiredFields } from '../../../shared/domain/field.ts'
import { faultWords, placeWords } from '../../../shared/texts/problem-words.ts'
import { senderPageWords } from '../../../shared/texts/sender-page-words.ts'
import type { LinkGround } from '../pages/link-ground.ts'
import { MUNICIPALITIES, Question } from './question.tsx'
import { addableBeside, questionsFor } from './questions.ts'
import type { SenderStanding } from './standing.ts'
import type { ToldAnswers } from './told-answers.ts'

interface AnswerFormProps {
  readonly standing: SenderStanding
  readonly ground: LinkGround
  /** What was told in this very request and is not recorded. */
  readonly told: ToldAnswers | undefined
  readonly problems: readonly Problem[]
}

const needed: ReadonlySet<FieldName> = new Set(requiredFields)

/** The questions that are open, and those of what may be added, in one form; first of all the danger. */
export function AnswerForm({ standing, ground, told, problems }: AnswerFormProps) {
  const { submission, district } = standing
  const { language, action, nonce } = ground
  const { missing, more, hidden } = senderPageWords[language]
  const questions = questionsFor(problems)
  const isIncomplete = problems.length > 0
  const question = (field: FieldName, isNeeded = false) => (
    <Question
      key={field}
      {...{ field, language, isNeeded }}
      typed={told?.typed.get(field) ?? []}
      fault={told?.faults.get(field)}
    />
  )
  return (
    <form method="post" action={action} noValidate class="answers">
      <input type="hidden" name="nonce" value={nonce} />
      <input type="hidden" name="version" value={String(submission.version)} />
      {isIncomplete ? (
        <section>
          <h2>{missing.heading}</h2>
          <ul>
            {problems.map(({ field, problem }) => (
              <li key={`${field} ${problem}`}>
                {`${placeWords(field, language)}: ${faultWords(problem, language)}`}
              </li>
            ))}
          </ul>
          <p>{`${missing.intro} ${hidden}`}</p>
          {questions.map((field) => question(field, needed.has(field)))}
        </section>
      ) : null}
      <section>
        <h2>{more.heading}</h2>
        <p>{isIncomplete ? more.intro : `${more.intro} ${hidden}`}</p>
        {question('child_in_danger')}
        {addableBeside(questions, told?.typed).map((field) => question(field))}
      </section>
      <Municipalities codes={district.municipalities} />
      <button type="submit" name="do" value="add" class="btn btn-primary">
        {isIncomplete ? missing.send : more.send}
      </button>
    </form>
  )
}

/** Names to choose from, as far as they are at hand; any other may be written too. */
function Municipalities({ codes }: { readonly codes: readonly string[] }) {
  const near = municipalities.filter(({ istatCode }) => codes.includes(istatCode))
  return (
    <datalist id={MUNICIPALITIES}>
      {near.map(({ istatCode, name }) => (
        <option key={istatCode} value={name} />
      ))}
    </datalist>
  )
}
