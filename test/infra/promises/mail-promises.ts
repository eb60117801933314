import { alarmsOn } from './metric-promises.ts'
import { roleStatements } from './statements.ts'
import { all, at, failing, list, type Template, type TemplatePromise } from './template.ts'
import { isOf } from './whose.ts'

/** Rules without a bus of their own are on the account's default one, where AWS's services speak. */
const defaultBusRules = (template: Template) =>
  all(template, 'AWS::Events::Rule').filter(({ Properties }) => Properties['EventBusName'] === undefined)

/** All that may go on of an event of SES: not one of these holds an address, a name or a subject. */
const harmless = new Set([
  '$.detail.eventType',
  '$.detail.bounce.bounceType',
  '$.detail.mail.tags.mail[0]',
  '$.time',
])

const letsOnlyHarmlessThrough = (target: unknown) => {
  const paths = Object.values(Object(at(target, 'InputTransformer', 'InputPathsMap')))
  return paths.length > 0 && paths.every((path) => harmless.has(String(path)))
}

const wantedTypes = ['bounce', 'complaint', 'delivery', 'reject', 'send']

/** The settings with which SES would write its own picture or links into mails. */
const tracking = ['TrackingOptions', 'VdmOptions']

export const mailPromises: TemplatePromise[] = [
  {
    says: 'of what AWS itself tells, neither an address nor a subject goes on',
    broken: (template) =>
      failing(defaultBusRules(template), ({ Properties }) =>
        list(Properties['Targets']).every(letsOnlyHarmlessThrough),
      ),
  },
  {
    says: 'of what AWS itself tells, only mails of our own configuration set and with our tag are listened to',
    broken: (template) => {
      const sets = all(template, 'AWS::SES::ConfigurationSet').map(({ Properties }) => Properties['Name'])
      const rules = defaultBusRules(template)
      const deaf = failing(rules, ({ Properties }) => {
        const tags = at(Properties, 'EventPattern', 'detail', 'mail', 'tags')
        const listened = list(at(tags, 'ses:configuration-set'))
        const isTagged = JSON.stringify(at(tags, 'mail')) === '[{"exists":true}]'
        return isTagged && listened.length > 0 && listened.every((name) => sets.includes(name))
      })
      return rules.length === 0 ? ['nobody listens'] : deaf
    },
  },
  {
    says: 'SES tells the default bus all that becomes of a mail, and tracks nobody',
    broken: (template) => [
      ...failing(all(template, 'AWS::SES::ConfigurationSet'), ({ Properties }) =>
        tracking.every((name) => Properties[name] === undefined),
      ),
      ...failing(all(template, 'AWS::SES::ConfigurationSetEventDestination'), ({ Properties }) => {
        const { EventDestination } = Properties
        const types = list(at(EventDestination, 'MatchingEventTypes')).map(String).toSorted()
        const bus = JSON.stringify(at(EventDestination, 'EventBridgeDestination', 'EventBusArn'))
        return (
          at(EventDestination, 'Enabled') === true &&
          types.join() === wantedTypes.join() &&
          bus.includes(':event-bus/default')
        )
      }),
    ],
  },
  {
    says: 'only what sends mails may, and only from our own address',
    broken: (template) => {
      const speakers = roleStatements(template).filter(({ actions }) =>
        actions.some((action) => action.startsWith('ses:')),
      )
      const wrong = speakers.filter(({ id, actions, condition }) => {
        const from = String(at(condition, 'StringEquals', 'ses:FromAddress'))
        return actions.join() !== 'ses:SendEmail' || !isOf(template, id, 'send-mail') || !/^\w+@/.test(from)
      })
      return speakers.length === 0 ? ['nobody may send'] : wrong.map(({ id }) => id)
    },
  },
  {
    says: 'two send side by side, as the pace of each is reckoned',
    broken: (template) =>
      failing(
        all(template, 'AWS::Lambda::EventSourceMapping').filter(({ Properties }) =>
          /"Mailsendmail/.test(JSON.stringify(Properties['FunctionName'])),
        ),
        ({ Properties }) => at(Properties, 'ScalingConfig', 'MaximumConcurrency') === 2,
      ),
  },
  {
    says: 'mails that wait, are refused, come back or are called unwanted raise an alarm',
    broken: (template) =>
      [
        'MailAgeSeconds',
        'UrgentMailAgeSeconds',
        'MailsRefused',
        'DangerMailsRefused',
        'DangerMailsBack',
        'Reputation.BounceRate',
        'Reputation.ComplaintRate',
      ].filter((metric) => alarmsOn(template, metric).length === 0),
  },
]
