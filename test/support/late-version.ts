import type { Decision } from '../../shared/casework/decision.ts'

/** What the intake makes of a later version of a submission: a danger that it tells, and a field that it changes. */
export const lateVersion: Decision = ({ referral }, { at }) => ({
  referrals: [
    {
      ...referral,
      isChildInDanger: true,
      dangerRaisedAt: at.toISOString(),
      amended: { at: at.toISOString(), bodyHash: 'b'.repeat(32), fields: ['needs'] },
      version: referral.version + 1,
    },
  ],
  events: [],
})
