import type { Origin } from '../../shared/domain/field.ts'
import type { Provider } from '../../shared/domain/form.ts'
import type { Mapping } from '../../shared/domain/mapping.ts'

/** An invented organisation with a form at one of the providers. */
export interface DemoPartner {
  readonly id: string
  readonly name: string
  readonly provider: Provider
  readonly district: string
  readonly origin: Origin
  readonly mapping?: Mapping
  readonly isTesting?: boolean
  /** Where its mails go. */
  readonly mail: { readonly contact: string; readonly mailDomains: readonly string[] }
}

/** The co-operative's form speaks of other things than ours; what it never asks stands in `constants`. */
const mapping: Mapping = {
  fields: {
    'Dove abita la famiglia?': 'municipality',
    'Che cosa serve?': 'needs',
    'Come si chiama la mamma o il papà?': 'contact_given_name',
    'A che numero rispondono?': 'contact_phone',
  },
  values: { needs: { 'Aiuto nei compiti': 'school_support', 'Corso di italiano': 'italian_practice' } },
  constants: { mentor_wanted: 'yes' },
}

const organisations: readonly Omit<DemoPartner, 'mail'>[] = [
  {
    id: 'scuola',
    name: 'Scuola primaria di prova',
    provider: 'typeform',
    district: 'dalmine',
    origin: 'school',
  },
  {
    id: 'scuola-media',
    name: 'Scuola media di prova',
    provider: 'typeform',
    district: 'dalmine',
    origin: 'school',
  },
  {
    id: 'cooperativa',
    name: 'Cooperativa Il Ponte',
    provider: 'tally',
    district: 'bergamo',
    origin: 'third_sector',
    mapping,
  },
  {
    id: 'consultorio',
    name: 'Consultorio di prova',
    provider: 'formbricks',
    district: 'val-cavallina',
    origin: 'local_service',
  },
  {
    id: 'associazione',
    name: 'Associazione Le Porte',
    provider: 'kobotoolbox',
    district: 'bergamo',
    origin: 'third_sector',
  },
  {
    id: 'parrocchia',
    name: 'Parrocchia di prova',
    provider: 'jotform',
    district: 'bergamo',
    origin: 'third_sector',
  },
  {
    id: 'sportello',
    name: 'Sportello di prova',
    provider: 'google-forms',
    district: 'bergamo',
    origin: 'local_service',
  },
  {
    id: 'ufficio',
    name: 'Ufficio scuola di prova',
    provider: 'power-automate',
    district: 'bergamo',
    origin: 'local_service',
  },
  { id: 'programma', name: 'Un programma di prova', provider: 'json', district: 'bergamo', origin: 'other' },
  {
    id: 'nuova-scuola',
    name: 'Scuola che prova il modulo',
    provider: 'typeform',
    district: 'bergamo',
    origin: 'school',
    isTesting: true,
  },
]

/** Each with an office of its own. */
export const partners: readonly DemoPartner[] = organisations.map((one) => {
  const domain = `${one.id}.example`
  return { ...one, mail: { contact: `segreteria@${domain}`, mailDomains: [domain] } }
})
