/** What the demo's invented partner sends. No family here exists. */

export interface DemoSubmission {
  readonly what: string
  readonly body: Readonly<Record<string, unknown>>
  /** Signed with a secret that the form does not have. */
  readonly isForged?: boolean
}

const complete = {
  submissionId: 'demo-1',
  municipality: 'Dalmine',
  needs: ['school_support', 'italian_practice'],
  contact_given_name: 'Ndèye Fatou',
  contact_phone: '+39 035 000 0001',
  languages: ['wolof', 'francese'],
  minors_birth_years: '6, 8 e 11 anni',
  mentor_wanted: 'sì',
}

export const submissions: readonly DemoSubmission[] = [
  { what: 'a family of Dalmine', body: complete },
  { what: 'the same again, as a provider repeats', body: complete },
  {
    what: 'a child in danger, urgent',
    body: {
      submissionId: 'demo-2',
      municipality: "S. Paolo d'Argon",
      needs: ['mediation'],
      urgency: 'urgent',
      child_in_danger: 'sì',
      contact_family_name: 'محمد',
    },
  },
  {
    what: 'incomplete: no need, unknown municipality',
    body: { submissionId: 'demo-3', municipality: 'Bergamotto', contact_given_name: 'Đặng' },
  },
  {
    what: 'a signature that is not the form’s',
    body: { submissionId: 'demo-4', municipality: 'Bergamo', needs: ['housing'] },
    isForged: true,
  },
  {
    what: 'a municipality outside the programme',
    body: {
      submissionId: 'demo-5',
      municipality: 'Milano',
      needs: ['paperwork'],
      contact_phone: '+39 02 000 0001',
    },
  },
  {
    what: 'a form filled in without names, digits in Bengali',
    body: {
      submissionId: 'demo-6',
      municipality: 'Bergamo (BG)',
      needs: ['social_network'],
      contact_email: 'famiglia@example.org',
      adults: '২',
      languages: ['bengalese'],
    },
  },
]
