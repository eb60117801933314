import {
  BatchGetCommand,
  DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
} from '@aws-sdk/lib-dynamodb'
import type { SQSEvent } from 'aws-lambda'
import { beforeEach, expect, test } from 'vitest'
import { deadlineId } from '../../../shared/domain/deadline.ts'
import { hash } from '../../../shared/domain/hash.ts'
import type { MailIn, MailLine } from '../../../shared/domain/mail.ts'
import { deadlineShape } from '../../../shared/table/deadline-store.ts'
import { districtShape } from '../../../shared/table/district-store.ts'
import { mailLineShape, mailShape } from '../../../shared/table/mail-store.ts'
import { operatorShape } from '../../../shared/table/operator-store.ts'
import type { Item } from '../../../shared/table/shape.ts'
import { at, districtWith, openDeadline, person } from '../../support/due-world.ts'
import { context } from '../../support/http-event.ts'
import { mockedClient } from '../../support/mocked-client.ts'
import { fakeSes } from '../../support/post.ts'

Object.assign(process.env, {
  TABLE_NAME: 'table',
  AWS_REGION: 'eu-south-1',
  MAIL_FROM: 'Raccordo <noreply@raccordo.example>',
  MAIL_DOMAIN: 'raccordo.example',
  MAIL_CONFIGURATION_SET: 'raccordo-test',
  MAILS_PER_SECOND: '1000',
  LINK_BASE_URL: 'https://raccordo.example/l',
})
const { handler } = await import('../../../functions/mail/send-mail.ts')

const NIGHT = at('2026-01-24', '02:00')
const ses = fakeSes()
const table = mockedClient(DynamoDBDocumentClient)
const danger = openDeadline(NIGHT, { kind: 'danger', due: '2026-01-24' })

/** A danger that waits to be told. */
function waiting(operator: string): { readonly id: string; readonly items: readonly Item[] } {
  const id = hash('waiting', operator)
  const mail: MailIn<'pending'> = {
    ...{ id, addressee: `operator/${operator}`, kind: 'danger', district: 'bergamo' },
    ...{ notBefore: NIGHT.toISOString(), status: 'pending', version: 1 },
  }
  const { subject, kind, number, due } = danger
  const line: MailLine = {
    ...{ mail: id, deadline: deadlineId(danger), subject, kind, number, due },
    ...{ step: 'danger-1', as: 'owner', at: NIGHT.toISOString(), caseCode: 'BG-26-0001' },
  }
  return {
    id,
    items: [mailShape.toItem(mail), mailLineShape.toItem(line), operatorShape.toItem(person(operator))],
  }
}

const anna = waiting('anna-prova')
const bruno = waiting('bruno-esempio')
beforeEach(() => {
  table.reset()
  table.on(TransactWriteCommand).resolves({})
  table.on(QueryCommand).resolves({ Items: [] })
  table.on(GetCommand).resolves({})
  table.on(BatchGetCommand).resolves({ Responses: { table: [deadlineShape.toItem(danger)] } })
  const district = districtShape.toItem(districtWith())
  for (const Item of [...anna.items, ...bruno.items, district]) {
    table.on(GetCommand, { Key: { pk: Item.pk, sk: Item.sk } }).resolves({ Item })
    const lines = { ':pk': Item.pk, ':prefix': 'LINE#' }
    if (Item.sk.startsWith('LINE#')) {
      table.on(QueryCommand, { ExpressionAttributeValues: lines }).resolves({ Items: [Item] })
    }
  }
})

const event = (...bodies: readonly object[]) =>
  ({
    Records: bodies.map((body, place) => ({
      ...{ messageId: `m${place + 1}`, body: JSON.stringify(body), eventSource: 'aws:sqs' },
    })),
  }) as SQSEvent // of which the handler reads no more

const statusesWritten = () =>
  table
    .commandCalls(TransactWriteCommand)
    .flatMap(({ args }) => args[0].input.TransactItems ?? [])
    .flatMap(({ Put }) => Put?.Item?.['status'] ?? [])

test('a wake-up sends the mail that it names: taken first, then given to SES, then sent', async () => {
  expect(await handler(event({ mail: anna.id }), context)).toEqual({ batchItemFailures: [] })
  expect(ses.taken).toMatchObject([{ id: anna.id, to: 'anna-prova@example.org' }])
  expect(statusesWritten()).toEqual(['sending', 'sent'])
})

test('a wake-up of what is not there, and an event that asks for no mail, change nothing', async () => {
  const met = {
    ...{
      id: hash('e'),
      type: 'deadline.set',
      version: 1,
      at: NIGHT.toISOString(),
      actor: 'system',
      via: 'system',
    },
    ...{ subject: 'operator/anna-prova', district: 'bergamo', correlationId: 'run-due' },
    data: { deadlines: [{ kind: 'own', number: 1, due: '2026-01-30' }] },
  }
  const answer = await handler(event({ mail: hash('nothing') }, met), context)
  expect(answer).toEqual({ batchItemFailures: [] })
  expect(ses.taken).toEqual([])
  expect(statusesWritten()).toEqual([])
})

test('a message that this queue does not carry is given back; its neighbours are done', async () => {
  const answer = await handler(event({ mail: 'x' }, { mail: bruno.id }), context)
  expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm1' }] })
  expect(ses.taken).toMatchObject([{ id: bruno.id }])
})
