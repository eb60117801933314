import type { Command } from 'commander'

/**
 * A group of commands that another file has begun: what is done with a referral stands with the referral.
 * @throws Error when there is none: add it to the program before
 */
export function groupOf(program: Command, name: string): Command {
  const group = program.commands.find((one) => one.name() === name)
  if (group === undefined) throw new Error(`the program has no commands "${name}" yet`)
  return group
}
