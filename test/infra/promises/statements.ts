import { all, at, list, type Template } from './template.ts'

/** One statement of a policy, with the resource it was found in. */
export interface Statement {
  readonly id: string
  readonly effect: unknown
  readonly actions: string[]
  readonly resources: unknown[]
  readonly principal: unknown
  readonly condition: unknown
}

/** The statements of a resource's policy document. */
export function statementsOf(id: string, document: unknown): Statement[] {
  return list(at(document, 'Statement')).map((statement) => ({
    id,
    effect: at(statement, 'Effect'),
    actions: list(at(statement, 'Action')).map(String),
    resources: list(at(statement, 'Resource')),
    principal: at(statement, 'Principal'),
    condition: at(statement, 'Condition'),
  }))
}

/** What the roles of functions and schedules may do, policy by policy. */
export function roleStatements(template: Template): Statement[] {
  return all(template, 'AWS::IAM::Policy').flatMap(({ id, Properties }) =>
    statementsOf(id, Properties['PolicyDocument']),
  )
}

/** The key's own policy: who may use it beside those whom IAM allows. */
export function keyStatements(template: Template): Statement[] {
  return all(template, 'AWS::KMS::Key').flatMap(({ id, Properties }) =>
    statementsOf(id, Properties['KeyPolicy']),
  )
}

/** Who else than a role may send to a queue or publish to a topic. */
export function resourceStatements(template: Template): Statement[] {
  return [...all(template, 'AWS::SQS::QueuePolicy'), ...all(template, 'AWS::SNS::TopicPolicy')].flatMap(
    ({ id, Properties }) => statementsOf(id, Properties['PolicyDocument']),
  )
}
