import { romeText } from '../../cli/clock.ts'
import type { Connection } from '../../cli/connection.ts'
import { toTable } from '../../cli/output.ts'
import type { MailLine } from '../../shared/domain/mail.ts'
import { linesOf, mailRows } from '../../shared/table/mail-store.ts'
import { operators } from './people.ts'

/** A line of a mail and who gets it. */
export interface DemoLine extends MailLine {
  readonly addressee: string
  /** The mail is not sent before. */
  readonly notBefore: string
}

/** Every line that was written for anybody, in order of time. */
export async function linesToldTo({ table }: Connection): Promise<DemoLine[]> {
  const found = operators.map(async (addressee) => {
    const mails = await Array.fromAsync(mailRows(table, `operator/${addressee}`))
    const lines = mails.map(async ({ id, notBefore }) =>
      (await linesOf(table, String(id))).map((line) => ({
        ...line,
        addressee,
        notBefore: String(notBefore),
      })),
    )
    return (await Promise.all(lines)).flat()
  })
  const lines = (await Promise.all(found)).flat()
  return lines.toSorted((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0))
}

export function linesAsText(lines: readonly DemoLine[]): string {
  const rows = lines.map(({ at, addressee, as, caseCode = '', kind, step, due }) => [
    ...['', romeText(new Date(at)), addressee, `as ${as}`, caseCode, kind, step, `due ${due}`],
  ])
  return toTable(rows)
}
