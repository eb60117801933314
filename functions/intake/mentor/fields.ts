import { plain } from '../../../shared/domain/folding.ts'
import { type MentorFieldName, mentorFieldName } from '../../../shared/domain/mentor-field.ts'
import { fieldSet } from '../resolution.ts'

/** What a mentor's form asks, word for word; a published title is never changed: forms were copied from it. */
export const mentorTitles: Readonly<Record<'it' | 'en', Readonly<Record<MentorFieldName, string>>>> = {
  it: {
    mentor_kind: 'Ti proponi come persona adulta o come tutor tra pari?',
    given_name: 'Nome',
    family_name: 'Cognome',
    email: 'E-mail',
    phone: 'Telefono',
    institution: 'La tua scuola',
    referent_name: 'Nome e cognome del referente della scuola',
    referent_email: 'E-mail del referente della scuola',
    birth_date: 'Anno di nascita',
    gender: 'Sei una donna o un uomo?',
    municipality: 'Comune in cui vivi',
    reach_km: 'Fino a quanti chilometri ti puoi spostare?',
    languages: 'Quali lingue parli?',
    availability: 'Quando hai tempo?',
    skills: 'In che cosa puoi aiutare?',
    preferences: 'In che cosa preferisci aiutare?',
    capacity: 'Quante famiglie puoi seguire nello stesso periodo?',
    organisation: 'Con quale organizzazione fai volontariato?',
    description: 'Vuoi aggiungere qualcosa?',
    privacy_notice_given: 'Hai letto l’informativa sulla privacy?',
    child_in_danger: 'Un bambino o una bambina è in pericolo adesso?',
  },
  en: {
    mentor_kind: 'Do you apply as an adult or as a peer tutor?',
    given_name: 'First name',
    family_name: 'Last name',
    email: 'E-mail address',
    phone: 'Telephone number',
    institution: 'Your school',
    referent_name: 'Name of the contact person at your school',
    referent_email: 'E-mail address of the contact person at your school',
    birth_date: 'Year of birth',
    gender: 'Are you a woman or a man?',
    municipality: 'Municipality (Comune) where you live',
    reach_km: 'How many kilometres can you travel?',
    languages: 'Which languages do you speak?',
    availability: 'When do you have time?',
    skills: 'What can you help with?',
    preferences: 'What would you rather help with?',
    capacity: 'How many families can you accompany at the same time?',
    organisation: 'With which organisation do you volunteer?',
    description: 'Would you like to add anything?',
    privacy_notice_given: 'Have you read the privacy notice?',
    child_in_danger: 'Is a child in danger right now?',
  },
}

const lists: ReadonlySet<MentorFieldName> = new Set(['languages', 'availability', 'skills', 'preferences'])

let byTitle: ReadonlyMap<string, MentorFieldName> | undefined

/** As in the form for families: case, accents, a number in front and signs at the end make no difference. */
function asked(title: string): MentorFieldName | undefined {
  byTitle ??= new Map(
    Object.values(mentorTitles).flatMap((titles) =>
      mentorFieldName.options.map((name) => [plain(titles[name]), name] as const),
    ),
  )
  const words = plain(title)
  return byTitle.get(words) ?? byTitle.get(words.replace(/^\d{1,3} /, ''))
}

/** What is asked of somebody who wants to mentor. */
export const mentorFields = fieldSet(mentorFieldName.options, { lists, asked })
