import { describe, expect, test } from 'vitest'
import { providers } from '../../../functions/intake/providers.ts'
import { wordings } from '../../../functions/intake/questionnaire/questionnaire.ts'
import type { Wording } from '../../../functions/intake/questionnaire/wording.ts'
import { understand } from '../../../functions/intake/understanding.ts'
import type { FilledForm } from '../../../local/senders/filled-form.ts'
import { senders } from '../../../local/senders.ts'
import type { FieldName } from '../../../shared/domain/field.ts'
import { type Provider, provider as providerName } from '../../../shared/domain/form.ts'
import { material } from '../../support/material.ts'

/** Their bodies show the questions' titles; the others show names, which a form's author gives. */
const withTitles: readonly Provider[] = ['typeform', 'tally', 'google-forms']
/** An option of KoboToolbox has a name without spaces, which is ours; people read its label, and it is never sent. */
const withLabels = providerName.options.filter((provider) => provider !== 'kobotoolbox')

/** The ready-made form, filled in by somebody who reads one language, with its own words for every option. */
function filledIn({ titles, needs, urgency, yes, no, mentorGender, days, dayParts }: Wording): FilledForm {
  const answers: Partial<Record<FieldName, FilledForm['answers'][string]>> = {
    child_in_danger: no,
    municipality: 'Dalmine',
    needs: [needs.school_support, needs.paperwork],
    urgency: urgency.urgent,
    contact_given_name: 'Ndèye Fatou',
    contact_phone: '+39 320 000 0001',
    adults: 2,
    minors_birth_years: '2016, 2019',
    single_parent: yes,
    mentor_wanted: yes,
    mentor_gender: mentorGender.female,
    availability: [`${days.mon} ${dayParts.morning}`, `${days.sat} ${dayParts.afternoon}`],
    family_agrees: yes,
  }
  return { submissionId: 's-1', answers, titles }
}

/** As a provider has it that makes the names of questions by itself. */
function withoutNames({ submissionId, answers, titles = {} }: FilledForm): FilledForm {
  const named = Object.entries(answers).map(([name, value], place) => ({
    name,
    value,
    own: `domanda ${place}`,
  }))
  return {
    submissionId,
    answers: Object.fromEntries(named.map(({ own, value }) => [own, value])),
    titles: Object.fromEntries(named.map(({ own, name }) => [own, titles[name] ?? name])),
  }
}

const understood = (provider: Provider, body: Uint8Array) =>
  understand(material(body, { provider: providers[provider] }))

describe.each(wordings.map((wording) => [wording.titles.needs, wording] as const))('“%s”', (_, wording) => {
  test.each(withLabels)('is understood without a mapping when %s asks it', (provider) => {
    const form = filledIn(wording)
    const sent = senders[provider].bodyOf(
      withTitles.includes(provider) ? withoutNames(form) : form,
      new Date(),
    )
    expect(understood(provider, sent)).toMatchObject({
      danger: 'no',
      remarks: [],
      answers: {
        needs: ['school_support', 'paperwork'],
        urgency: 'urgent',
        adults: 2,
        minors_birth_years: [2016, 2019],
        single_parent: true,
        mentor_wanted: true,
        mentor_gender: 'female',
        availability: ['mon-morning', 'sat-afternoon'],
        family_agrees: true,
      },
    })
  })

  test.each(withTitles)(
    'tells of a danger by its title alone, also when the body of %s is cut off',
    (provider) => {
      const answers = { child_in_danger: wording.yes, description: 'e altro' }
      const form = withoutNames({ submissionId: 's-1', answers, titles: wording.titles })
      const body = senders[provider].bodyOf(form, new Date())
      const dangerOf = (bytes: Uint8Array) => understood(provider, bytes).danger
      expect(dangerOf(body)).toBe('yes')
      expect(dangerOf(body.subarray(0, body.length - 1))).not.toBe('no')
    },
  )
})
