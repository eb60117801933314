import type { Command } from 'commander'
import { type Connection, connect } from '../connection.ts'
import { type CommonOptions, withCommonOptions } from './with-connection.ts'

/** As withConnection, for a command that needs a stack only when its options or words ask for one. */
export function withOptionalConnection<Options extends CommonOptions>(
  command: Command,
  isNeeded: (options: Options, ...args: string[]) => boolean,
  action: (connection: Connection | undefined, options: Options, ...args: string[]) => Promise<void>,
): void {
  withCommonOptions(command).action(async (...given: unknown[]) => {
    const options = command.optsWithGlobals<Options>()
    const args = given.filter((one): one is string => typeof one === 'string')
    const connection = isNeeded(options, ...args) ? await connect(options) : undefined
    try {
      await action(connection, options, ...args)
    } finally {
      connection?.close()
    }
  })
}
