import { arabic } from '../../functions/intake/questionnaire/ar.ts'
import type { FilledForm } from '../senders/filled-form.ts'

/** What the demo's partners fill in. No family here exists. */

export const firstFamily: FilledForm = {
  submissionId: 'famiglia-1',
  answers: {
    municipality: 'Dalmine',
    needs: ['school_support', 'italian_practice'],
    contact_given_name: 'Ndèye Fatou',
    contact_phone: '+39 320 000 0001',
    languages: ['wolof', 'francese'],
    minors_birth_years: '6, 8 e 11 anni',
    adults: 2,
    single_parent: false,
  },
}

export const changedFamily: FilledForm = {
  ...firstFamily,
  answers: { ...firstFamily.answers, adults: 1, single_parent: true },
}

/** A child of the first family at another school. */
export const sibling: FilledForm = {
  submissionId: 'famiglia-9',
  answers: {
    municipality: 'Dalmine',
    needs: ['school_support'],
    contact_given_name: 'Ndeye',
    contact_phone: '0039 3200000001',
  },
}

export const firstFamilyElsewhere: FilledForm = {
  submissionId: 'famiglia-8',
  answers: {
    municipality: 'Bergamo',
    needs: ['work_orientation', 'housing'],
    contact_given_name: 'Fatou',
    contact_phone: '320 0000001',
  },
}

/** Its questions are those of the co-operative's mapping. */
export const byMapping: FilledForm = {
  submissionId: 'famiglia-2',
  answers: {
    dove: 'Bergamo',
    serve: ['Aiuto nei compiti', 'Corso di italiano'],
    nome: 'Đặng',
    numero: '320 000 0002',
  },
  titles: {
    dove: 'Dove abita la famiglia?',
    serve: 'Che cosa serve?',
    nome: 'Come si chiama la mamma o il papà?',
    numero: 'A che numero rispondono?',
  },
}

export const inDanger: FilledForm = {
  submissionId: 'famiglia-3',
  answers: {
    municipality: "S. Paolo d'Argon",
    needs: ['mediation'],
    urgency: 'urgent',
    child_in_danger: true,
    contact_family_name: 'Esempio',
  },
}

export const manyChoices: FilledForm = {
  submissionId: '5f2c1d34-0000-4000-8000-000000000004',
  answers: {
    municipality: 'curno',
    needs: ['paperwork', 'housing'],
    languages: ['ar', 'fr'],
    contact_phone: '+39 320 000 0004',
  },
}

export const fromMilano: FilledForm = {
  submissionId: '6100000000000000005',
  answers: { municipality: 'Milano', needs: ['paperwork'], contact_phone: '+39 320 000 0005' },
}

/** The ready-made form, as an office has copied it. */
export const inArabic: FilledForm = {
  submissionId: 'famiglia-6',
  answers: {
    municipality: 'Bergamo',
    needs: [arabic.needs.italian_practice, arabic.needs.housing],
    contact_given_name: 'فاطمة',
    contact_phone: '+٣٩ ٣٢٠ ٠٠٠ ٠٠٠٦',
    minors_birth_years: '٦ و ٨',
    single_parent: arabic.yes,
  },
  titles: arabic.titles,
}

export const incomplete: FilledForm = {
  submissionId: 'famiglia-7',
  answers: { municipality: 'Bergamotto', contact_given_name: 'Amina' },
}
