import type { Command } from 'commander'
import { rotateSecret, setEnabled } from '../forms/change.ts'
import { printItems, printThing } from '../output.ts'
import { setPartnerEnabled } from '../partners.ts'
import { SECRET, SECRET_HELP } from './form-options.ts'
import { type CommonOptions, withConnection } from './with-connection.ts'

const switches = [
  ['enable', true],
  ['disable', false],
] as const

/** `partner enable` and `disable` switch all forms of a partner. */
export function addPartnerSwitches(partner: Command): void {
  for (const [name, enabled] of switches) {
    withConnection(
      partner.command(`${name} <partner>`).description(`${name} all forms of a partner, at once`),
      async (connection, options, id = '') =>
        printItems(await setPartnerEnabled(connection, id, enabled), ['id', 'enabled'], options),
    )
  }
  addRotateSecret(partner, 'give a partner’s first form, whose id it shares, a new secret')
}

/** `partner form enable` and `disable` switch one form. */
export function addFormSwitches(form: Command): void {
  for (const [name, enabled] of switches) {
    withConnection(
      form.command(`${name} <form>`).description(`${name} a form, at once`),
      async (connection, options, id = '') => printThing(await setEnabled(connection, id, enabled), options),
    )
  }
  addRotateSecret(form, 'give a form a new secret')
}

function addRotateSecret(group: Command, description: string): void {
  withConnection<CommonOptions & { secret?: string }>(
    group
      .command('rotate-secret <form>')
      .description(`${description}; the old one stays valid for 7 days`)
      .option(SECRET, SECRET_HELP),
    async (connection, options, id = '') =>
      printThing(await rotateSecret(connection, id, options.secret), options),
  )
}
