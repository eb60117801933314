import { type Breaking, grant, put, remove, rewrite } from './breaking.ts'
import { mailBreakings } from './broken-mails.ts'
import { all } from './template.ts'

const alarm = 'AWS::CloudWatch::Alarm'
const lambda = 'AWS::Lambda::Function'
const mapping = 'AWS::Lambda::EventSourceMapping'
const policy = 'AWS::IAM::Policy'
const queue = 'AWS::SQS::Queue'
const queuePolicy = 'AWS::SQS::QueuePolicy'
const stage = 'AWS::ApiGatewayV2::Stage'
const table = 'AWS::DynamoDB::Table'

/** For every promise at least one template that does not keep it. */
export const breakings: Record<string, Breaking[]> = {
  ...mailBreakings,
  'a message stays invisible for at least six times its consumer’s timeout': [
    (template) => {
      put(lambda, 'Properties.Timeout', 10)(template)
      put(queue, 'Properties.VisibilityTimeout', 59)(template)
    },
    put(lambda, 'Properties.Timeout', undefined),
    put(queue, 'Properties.VisibilityTimeout', undefined),
  ],
  'every work queue gives up after a few receives and keeps the message as a dead letter for 14 days': [
    put(queue, 'Properties.RedrivePolicy', undefined),
    put(queue, 'Properties.RedrivePolicy.maxReceiveCount', 1000),
    rewrite(queue, '"MessageRetentionPeriod":1209600', '"MessageRetentionPeriod":345600'),
  ],
  'every queue of dead letters has an alarm on its first message': [
    remove(alarm, 'raccordo-dev-intake-dead-letters'),
    remove(alarm, 'raccordo-dev-outbox-dead-letters'),
  ],
  'every work queue has an alarm on the age of its oldest message': [
    remove(alarm, 'ApproximateAgeOfOldestMessage'),
  ],
  'every rule target has dead letters': [
    put('AWS::Events::Rule', 'Properties.Targets.0.DeadLetterConfig', undefined),
  ],
  'every schedule has dead letters': [
    put('AWS::Scheduler::Schedule', 'Properties.Target.DeadLetterConfig', undefined),
  ],
  'every mapping of the stream has dead letters, gives up after some retries and bisects': [
    put(mapping, 'Properties.DestinationConfig', undefined),
    put(mapping, 'Properties.MaximumRetryAttempts', undefined),
    put(mapping, 'Properties.BisectBatchOnFunctionError', false),
  ],
  'every mapping reports which of a batch failed': [
    put(mapping, 'Properties.FunctionResponseTypes', undefined),
  ],

  'every function has an alarm on its errors': [remove(alarm, 'sweep-errors')],
  'every function has an alarm on its throttles': [remove(alarm, 'report-status-throttles')],
  'a function that reads the stream has an alarm on how far it is behind': [remove(alarm, 'IteratorAge')],
  'the API has an alarm on its 5xx and, through its access log, on its 429': [
    remove(alarm, '5xx'),
    remove(alarm, 'ThrottledRequests'),
    remove('AWS::Logs::MetricFilter', '429'),
  ],
  'an outbox that grows old, or that nobody measures, raises an alarm': [
    remove(alarm, 'OutboxAgeSeconds'),
    rewrite(alarm, '"breaching"', '"notBreaching"'),
  ],
  'what is due for long raises an alarm, and so does a danger that could not be told': [
    remove(alarm, 'DueAgeSeconds'),
    remove(alarm, 'DangersNotTold'),
    remove(alarm, 'DistrictsWithUnowned'),
  ],
  'an alarm rises when the hourly run is not started from one day’s work to the next’s': [
    remove(alarm, 'run-due-does-not-run'),
    rewrite(alarm, '"EvaluationPeriods":14', '"EvaluationPeriods":12'),
    rewrite(alarm, '"breaching"', '"notBreaching"'),
  ],
  'alarms on our own metrics look where exactly one function writes them': [
    put(lambda, 'Properties.Environment.Variables.POWERTOOLS_SERVICE_NAME', 'another'),
    put(lambda, 'Properties.Environment.Variables.POWERTOOLS_METRICS_NAMESPACE', undefined),
  ],
  'every alarm tells a topic and says what to do': [
    put(alarm, 'Properties.AlarmActions', undefined),
    put(alarm, 'Properties.AlarmDescription', 'Errors'),
  ],
  'alarms may publish to the encrypted topic: its policy and the key’s let CloudWatch in': [
    remove('AWS::SNS::TopicPolicy', 'cloudwatch'),
    rewrite('AWS::KMS::Key', 'cloudwatch.amazonaws.com', 'sns.amazonaws.com'),
  ],

  'the table can be restored to any second of the last weeks': [
    put(table, 'Properties.PointInTimeRecoverySpecification', undefined),
  ],
  'the table is protected from deletion': [put(table, 'Properties.DeletionProtectionEnabled', false)],
  'table and key outlive the stack': [
    put(table, 'DeletionPolicy', 'Delete'),
    put('AWS::KMS::Key', 'UpdateReplacePolicy', 'Delete'),
  ],
  'there is one customer-managed key, and it rotates': [
    put('AWS::KMS::Key', 'Properties.EnableKeyRotation', false),
    (template) => {
      template.Resources['Another'] = { Type: 'AWS::KMS::Key', Properties: { EnableKeyRotation: true } }
    },
  ],
  'table, queues, topics and logs are encrypted with the one key': [
    put(table, 'Properties.SSESpecification', undefined),
    put(queue, 'Properties.KmsMasterKeyId', 'alias/aws/sqs'),
    put('AWS::SNS::Topic', 'Properties.KmsMasterKeyId', undefined),
    put('AWS::Logs::LogGroup', 'Properties.KmsKeyId', undefined),
  ],
  'the key’s policy names the services that use it in their own name': [
    rewrite('AWS::KMS::Key', 'events.amazonaws.com', 'sqs.amazonaws.com'),
    rewrite('AWS::KMS::Key', 'logs.eu-south-1', 'delivery'),
    rewrite('AWS::KMS::Key', 'kms:GenerateDataKey', 'kms:Encrypt'),
  ],
  'every log group forgets': [put('AWS::Logs::LogGroup', 'Properties.RetentionInDays', undefined)],
  'the table’s items expire, and its stream shows both images': [
    put(table, 'Properties.TimeToLiveSpecification', undefined),
    put(table, 'Properties.StreamSpecification.StreamViewType', 'KEYS_ONLY'),
  ],

  'no role may do everything or on everything: no * in an action or a resource': [
    grant('dynamodb:', { Action: 'sqs:*', Resource: { 'Fn::GetAtt': ['IntakeQueue', 'Arn'] } }),
    grant('dynamodb:', { Action: 'sqs:SendMessage', Resource: '*' }),
    grant('dynamodb:', { Action: 'events:PutEvents', Resource: { 'Fn::Join': ['', ['arn:', '/*']] } }),
  ],
  'no role takes a policy that AWS may widen': [
    put('AWS::IAM::Role', 'Properties.ManagedPolicyArns', ['arn:aws:iam::aws:policy/ReadOnlyAccess']),
  ],
  'no queue or topic lets anybody in but a named service under a condition': [
    put(queuePolicy, 'Properties.PolicyDocument.Statement.1.Principal', '*'),
    put(queuePolicy, 'Properties.PolicyDocument.Statement.1.Condition', undefined),
  ],
  'who reads the table may decrypt it': [rewrite(policy, '"kms:Decrypt"', '"kms:Sign"')],
  'who writes the table may encrypt it': [rewrite(policy, '"kms:Encrypt"', '"kms:Sign"')],
  'who sends to a queue may use its key': [rewrite(policy, '"kms:GenerateDataKey"', '"kms:Sign"')],
  'who receives from a queue may decrypt it': [rewrite(policy, '"kms:Decrypt"', '"kms:Sign"')],
  'the queues of rules let exactly these rules send': [
    rewrite(queuePolicy, 'events.amazonaws.com', 'sns.amazonaws.com'),
    remove(queuePolicy, 'OutboxDeadLetters'),
  ],
  'only the door may read the secrets of forms': [
    rewrite(policy, '"SECRET#lookup"', '"SECRET#lookup*"'),
    rewrite(policy, 'StringNotLike', 'StringNotEquals'),
    grant('sqs:ReceiveMessage', {
      Action: 'dynamodb:GetItem',
      Resource: { 'Fn::GetAtt': ['DataTableFDBAD0F2', 'Arn'] },
    }),
    rewrite(lambda, 'receive-submission', 'another-function'),
  ],
  'not even the door may write the secrets of forms': [
    rewrite(policy, '"dynamodb:GetItem"', '"dynamodb:PutItem"'),
  ],
  'only the registration has the secret of the look-ups, to read it and to make it': [
    rewrite(policy, 'SECRET#lookup', 'SECRET#nothing'),
    rewrite(policy, 'StringNotLike', 'StringNotEquals'),
    rewrite(policy, '"dynamodb:PutItem"', '"dynamodb:DeleteItem"'),
    rewrite(lambda, 'register-submission', 'another-function'),
  ],
  'nothing may remove from the table but the registration: mails, links and runs only add and change': [
    grant('ses:SendEmail', {
      Action: 'dynamodb:DeleteItem',
      Resource: 'arn:aws:dynamodb:eu-south-1:1:table/a',
    }),
  ],
  'nobody may read the table in a way that no condition on keys can guard': [
    rewrite(policy, '"dynamodb:Query"', '"dynamodb:Scan"'),
    rewrite(policy, '"dynamodb:Query"', '"dynamodb:PartiQLSelect"'),
  ],

  'every function runs on Node 24 on arm64': [
    put(lambda, 'Properties.Runtime', 'nodejs22.x'),
    put(lambda, 'Properties.Architectures', undefined),
  ],
  'every function has a timeout of its own, of a minute at most': [
    put(lambda, 'Properties.Timeout', undefined),
    put(lambda, 'Properties.Timeout', 900),
  ],
  'a function behind the API ends before the API gives it up': [put(lambda, 'Properties.Timeout', 30)],
  'every function knows its table': [put(lambda, 'Properties.Environment.Variables.TABLE_NAME', undefined)],
  'every function has a role and a log group to itself': [
    put(lambda, 'Properties.LoggingConfig', undefined),
    (template) => {
      const [first, second] = all(template, lambda)
      if (first && second) second.Properties['Role'] = first.Properties['Role']
    },
  ],
  'the API is throttled, far above the need': [
    put(stage, 'Properties.DefaultRouteSettings', undefined),
    put(stage, 'Properties.DefaultRouteSettings.ThrottlingRateLimit', 5),
  ],
  'the access log holds the route and never the path, the address or the browser': [
    put(stage, 'Properties.AccessLogSettings', undefined),
    rewrite(stage, '$context.requestId', '$context.path'),
    rewrite(stage, '$context.requestId', '$context.identity.sourceIp'),
  ],
  'payloads of the API are of version 2.0': [
    put('AWS::ApiGatewayV2::Integration', 'Properties.PayloadFormatVersion', '1.0'),
  ],
  'nothing needs a custom resource or a nested stack': [
    (template) => {
      template.Resources['Cleaner'] = { Type: 'Custom::S3AutoDeleteObjects', Properties: {} }
    },
  ],
}
