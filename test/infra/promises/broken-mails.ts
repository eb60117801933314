import { type Breaking, grant, put, remove, rewrite } from './breaking.ts'

const alarm = 'AWS::CloudWatch::Alarm'
const destination = 'AWS::SES::ConfigurationSetEventDestination'
const policy = 'AWS::IAM::Policy'
const rule = 'AWS::Events::Rule'
const set = 'AWS::SES::ConfigurationSet'

/** For every promise about mails at least one template that does not keep it. */
export const mailBreakings: Record<string, Breaking[]> = {
  'of what AWS itself tells, neither an address nor a subject goes on': [
    rewrite(rule, '$.detail.bounce.bounceType', '$.detail.bounce.bouncedRecipients[0].emailAddress'),
    rewrite(rule, '$.detail.eventType', '$.detail.mail.commonHeaders.subject'),
    rewrite(rule, '$.time', '$'),
    (template) => {
      put(rule, 'Properties.Targets.0.InputTransformer', undefined)(template)
      put(rule, 'Properties.Targets.0.InputPath', '$.detail')(template)
    },
  ],
  'of what AWS itself tells, only mails of our own configuration set and with our tag are listened to': [
    put(rule, 'Properties.EventPattern.detail.mail.tags.ses:configuration-set', ['another']),
    put(rule, 'Properties.EventPattern.detail.mail.tags.ses:configuration-set', undefined),
    put(rule, 'Properties.EventPattern.detail.mail.tags.mail', undefined),
    remove(rule, 'aws.ses'),
  ],
  'SES tells the default bus all that becomes of a mail, and tracks nobody': [
    rewrite(destination, '"bounce"', '"open"'),
    rewrite(destination, ',"bounce"', ''),
    rewrite(destination, ':event-bus/default', ':event-bus/raccordo-dev'),
    put(destination, 'Properties.EventDestination.Enabled', false),
    put(set, 'Properties.TrackingOptions', { CustomRedirectDomain: 'example.org' }),
    put(set, 'Properties.VdmOptions', { DashboardOptions: { EngagementMetrics: 'ENABLED' } }),
  ],
  'only what sends mails may, and only from our own address': [
    rewrite(policy, '"ses:SendEmail"', '"ses:SendRawEmail"'),
    rewrite(policy, 'ses:FromAddress', 'ses:FromDisplayName'),
    grant('events:PutEvents', {
      Action: 'ses:SendEmail',
      Resource: 'arn:aws:ses:eu-south-1:1:identity/example.org',
      Condition: { StringEquals: { 'ses:FromAddress': 'noreply@example.org' } },
    }),
    remove(policy, 'ses:SendEmail'),
  ],
  'two send side by side, as the pace of each is reckoned': [
    put('AWS::Lambda::EventSourceMapping', 'Properties.ScalingConfig.MaximumConcurrency', 3),
    put('AWS::Lambda::EventSourceMapping', 'Properties.ScalingConfig', undefined),
  ],
  'mails that wait, are refused, come back or are called unwanted raise an alarm': [
    remove(alarm, '"MailAgeSeconds"'),
    remove(alarm, 'UrgentMailAgeSeconds'),
    remove(alarm, '"MailsRefused"'),
    remove(alarm, 'DangerMailsRefused'),
    remove(alarm, 'DangerMailsBack'),
    remove(alarm, 'Reputation.BounceRate'),
    remove(alarm, 'Reputation.ComplaintRate'),
  ],
}
