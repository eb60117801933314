import { type FilledForm, inWords, madeUpId, type Question, questionsOf } from './filled-form.ts'
import type { Sender } from './sender.ts'
import { byPath } from './sender-proof.ts'

/** As the client writes it that Jotform seems to use: dashes and a hexadecimal number. */
const BOUNDARY = '------------------------5f0c7a9b1d3e2468'

/** Jotform: parts of a multipart body, one of which is all the answers as JSON. It signs nothing. */
export const jotform: Sender = {
  contentType: `multipart/form-data; boundary=${BOUNDARY}`,
  proof: byPath,
  bodyOf(form, sentAt) {
    const parts = Object.entries(partsOf(form, sentAt)).map(
      ([name, value]) =>
        `--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"\r\n\r\n${value}\r\n`,
    )
    return Buffer.from(`${parts.join('')}--${BOUNDARY}--\r\n`)
  },
}

function partsOf(form: FilledForm, sentAt: Date): Record<string, string> {
  const questions = questionsOf(form)
  const answers = questions.map((question) => [keyOf(question), answerOf(question)])
  const pretty = questions.flatMap(({ title, value }) =>
    value === undefined ? [] : [`${title}:${[inWords(value)].flat().join(' ')}`],
  )
  return {
    action: '',
    webhookURL: '',
    username: 'scuola_esempio',
    formID: '230000000000001',
    type: 'WEB',
    customParams: '',
    product: '',
    formTitle: 'Richiesta di accompagnamento',
    customTitle: '',
    submissionID: form.submissionId,
    event: '',
    documentID: '',
    teamID: '',
    subject: '',
    isSilent: '',
    customBody: '',
    rawRequest: JSON.stringify({
      slug: 'submit/230000000000001',
      jsExecutionTracker: 'build-date-1=>init-started:1',
      submitSource: 'form',
      submitDate: String(sentAt.getTime()),
      buildDate: '1768000000000',
      uploadServerUrl: 'https://upload.example.org/upload',
      eventObserver: '1',
      ...Object.fromEntries(answers),
      event_id: `${sentAt.getTime()}_230000000000001_${madeUpId(form.submissionId)}`,
      path: '/submit/230000000000001',
    }),
    fromTable: '',
    appID: '',
    pretty: pretty.join(', '),
    unread: '',
    parent: '',
    ip: '192.0.2.10',
  }
}

/** The number is that of the question; Jotform writes the names it makes without underscores. */
function keyOf({ name, place }: Question): string {
  return `q${place + 2}_${name.replace(/_(\w)/g, (_, letter: string) => letter.toUpperCase())}`
}

function answerOf({ kind, value }: Question): unknown {
  if (value === undefined) return ''
  return kind === 'phone' ? { full: value } : inWords(value)
}
