import { type FilledForm, inWords, questionsOf, toJson } from './filled-form.ts'
import type { Sender } from './sender.ts'
import { byStandardWebhooks } from './sender-proof.ts'

/** Formbricks: answers by the question's id; chosen options as they read, blank ones as an empty text. */
export const formbricks: Sender = {
  contentType: 'application/json',
  proof: byStandardWebhooks,
  bodyOf: (form, sentAt) => toJson(event('responseFinished', form, sentAt)),
  unfinishedBodyOf: (form, sentAt) => toJson(event('responseCreated', form, sentAt)),
}

function event(name: string, form: FilledForm, sentAt: Date) {
  const answers = questionsOf(form).map((one) => [
    one.name,
    one.value === undefined ? '' : inWords(one.value),
  ])
  const at = sentAt.toISOString()
  return {
    webhookId: 'cm7t2k9vh000008l4c1zq3d5e',
    event: name,
    data: {
      id: form.submissionId,
      createdAt: at,
      updatedAt: at,
      surveyId: 'cm7t2m1xw000108l4a8r2b6fn',
      displayId: null,
      contact: null,
      contactAttributes: null,
      finished: name === 'responseFinished',
      endingId: null,
      data: Object.fromEntries(answers),
      variables: {},
      ttc: { _total: 61_000 },
      meta: { url: 'https://forms.example.org/s/1', userAgent: { browser: 'Firefox', device: 'desktop' } },
      tags: [],
      singleUseId: null,
      language: 'it',
    },
  }
}
