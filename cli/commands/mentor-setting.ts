import { type Command, InvalidArgumentError } from 'commander'
import { MAX_CAPACITY, MAX_REACH_KM } from '../../shared/domain/mentor.ts'
import { type SaidByOptions, setMentor } from '../mentors/set.ts'
import { needsOneOf } from '../wrong-usage.ts'
import { dayOption } from './day.ts'
import { anotherLanguage, moreTimes } from './repeated-options.ts'
import type { CommonOptions } from './with-connection.ts'
import { withDecision } from './with-decision.ts'

/** What one may note about a mentor. */
export function addMentorSetting(group: Command): void {
  withDecision<CommonOptions & SaidByOptions>(
    needsOneOf(
      group
        .command('set <id>')
        .description('what is known of a mentor; what is not said stays. All the rest: import mentors')
        .option('--clearance-issued-on <day>', 'of which day the certificate (art. 25-bis) is', dayOption)
        .option('--parents-authorised-on <day>', 'of a peer tutor: when its parents allowed it', dayOption)
        .option('--school-agreed-on <day>', 'of a peer tutor: when its school agreed', dayOption)
        .option('--organisation <id>', 'through which it is insured')
        .option('--capacity <n>', `how many families at most: 0 to ${MAX_CAPACITY}`, upTo(MAX_CAPACITY))
        .option('--reach <km>', 'how far away a family may live', upTo(MAX_REACH_KM))
        .option('--language <language>', 'tag or name; all of them, may be repeated', anotherLanguage)
        .option('--availability <time>', 'mon-morning … sun-evening; all of them, may be repeated', moreTimes)
        .option('--no-availability', 'its times are not known'),
    ),
    async (connection, options, id = '') => {
      const { changed, ...standing } = await setMentor(connection, id, options)
      return {
        done: changed.length === 0 ? 'nothing, all was so already' : `noted: ${changed.join(', ')}`,
        ...standing,
      }
    },
  )
}

function upTo(greatest: number): (given: string) => number {
  return (given) => {
    if (/^\d{1,3}$/.test(given) && Number(given) <= greatest) return Number(given)
    throw new InvalidArgumentError(`give a whole number from 0 to ${greatest}.`)
  }
}
