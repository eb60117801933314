import { CloudFormationClient, DescribeStacksCommand } from '@aws-sdk/client-cloudformation'
import { SQSClient } from '@aws-sdk/client-sqs'
import type { Occasion } from '../events/announce.ts'
import { Refused } from '../shared/errors.ts'
import { openTable, type Table } from '../shared/table/table.ts'
import { type Endpoints, readEndpoints } from './endpoints.ts'

/** What a command works on: a stack on this machine or in AWS. */
export interface Connection {
  readonly table: Table
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
}

export async function connect({ state, stage, region }: Target): Promise<Connection> {
  if (stage !== undefined && state !== undefined)
    throw new Refused('name --stage (AWS) or --state (this machine), not both')
  return stage === undefined
    ? connectLocally(await readEndpoints(state ?? '.local'))
    : connectToAws(stage, region)
}

/** The runner's unkindness spares this key: chaos is for functions, not for people. */
const localCredentials = { accessKeyId: 'RACCORDOCLI', secretAccessKey: 'local' }

export async function connectLocally(endpoints: Endpoints): Promise<Connection> {
  const { region, table, dynamodb, sqs, queues, http, control } = endpoints
  const common = { region, credentials: localCredentials }
  const offsetMs = await clockOffset(control)
  return connection({
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

function connection(parts: Omit<Connection, 'close'>): Connection {
  return {
    ...parts,
    close() {
      parts.table.client.destroy()
      parts.sqs.destroy()
    },
  }
}

/** Whoever runs the command line acts as `ops`. */
export function opsOccasion(at: Date): Occasion {
  return { at, actor: 'ops', via: 'cli', correlationId: 'cli' }
}
