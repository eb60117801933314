import type { Command } from 'commander'
import { Refused } from '../shared/errors.ts'

/** A command was called with words that do not go together: exit code 2. */
export class WrongUsage extends Refused {}

/**
 * Refuses a command that does not say what is to become of it, before it connects to anything.
 * @param flags one of these must be given; of all that it has so far, when none is named
 */
export function needsOneOf(command: Command, ...flags: readonly string[]): Command {
  const options = command.options.filter(({ long }) => flags.length === 0 || flags.includes(long ?? ''))
  const names = new Set(options.map((one) => one.attributeName()))
  return command.hook('preAction', () => {
    if ([...names].some((name) => command.getOptionValueSource(name) === 'cli')) return
    throw new WrongUsage(`say what is to change: ${options.map(({ long }) => long).join(', ')}`)
  })
}

/**
 * Has every command name its own help when it is called wrongly; a group without its command lists those that it has, also
 * where it was given an option of theirs.
 * @param called as it is called: `raccordo match solve`
 */
export function namingOwnHelp(command: Command, called: string): void {
  command.showHelpAfterError(`(see ${called} --help)`)
  for (const one of command.commands) {
    if (one.commands.length > 0) one.allowUnknownOption()
    namingOwnHelp(one, `${called} ${one.name()}`)
  }
}
