import * as z from 'zod/mini'

/** Sixteen bytes as hex: the form of every hash that stands for an id. */
export const hexId = z.string().check(z.regex(/^[0-9a-f]{32}$/))

/** The public name of a partner, form, institution or district: short, lower case, safe in a URL and in a log. */
export const slug = z.string().check(z.regex(/^[a-z0-9](?:[a-z0-9-]{0,46}[a-z0-9])?$/))

/** Of a municipality, as ISTAT numbers them: province and number. */
export const istatCode = z.string().check(z.regex(/^\d{6}$/))

/** API Gateway's request ids, and what stands for one where there is no request. */
export const correlationId = z.string().check(z.regex(/^[A-Za-z0-9=_-]{1,64}$/))

/** A name of somebody or something, or as short a text. */
export const shortText = z.string().check(z.trim(), z.minLength(1), z.maxLength(200))

/** An e-mail address as we keep one, at most 254 characters (RFC 5321). */
export const mailAddress = z.email().check(z.maxLength(254))

/** An instant in UTC: `2026-01-18T18:17:02.000Z`. */
export const instant = z.iso.datetime()

/** A calendar day in Italy: `2026-01-18`. */
export const isoDay = z.iso.date()

/** A local time of day in Italy: `17:00`. */
export const timeOfDay = z.string().check(z.regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/))
