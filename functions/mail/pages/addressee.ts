import type { Form } from '../../../shared/domain/form.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { findForm } from '../../../shared/table/form-store.ts'
import { findOperator, membershipsOf } from '../../../shared/table/operator-store.ts'
import { findPartner } from '../../../shared/table/partner-store.ts'
import type { Table } from '../../../shared/table/table.ts'

/** In which language an addressee reads: an operator's own, a sender's partner's; Italian where nothing is said. */
export async function languageOf(table: Table, addressee: string): Promise<Language> {
  const { kind, id } = parts(addressee)
  if (kind === 'operator') return (await findOperator(table, id))?.language ?? 'it'
  const partner = kind === 'partner' ? id : (await formOf(table, id))?.partner
  if (partner === undefined) return 'it'
  return (await findPartner(table, partner))?.language ?? 'it'
}

/** A district of an addressee. */
export async function homeOf(table: Table, addressee: string): Promise<string | undefined> {
  const { kind, id } = parts(addressee)
  if (kind === 'partner') return (await findPartner(table, id))?.district
  if (kind !== 'operator') return (await formOf(table, id))?.district
  const [first] = await membershipsOf(table, id)
  return first?.district
}

function parts(addressee: string) {
  const [kind = '', id = ''] = addressee.split('/')
  return { kind, id }
}

/** The form by which a submission came, `<form>.<hash>`. */
function formOf(table: Table, submission: string): Promise<Form | undefined> {
  return findForm(table, submission.slice(0, submission.indexOf('.')))
}
