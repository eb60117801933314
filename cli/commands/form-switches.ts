import type { Command } from 'commander'
import { rotateSecret, setEnabled } from '../forms/change.ts'
import { printThing } from '../output.ts'
import { SECRET, SECRET_HELP } from './form-options.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

/** Commands that a partner has for its first form, whose id it shares, and every form for itself. */
export function addFormSwitches(group: Command): void {
  for (const [name, enabled] of [
    ['enable', true],
    ['disable', false],
  ] as const) {
    withConnection(
      group.command(`${name} <form>`).description(`${name} a form, at once`),
      async (connection, options, id = '') => printThing(await setEnabled(connection, id, enabled), options),
    )
  }
  withConnection<CommonOptions & { secret?: string }>(
    group
      .command('rotate-secret <form>')
      .description('give a form a new secret; the old one stays valid for 7 days')
      .option(SECRET, SECRET_HELP),
    async (connection, options, id = '') =>
      printThing(await rotateSecret(connection, id, options.secret), options),
  )
}
