import { randomBytes } from 'node:crypto'
import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { SQSClient } from '@aws-sdk/client-sqs'
import { Refused } from '../shared/errors.ts'
import { type Lookups, openLookups } from '../shared/table/lookup-store.ts'
import { openTable, type Table } from '../shared/table/table.ts'
import { type Endpoints, readEndpoints } from './endpoints.ts'
import { NOBODY_NAMED } from './operator.ts'
import { WrongUsage } from './wrong-usage.ts'

/** What a command works on: a stack on this machine or in AWS. */
export interface Connection {
  readonly table: Table
  /** By which words households are found. */
  readonly lookups: Lookups
  /** Who acts: an operator's id, or `ops`. */
  readonly operator: string
  readonly sqs: SQSClient
  /** URLs by queue name. */
  readonly queues: Readonly<Record<string, string>>
  /** Where forms post to: `https://…/webhooks`. */
  readonly webhooks: string
  readonly now: () => Date
  close(): void
}

export interface Target {
  /** Folder of a stack on this machine. */
  readonly state?: string | undefined
  /** Stage of a stack in AWS. */
  readonly stage?: string | undefined
  readonly region?: string | undefined
  /** Who acts; `ops` when nobody is named. */
  readonly as?: string | undefined
}

export async function connect({ state, stage, region, as }: Target): Promise<Connection> {
  if (stage !== undefined && state !== undefined)
    throw new WrongUsage('name --stage (AWS) or --state (this machine), not both')
  return stage === undefined
    ? connectLocally(await readEndpoints(state ?? '.local'), as)
    : connectToAws(stage, region, as)
}

/** The runner's unkindness spares this key: chaos is for functions, not for people. */
const localCredentials = { accessKeyId: 'RACCORDOCLI', secretAccessKey: 'local' }

export async function connectLocally(endpoints: Endpoints, operator = NOBODY_NAMED): Promise<Connection> {
  const { region, table, dynamodb, sqs, queues, http, control } = endpoints
  const common = { region, credentials: localCredentials }
  const offsetMs = await clockOffset(control)
  return connection({
    operator,
    table: openTable(table, { ...common, endpoint: dynamodb }),
    sqs: new SQSClient({ ...common, endpoint: sqs }),
    queues,
    webhooks: `${http}/webhooks`,
    now: () => new Date(Date.now() + offsetMs),
  })
}

async function clockOffset(control: string): Promise<number> {
  const answer = await fetch(`${control}/clock`).catch((cause: unknown) => {
    throw new Refused(`the stack at ${control} does not answer: start it again with "npm start"`, { cause })
  })
  const clock = (await answer.json()) as { offsetMs?: unknown }
  return Number(clock.offsetMs ?? 0)
}

async function connectToAws(
  stage: string,
  region = process.env['AWS_REGION'] ?? 'eu-south-1',
  operator = NOBODY_NAMED,
): Promise<Connection> {
  const StackName = `Raccordo-${stage}`
  const cloudFormation = new CloudFormationClient({ region })
  const { Stacks } = await cloudFormation.send(new DescribeStacksCommand({ StackName }))
  const outputs = new Map(
    Stacks?.[0]?.Outputs?.map(({ OutputKey = '', OutputValue = '' }) => [OutputKey, OutputValue]),
  )
  const output = (name: string) => {
    const value = outputs.get(name)
    if (value === undefined) throw new Refused(`stack ${StackName} has no output ${name}: deploy it again`)
    return value
  }
  return connection({
    operator,
    table: openTable(output('TableName'), { region }),
    sqs: new SQSClient({ region }),
    queues: Object.fromEntries(
      [...outputs.values()].filter(isQueueUrl).map((url) => [url.split('/').at(-1) ?? '', url]),
    ),
    webhooks: output('WebhookBaseUrl'),
    now: () => new Date(),
  })
}

function isQueueUrl(value: string): boolean {
  return /^https:\/\/sqs\./.test(value)
}

function connection(parts: Omit<Connection, 'close' | 'lookups'>): Connection {
  return {
    ...parts,
    lookups: openLookups(parts.table, randomBytes),
    close() {
      parts.table.client.destroy()
      parts.sqs.destroy()
    },
  }
}
