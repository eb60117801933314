import type { Language } from '../../../shared/domain/language.ts'
import type { Partner } from '../../../shared/domain/partner.ts'
import { findForm } from '../../../shared/table/form-store.ts'
import { findOperator, membershipsOf } from '../../../shared/table/operator-store.ts'
import { findPartner } from '../../../shared/table/partner-store.ts'
import type { Table } from '../../../shared/table/table.ts'

/** In which language an addressee reads: an operator's own, a sender's partner's; Italian where nothing is said. */
export async function languageOf(table: Table, addressee: string): Promise<Language> {
  const [kind, id = ''] = addressee.split('/')
  const reader = kind === 'operator' ? await findOperator(table, id) : await partnerOf(table, addressee)
  return reader?.language ?? 'it'
}

/** A district of an addressee. */
export async function homeOf(table: Table, addressee: string): Promise<string | undefined> {
  const [kind, id = ''] = addressee.split('/')
  if (kind !== 'operator') return (await partnerOf(table, addressee))?.district
  const [first] = await membershipsOf(table, id)
  return first?.district
}

async function partnerOf(table: Table, addressee: string): Promise<Partner | undefined> {
  const [kind, id = ''] = addressee.split('/')
  if (kind === 'partner') return findPartner(table, id)
  const form = await findForm(table, id.slice(0, id.indexOf('.')))
  return form && findPartner(table, form.partner)
}
