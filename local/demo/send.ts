import { randomBytes } from 'node:crypto'
import type { Connection } from '../../cli/connection.ts'
import { addPartner } from '../../cli/partners.ts'
import type { FilledForm } from '../senders/filled-form.ts'
import { postOf, type Sender } from '../senders/sender.ts'
import { senders } from '../senders.ts'
import { type DemoPartner, partners } from './partners.ts'
import type { DemoStep } from './steps.ts'

/** A partner of the demo as its provider knows it. */
export interface ConnectedPartner {
  readonly sender: Sender
  readonly webhookUrl: string
  readonly secret: string
  /** What was sent of each form: a provider that repeats sends the same bytes. */
  readonly bodies: Map<FilledForm, Uint8Array>
}

/** Adds all partners, each with a secret as its provider would make it. */
export async function connectPartners(
  connection: Connection,
): Promise<ReadonlyMap<string, ConnectedPartner>> {
  const connected = new Map<string, ConnectedPartner>()
  for (const partner of partners) connected.set(partner.id, await connectPartner(connection, partner))
  return connected
}

/** Adds a partner, with a secret as its provider would make it. */
export async function connectPartner(
  connection: Connection,
  partner: DemoPartner,
): Promise<ConnectedPartner> {
  const sender = senders[partner.provider]
  const secret = sender.proof.makeSecret(randomBytes(32))
  await addPartner(connection, { ...partner, secret })
  return { sender, secret, bodies: new Map(), webhookUrl: `${connection.webhooks}/${partner.id}` }
}

/** Sends one form as its provider would. Gives the status of the answer. */
export async function sendStep(
  { sender, webhookUrl, secret, bodies }: ConnectedPartner,
  step: DemoStep,
): Promise<number> {
  const sentAt = new Date()
  const key = step.isForged ? sender.proof.makeSecret(randomBytes(32)) : secret
  const bytes = bodies.get(step.form) ?? sender.bodyOf(step.form, sentAt)
  bodies.set(step.form, bytes)
  const { headers, body, pathSuffix } = postOf(sender, bytes, key, sentAt)
  const answer = await fetch(webhookUrl + pathSuffix, { method: 'POST', headers, body: new Uint8Array(body) })
  return answer.status
}
