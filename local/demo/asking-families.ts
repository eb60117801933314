import type { NewMentoringRequest } from '../../shared/casework/decisions/request-mentoring.ts'
import type { FilledForm } from '../senders/filled-form.ts'

/** A family of Dalmine that is to have a mentor. No family here exists. */
export interface AskingFamily {
  readonly form: FilledForm
  readonly asks: Omit<NewMentoringRequest, 'agreedOn'>
}

interface Told {
  readonly municipality: string
  readonly needs: readonly string[]
  readonly languages: string
  readonly urgency?: 'urgent'
  readonly single_parent?: boolean
  readonly availability?: string
}

const families: readonly (Told & { readonly asks: AskingFamily['asks'] })[] = [
  {
    municipality: 'Dalmine',
    needs: ['school_support'],
    languages: 'wolof, francese',
    urgency: 'urgent',
    availability: 'martedì e mercoledì pomeriggio, sabato mattina',
    asks: { kind: 'adult' },
  },
  {
    municipality: 'Treviolo',
    needs: ['school_support', 'health_orientation'],
    languages: 'darija',
    single_parent: true,
    asks: { kind: 'adult', isLanguageRequired: true, genderWish: 'female' },
  },
  {
    municipality: 'Curno',
    needs: ['school_support'],
    languages: 'arabo',
    asks: { kind: 'adult', isLanguageRequired: true, genderWish: 'female' },
  },
  {
    municipality: 'Osio Sopra',
    needs: ['health_orientation', 'paperwork'],
    languages: 'punjabi',
    asks: { kind: 'adult', isLanguageRequired: true },
  },
  ...['Verdellino', 'Ciserano', 'Verdello'].map((municipality) => ({
    municipality,
    needs: ['paperwork', 'social_network'],
    languages: 'bengalese',
    asks: { kind: 'adult', isLanguageRequired: true } as const,
  })),
]

export const askingFamilies: readonly AskingFamily[] = families.map(({ asks, ...told }, place) => ({
  asks,
  form: {
    submissionId: `affiancamento-${place + 1}`,
    answers: {
      ...told,
      contact_given_name: `Famiglia Esempio ${place + 1}`,
      contact_phone: `+39 320 000 01${String(place).padStart(2, '0')}`,
    },
  },
}))
