import { Argument, type Command, InvalidArgumentError } from 'commander'
import { nearestWord } from '../../functions/intake/mapping/nearest-word.ts'
import { deadlineKind } from '../../shared/domain/deadline-policy.ts'
import type { Connection } from '../connection.ts'
import type { NamedDeadline } from '../deadlines/named.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

/** Gives a command the arguments that name a deadline. */
export function withNamedDeadline<Options extends CommonOptions>(
  command: Command,
  action: (connection: Connection, options: Options, named: NamedDeadline) => Promise<void>,
): void {
  const named = command
    .argument('<about>', 'a case code, the id of a household or form, or mentor/<id> and the like')
    .addArgument(new Argument('<kind>', 'as "deadline list" shows it').argParser(kindArgument))
    .addArgument(new Argument('[number]', 'when several of the kind are open').argParser(numberArgument))
  withConnection<Options>(named, (connection, options, about = '', kind = '', number) =>
    action(connection, options, {
      about,
      kind: deadlineKind.parse(kind),
      number: number === undefined ? undefined : Number(number),
    }),
  )
}

function kindArgument(given: string): string {
  if (deadlineKind.safeParse(given).success) return given
  const near = nearestWord(given, deadlineKind.options)
  const cure = near === undefined ? '' : `did you mean ${near}? `
  throw new InvalidArgumentError(`${cure}the kinds are ${deadlineKind.options.join(', ')}.`)
}

function numberArgument(given: string): string {
  if (/^[1-9]\d{0,3}$/.test(given)) return given
  throw new InvalidArgumentError('give the number that "deadline list" shows.')
}
