import { type AnswerValue, type FilledForm, madeUpId, questionsOf, toJson } from './filled-form.ts'
import type { Sender } from './sender.ts'
import { byBasicPassword } from './sender-proof.ts'

/** KoboToolbox: flat keys with the path of their group, every answer a text, chosen options set apart by spaces. */
export const kobotoolbox: Sender = {
  contentType: 'application/json',
  proof: byBasicPassword,
  bodyOf: (form, sentAt) => toJson(submission(form, sentAt)),
}

function submission(form: FilledForm, sentAt: Date) {
  const asked = questionsOf(form).flatMap(({ name, value }) =>
    value === undefined ? [] : [[`famiglia/${name}`, written(value)]],
  )
  const submittedAt = sentAt.toISOString().slice(0, 19)
  return {
    _id: Number.parseInt(madeUpId(form.submissionId).slice(0, 8), 16),
    'formhub/uuid': madeUpId('form'),
    start: `${submittedAt}.000+01:00`,
    end: `${submittedAt}.000+01:00`,
    ...Object.fromEntries(asked),
    __version__: 'vPz9gT',
    'meta/instanceID': `uuid:${form.submissionId}`,
    'meta/rootUuid': `uuid:${form.submissionId}`,
    _xform_id_string: 'aB3cD4eF5gH6',
    _uuid: form.submissionId,
    _attachments: [],
    _status: 'submitted_via_web',
    _geolocation: [null, null],
    _submission_time: submittedAt,
    _tags: [],
    _notes: [],
    _validation_status: {},
    _submitted_by: null,
  }
}

function written(value: AnswerValue): string {
  if (typeof value === 'boolean') return value ? 'yes' : 'no'
  return [value].flat().join(' ')
}
