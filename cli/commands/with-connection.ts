import { type Command, InvalidArgumentError } from 'commander'
import { slug } from '../../shared/domain/identifier.ts'
import { type Connection, connect } from '../connection.ts'

/** Options that every command has. */
export interface CommonOptions {
  readonly json?: boolean
  readonly state?: string
  readonly stage?: string
  readonly region?: string
  readonly as?: string
}

/** Gives a command the common options and withConnection it connected to the stack that they name. */
export function withConnection<Options extends CommonOptions>(
  command: Command,
  action: (connection: Connection, options: Options, ...args: string[]) => Promise<void>,
): void {
  withCommonOptions(command).action(async (...given: unknown[]) => {
    const options = command.optsWithGlobals<Options>()
    const args = given.filter((one): one is string => typeof one === 'string')
    const connection = await connect(options)
    try {
      await action(connection, options, ...args)
    } finally {
      connection.close()
    }
  })
}

/** Gives a command the options that every command has. */
export function withCommonOptions(command: Command): Command {
  return command
    .option('--json', 'print JSON and nothing else')
    .option('--state <folder>', 'state folder of a stack on this machine (default: .local)')
    .option('--stage <stage>', 'stage of a stack in AWS, found by its outputs')
    .option('--region <region>', 'AWS region of that stack (default: AWS_REGION, else eu-south-1)')
    .option('--as <operator>', 'who acts and looks, as events and views name them (default: ops)', operatorId)
}

function operatorId(given: string): string {
  if (slug.safeParse(given).success) return given
  throw new InvalidArgumentError('an operator’s id is 1–48 small letters, digits and hyphens.')
}
