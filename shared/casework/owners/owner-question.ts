import type { Origin } from '../../domain/field.ts'
import type { Form } from '../../domain/form.ts'
import type { Institution } from '../../domain/institution.ts'
import type { Question } from './owner-search.ts'

/** Where a family comes from, as far as it says who is to have it. */
export interface Source extends Pick<Question, 'district' | 'at'> {
  readonly form: Pick<Form, 'partner' | 'origin'>
  /** As the sender said, when it did; else as the form's do. */
  readonly origin?: Origin | undefined
  readonly institution?: Pick<Institution, 'id' | 'kind'> | undefined
}

/** Who is named for its institution comes before who is named for the partner; the kind is that of either. */
export function questionOf({ district, at, form, origin = form.origin, institution }: Source): Question {
  const ofPartner = `partner/${form.partner}`
  return {
    district,
    at,
    namedFor: institution === undefined ? [ofPartner] : [`institution/${institution.id}`, ofPartner],
    kind: institution?.kind ?? kindOfOrigin[origin],
  }
}

const kindOfOrigin: Readonly<Record<Origin, Institution['kind']>> = {
  school: 'school',
  local_service: 'social-service',
  judicial_authority: 'social-service',
  third_sector: 'third-sector',
  self_referral: 'other',
  other: 'other',
}
