/** The ARNs and addresses that things would have on AWS. */

/** The account that everything on this machine belongs to; fauxqs knows no other. */
export const LOCAL_ACCOUNT_ID = '000000000000'

/** Where the stack pretends to be deployed. */
export interface Environment {
  readonly region: string
  readonly accountId: string
  readonly stackName: string
}

type Where = Pick<Environment, 'region' | 'accountId'>

/** For what has no template at hand and so only a region. */
export function onThisMachine(region: string): Where {
  return { region, accountId: LOCAL_ACCOUNT_ID }
}

export function arn({ region, accountId }: Where, service: string, resource: string): string {
  return `arn:aws:${service}:${region}:${accountId}:${resource}`
}

export function functionArn(where: Where, name: string): string {
  return arn(where, 'lambda', `function:${name}`)
}

export function queueArn(where: Where, name: string): string {
  return arn(where, 'sqs', name)
}

export function tableArn(where: Where, name: string): string {
  return arn(where, 'dynamodb', `table/${name}`)
}

/** AWS ends it with the time at which the stream was made; here every table has one stream for ever. */
export function streamArn(where: Where, table: string): string {
  return `${tableArn(where, table)}/stream/local`
}

export function busArn(where: Where, name: string): string {
  return arn(where, 'events', `event-bus/${name}`)
}

/** A rule of the default bus has no bus in its ARN. */
export function ruleArn(where: Where, busName: string, name: string): string {
  return arn(where, 'events', busName === 'default' ? `rule/${name}` : `rule/${busName}/${name}`)
}

/** The local runner has no schedule groups. */
export function scheduleArn(where: Where, name: string): string {
  return arn(where, 'scheduler', `schedule/default/${name}`)
}

/** The name of a bus that is referred to by its name, by its ARN, or not at all. */
export function busNameOf(reference = 'default'): string {
  return reference.split('/').at(-1) ?? reference
}

/** The part of an ARN that names the resource: `…:function:name` → `name`, `…:table/name/stream/x` → `name`. */
export function nameInArn(text: string): string {
  const last = text.split(':').at(-1) ?? ''
  return last.split('/')[1] ?? last
}

/** The AWS service that an ARN names: `arn:aws:sqs:…` → `sqs`. */
export function serviceInArn(text: string): string {
  return text.split(':')[2] ?? ''
}

/** The address that a queue would have on AWS; the runner puts its own in its place. */
export function queueUrlOnAws({ region, accountId }: Where, queueName: string): string {
  return `https://sqs.${region}.amazonaws.com/${accountId}/${queueName}`
}

/** The address that the HTTP API would have on AWS; the runner puts its own in its place. */
export function apiUrlOnAws({ region }: Where, logicalId: string): string {
  return `https://${logicalId.toLowerCase()}.execute-api.${region}.amazonaws.com`
}
