import { type Command, InvalidArgumentError, Option } from 'commander'
import type { NewMentoringRequest } from '../../shared/casework/decisions/request-mentoring.ts'
import {
  type GenderWish,
  genderWish,
  type Need,
  need,
  type Slot,
  type Urgency,
  urgency,
} from '../../shared/domain/field.ts'
import { slug } from '../../shared/domain/identifier.ts'
import { type MentorKind, mentorKind } from '../../shared/domain/mentor.ts'
import { requestMentor } from '../casework/mentoring.ts'
import { dayOption } from './day.ts'
import { anotherLanguage, moreTimes, repeated } from './repeated-options.ts'
import { oneOfRequired, WHICH_CASE } from './text-options.ts'
import { wholeNumberFrom } from './whole-number.ts'
import type { CommonOptions } from './with-connection.ts'
import { withDecision } from './with-decision.ts'

interface RequestOptions extends CommonOptions {
  readonly kind: MentorKind
  readonly agreedOn: string
  readonly person?: number[]
  readonly need?: Need[]
  readonly urgency?: Urgency
  readonly language?: string[]
  readonly languageRequired?: boolean
  readonly gender?: GenderWish
  readonly availability?: Slot[]
  readonly exclude?: string[]
}

/** Asking for a mentor; what is left out, the case says. */
export function addMentoringRequest(mentoring: Command): void {
  withDecision<RequestOptions>(
    mentoring
      .command('request')
      .argument('<code>', WHICH_CASE)
      .description('ask for a mentor, once the family was contacted, informed and agreed itself')
      .addOption(oneOfRequired('--kind <kind>', 'whom', mentorKind.options))
      .requiredOption('--agreed-on <day>', 'when the family agreed, as 2026-12-01 (required)', dayOption)
      .option('--person <n>', 'for whom; may be repeated (default: the family as a whole)', anotherPerson)
      .option('--need <need>', 'for what; may be repeated (default: what it was referred for)', anotherNeed)
      .addOption(
        new Option('--urgency <urgency>', 'how quickly (default: as the family’s)').choices(urgency.options),
      )
      .option('--language <language>', 'ar, arabo; may be repeated (default: the family’s)', anotherLanguage)
      .option('--language-required', 'the mentor must speak one of these languages')
      .addOption(
        new Option('--gender <wish>', 'of the mentor (default: as the form says, else any)').choices(
          genderWish.options,
        ),
      )
      .option('--availability <times>', 'mon-afternoon; may be repeated (default: the family’s)', moreTimes)
      .option('--exclude <mentor>', 'who is not to be proposed, by id; may be repeated', anotherMentor),
    async (connection, options, code = '') => ({
      done: `a mentor is sought, agreed on ${options.agreedOn}`,
      ...(await requestMentor(connection, code, requestOf(options))),
    }),
  )
}

function requestOf({
  kind,
  agreedOn,
  languageRequired = false,
  ...options
}: RequestOptions): NewMentoringRequest {
  const { person, need: needs, language, gender, exclude } = options
  return {
    ...{ kind, agreedOn, isLanguageRequired: languageRequired },
    ...(person === undefined ? {} : { persons: person }),
    ...(needs === undefined ? {} : { needs }),
    ...(options.urgency === undefined ? {} : { urgency: options.urgency }),
    ...(language === undefined ? {} : { languages: language }),
    ...(gender === undefined ? {} : { genderWish: gender }),
    ...(options.availability === undefined ? {} : { availability: options.availability }),
    ...(exclude === undefined ? {} : { excluded: exclude }),
  }
}

const anotherPerson = repeated(wholeNumberFrom(1))
const anotherNeed = repeated((given) => {
  const { data } = need.safeParse(given)
  if (data !== undefined) return data
  throw new InvalidArgumentError(`the needs are ${need.options.join(', ')}.`)
})
const anotherMentor = repeated((given) => {
  if (slug.safeParse(given).success) return given
  throw new InvalidArgumentError('a mentor’s id is 1–48 small letters, digits and hyphens.')
})
