import type { OrganisationPart } from '../../../shared/mentors/organisation-plan.ts'
import type { Needed } from '../missing-columns.ts'
import type { OtherNames } from '../other-headings.ts'

/** What a file may say of organisations. */
export const organisationColumns = [
  'id',
  'name',
  'district',
  'insured_until',
  'insurance_number',
  'contact',
] as const
export type OrganisationColumn = (typeof organisationColumns)[number]

/** What is known already may be spoken of in part. */
export const neededOfOrganisations: Needed = { columns: [['id', ['id']]], page: 'docs/import.md' }

export const otherOrganisationNames: OtherNames<OrganisationColumn> = {
  id: ['codice', 'sigla'],
  name: ['nome', 'denominazione', 'organizzazione', 'organisation', 'organization', 'associazione'],
  district: ['ambito', 'ambito territoriale'],
  insured_until: ['assicurata fino al', 'polizza fino al', 'scadenza polizza', 'insurance until'],
  insurance_number: ['policy number', 'numero polizza', 'numero di polizza', 'polizza', 'policy'],
  contact: ['contatto', 'e-mail', 'mail', 'posta', 'indirizzo e-mail'],
}

/** Where a file says each part. */
export const columnOfPart: Readonly<Record<OrganisationPart, OrganisationColumn>> = {
  id: 'id',
  name: 'name',
  district: 'district',
  insuredUntil: 'insured_until',
  insuranceNumber: 'insurance_number',
  contact: 'contact',
}
