import { readAddressee } from '../../../shared/domain/addressee.ts'
import type { Language } from '../../../shared/domain/language.ts'
import { languageOf as languageOfPartner } from '../../../shared/domain/partner.ts'
import { findForm } from '../../../shared/table/form-store.ts'
import { findOperator, membershipsOf } from '../../../shared/table/operator-store.ts'
import { findPartner } from '../../../shared/table/partner-store.ts'
import type { Table } from '../../../shared/table/table.ts'

/** In which language an addressee reads: an operator's own, a sender's partner's; Italian where nothing is said. */
export async function languageOf(table: Table, addressee: string): Promise<Language> {
  const who = readAddressee(addressee)
  if (who.kind === 'operator') return (await findOperator(table, who.id))?.language ?? 'it'
  const partner = who.kind === 'partner' ? who.id : (await findForm(table, who.form))?.partner
  return languageOfPartner(partner === undefined ? undefined : await findPartner(table, partner))
}

/** A district of an addressee. */
export async function homeOf(table: Table, addressee: string): Promise<string | undefined> {
  const who = readAddressee(addressee)
  if (who.kind === 'partner') return (await findPartner(table, who.id))?.district
  if (who.kind === 'submission') return (await findForm(table, who.form))?.district
  const [first] = await membershipsOf(table, who.id)
  return first?.district
}
