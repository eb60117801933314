/** What AWS's services would hand to each handler on a submission's way. */

import type { DynamoDBStreamEvent, SQSEvent } from 'aws-lambda'
import { postOf } from '../../../local/senders/sender.ts'
import { senders } from '../../../local/senders.ts'
import type { Form } from '../../../shared/domain/form.ts'
import { eventOfImage } from '../../../shared/table/event-store.ts'
import { httpEvent } from '../../support/http-event.ts'
import { filledForm } from '../../support/provider-partner.ts'
import type { ItemChange, StoredItem } from './item-changes.ts'

interface Written {
  readonly changes: readonly ItemChange[]
}

/** With one name: each is a look-up of its own for each child. */
const { contact_family_name: _, ...answers } = filledForm('').answers
const submitted = { submissionId: 'capacity-1', answers }

/** A proven submission as the HTTP API brings it to the door. */
export function request({ id, provider }: Form, secret: string) {
  const at = new Date()
  const sender = senders[provider]
  const { headers, body, pathSuffix } = postOf(sender, sender.bodyOf(submitted, at), secret, at)
  const lower = Object.entries(headers).map(([name, value]) => [name.toLowerCase(), value])
  const path = `/webhooks/${id}${pathSuffix}`
  return httpEvent({ path, method: 'POST', headers: Object.fromEntries(lower), body, at })
}

/** The event that the door wrote, as the intake queue brings it on. */
export function messageOf(door: Written): SQSEvent {
  const body = JSON.stringify(eventOfImage(eventRecords(door)[0]))
  // The handler reads no more of a record than this.
  return { Records: [{ messageId: 'message-1', eventSource: 'aws:sqs', body }] } as SQSEvent
}

/** All event records written, as the stream's filter lets them through. */
export function streamRecords(written: readonly Written[]): DynamoDBStreamEvent {
  const Records = written.flatMap(eventRecords).map((NewImage, place) => ({
    eventName: 'INSERT',
    dynamodb: { SequenceNumber: String(place), NewImage },
  }))
  // Images of the SDK and of the stream differ only in kinds of values that none of ours has.
  return { Records } as DynamoDBStreamEvent
}

function eventRecords({ changes }: Written): StoredItem[] {
  const added = changes.filter(({ before, key }) => before === undefined && key.includes(' EVENT#'))
  return added.flatMap(({ after }) => (after === undefined ? [] : [after]))
}
