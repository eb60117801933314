import { type Command, Option } from 'commander'

/** What names a family’s case. */
export const WHICH_CASE = 'a case code, or the id of a referral or household'

/** An option that takes one word of a closed list and may not be left out. */
export function oneOfRequired(flags: string, says: string, choices: readonly string[]): Option {
  return new Option(flags, `${says} (required)`).choices(choices).makeOptionMandatory()
}

/** A text in one's own words; kept with the case and shown only with --show-personal-data. */
export function withNote(command: Command): Command {
  return command.option('--note <text>', 'in your own words; shown only with --show-personal-data')
}
