import type { PersonPart } from '../../../shared/mentors/person-plan.ts'
import type { Needed } from '../missing-columns.ts'
import type { OtherNames } from '../other-headings.ts'

/** What a file may say of mentors. */
export const mentorColumns = [
  'id',
  'name',
  'district',
  'kind',
  'organisation',
  'language',
  'email',
  'phone',
  'clearance_issued_on',
  'institution',
  'referent_name',
  'referent_email',
  'parents_authorised_on',
  'school_agreed_on',
  'gender',
  'languages',
  'municipality',
  'reach_km',
  'availability',
  'skills',
  'preferences',
  'capacity',
  'status',
  'reason',
  'applied_on',
  'screened_on',
  'trained_on',
  'active_since',
  'experience',
] as const
export type MentorColumn = (typeof mentorColumns)[number]

/** What is wrong, and with which column. */
export interface ColumnProblem {
  readonly column: MentorColumn
  readonly problem: string
}

/** Who is known already may be spoken of in part. */
export const neededOfMentors: Needed = { columns: [['id', ['id']]], page: 'docs/import.md' }

export const otherMentorNames: OtherNames<MentorColumn> = {
  id: ['codice', 'sigla'],
  name: ['nome', 'nominativo', 'nome e cognome', 'cognome e nome', 'full name'],
  district: ['ambito', 'ambito territoriale'],
  kind: ['tipo', 'ruolo', 'role'],
  organisation: ['organizzazione', 'organization', 'associazione', 'ente'],
  language: ['lingua delle mail', 'lingua delle comunicazioni', 'written to'],
  email: ['mail', 'posta', 'posta elettronica', 'indirizzo e-mail'],
  phone: ['telefono', 'cellulare', 'mobile', 'telephone'],
  clearance_issued_on: [
    'certificato',
    'certificato del',
    'data del certificato',
    'data certificato',
    'clearance',
  ],
  institution: ['istituto', 'scuola', 'school'],
  referent_name: ['referente', 'nome del referente', 'nome referente', 'referent'],
  referent_email: ['mail del referente', 'mail referente', 'e-mail del referente', 'e-mail referente'],
  parents_authorised_on: ['autorizzazione dei genitori', 'autorizzazione genitori'],
  school_agreed_on: ['accordo della scuola', 'accordo scuola', 'consenso della scuola', 'consenso scuola'],
  gender: ['genere', 'sesso', 'sex'],
  languages: ['lingue', 'lingue parlate', 'spoken languages'],
  municipality: ['comune', 'comune di residenza', 'town'],
  reach_km: ['raggio km', 'raggio', 'distanza massima', 'distanza massima km', 'reach'],
  availability: ['disponibilità', 'orari', 'times'],
  skills: ['competenze', 'può aiutare con', 'can help with'],
  preferences: ['preferenze', 'aiuta volentieri con', 'prefers'],
  capacity: ['capienza', 'famiglie al massimo', 'numero massimo di famiglie', 'families at most'],
  status: ['stato'],
  reason: ['motivo'],
  applied_on: ['candidatura', 'candidatura del', 'data di candidatura', 'data candidatura', 'applied'],
  screened_on: ['colloquio', 'colloquio del', 'data del colloquio', 'data colloquio', 'screened'],
  trained_on: ['formazione', 'formazione del', 'data della formazione', 'data formazione', 'trained'],
  active_since: ['in attività dal', 'attivo dal', 'attiva dal', 'data di attivazione', 'active from'],
  experience: ['esperienza', 'famiglie seguite', 'families mentored'],
}

/** Where a file says each part of a person. */
export const columnOfPart: Readonly<Record<PersonPart, MentorColumn>> = {
  email: 'email',
  phone: 'phone',
  clearanceIssuedOn: 'clearance_issued_on',
  institution: 'institution',
  referentName: 'referent_name',
  referentEmail: 'referent_email',
  parentsAuthorisedOn: 'parents_authorised_on',
  schoolAgreedOn: 'school_agreed_on',
}
