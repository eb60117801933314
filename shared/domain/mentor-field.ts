import * as z from 'zod/mini'

/**
 * What a mentor's form can tell us, by the names that forms use. What is asked of a family too has the same name and the
 * same meaning. A danger is no question of such a form, and is heeded all the same.
 */
export const mentorFieldName = z.enum([
  'mentor_kind',
  'given_name',
  'family_name',
  'email',
  'phone',
  'institution',
  'referent_name',
  'referent_email',
  'birth_date',
  'gender',
  'municipality',
  'reach_km',
  'languages',
  'availability',
  'skills',
  'preferences',
  'capacity',
  'organisation',
  'description',
  'privacy_notice_given',
  'child_in_danger',
])
export type MentorFieldName = z.infer<typeof mentorFieldName>
