import type { Language } from '../../../shared/domain/language.ts'
import { findForm } from '../../../shared/table/form-store.ts'
import { findOperator } from '../../../shared/table/operator-store.ts'
import { findPartner } from '../../../shared/table/partner-store.ts'
import type { Table } from '../../../shared/table/table.ts'

/** In which language an addressee reads: an operator's own, a sender's partner's; Italian where nothing is said. */
export async function languageOf(table: Table, addressee: string): Promise<Language> {
  const [kind, id = ''] = addressee.split('/')
  if (kind === 'operator') return (await findOperator(table, id))?.language ?? 'it'
  const partner = kind === 'partner' ? id : await partnerOf(table, id)
  if (partner === undefined) return 'it'
  return (await findPartner(table, partner))?.language ?? 'it'
}

async function partnerOf(table: Table, submission: string): Promise<string | undefined> {
  const [form = ''] = submission.split('.')
  return (await findForm(table, form))?.partner
}
