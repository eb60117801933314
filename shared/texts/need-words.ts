import type { Need } from '../domain/field.ts'
import type { Language } from '../domain/language.ts'

/** What a family is referred for, as senders choose it. On pages only: mails never say it. */
export const needWords: Readonly<Record<Language, Readonly<Record<Need, string>>>> = {
  it: {
    school_support: 'Aiuto con la scuola',
    italian_practice: 'Imparare e parlare italiano',
    parenting_support: 'Sostegno ai genitori',
    paperwork: 'Documenti e pratiche',
    health_orientation: 'Orientarsi nei servizi sanitari',
    social_network: 'Conoscere persone e fare amicizia',
    mediation: 'Mediazione culturale',
    housing: 'Casa',
    work_orientation: 'Orientamento al lavoro',
    other: 'Altro',
  },
  en: {
    school_support: 'Help with school',
    italian_practice: 'Learning and speaking Italian',
    parenting_support: 'Support for parents',
    paperwork: 'Documents and procedures',
    health_orientation: 'Finding the way to health services',
    social_network: 'Meeting people and making friends',
    mediation: 'Cultural mediation',
    housing: 'Housing',
    work_orientation: 'Guidance towards work',
    other: 'Other',
  },
}
