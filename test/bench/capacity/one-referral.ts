import { CreateTableCommand, DynamoDBClient } from '@aws-sdk/client-dynamodb'
import { senders } from '../../../local/senders.ts'
import type { Form, Provider } from '../../../shared/domain/form.ts'
import { commit } from '../../../shared/table/commit.ts'
import { districtShape } from '../../../shared/table/district-store.ts'
import { formShape, secretsItem } from '../../../shared/table/form-store.ts'
import { lookupSecretShape } from '../../../shared/table/lookup-store.ts'
import { namingShape } from '../../../shared/table/naming-store.ts'
import { membershipShape, operatorShape } from '../../../shared/table/operator-store.ts'
import { openTable } from '../../../shared/table/table.ts'
import { districts } from '../../support/districts.ts'
import { tableDefinition } from '../../support/dynamodb-table.ts'
import { form } from '../../support/submissions.ts'
import { messageOf, request, streamRecords } from './handler-inputs.ts'
import { credentials, importHandlers, place, startBus } from './handlers.ts'
import { type Cost, measured } from './measured.ts'

export type Stage = 'door' | 'registration' | 'publication'

/** What one stage of a submission's way asked of the table. */
export interface StageCost extends Cost {
  readonly stage: Stage
}

const TABLE = 'raccordo-capacity'

/**
 * Takes one submission through the handlers themselves, from the door to the bus, and notes what each asks of the table.
 * Sets the environment of this process, which must not have imported the handlers before.
 * @param endpoint of an empty DynamoDB that tells the capacity of indexes too: AWS's own DynamoDB Local
 */
export async function registerOneReferral(
  endpoint: string,
  provider: Provider,
): Promise<readonly StageCost[]> {
  const its = { ...form, provider }
  const secret = senders[provider].proof.makeSecret(new Uint8Array(32).fill(7))
  const client = new DynamoDBClient({ region: place.region, credentials, endpoint })
  const bus = await startBus()
  try {
    await prepareTable(client, endpoint, its, secret)
    const handlers = await importHandlers(endpoint, TABLE, bus.url)
    const door = await measure(client, 'door', () => handlers.receive(request(its, secret)))
    const registration = await measure(client, 'registration', () => handlers.register(messageOf(door)))
    const records = streamRecords([door, registration])
    return [door, registration, await measure(client, 'publication', () => handlers.publish(records))]
  } finally {
    client.destroy()
    await bus.stop()
  }
}

async function prepareTable(
  client: DynamoDBClient,
  endpoint: string,
  its: Form,
  secret: string,
): Promise<void> {
  await client.send(new CreateTableCommand(tableDefinition(TABLE)))
  const table = openTable(TABLE, { region: place.region, credentials, endpoint })
  const items = [
    ...districts.map((district) => districtShape.toItem(district)),
    formShape.toItem(its),
    secretsItem(its.id, { current: secret, version: 1 }),
    lookupSecretShape.toItem({ base64: Buffer.alloc(32, 7).toString('base64'), version: 1 }),
    ...liaisonItems(its),
  ]
  const changes = items.map((create) => ({ create }))
  await commit(table, changes, [])
  table.client.destroy()
}

/** Whoever is named for the form's partner: as most referrals find it. */
function liaisonItems({ partner, district }: Form) {
  const id = 'anna-prova'
  const person = { name: 'Anna Prova', language: 'it', signInAddress: 'anna-prova@example.org' } as const
  const its = { operator: id, district, version: 1 }
  return [
    operatorShape.toItem({ id, ...person, absences: [], version: 1 }),
    membershipShape.toItem({ ...its, roles: ['liaison'], kinds: [] }),
    namingShape.toItem({ ...its, namedFor: `partner/${partner}`, origin: 'person' }),
  ]
}

async function measure(client: DynamoDBClient, stage: Stage, act: () => Promise<void>): Promise<StageCost> {
  return { stage, ...(await measured(client, TABLE, act)) }
}
