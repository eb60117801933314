/**
 * The demo's story begins on the Friday night before Easter: with a Monday that is a holiday, and summer time that
 * begins on the Sunday in between.
 */
export const FRIDAY_NIGHT = new Date('2027-03-26T22:40:00Z')
/** Easter Monday. */
export const HOLIDAY = '2027-03-29'
export const TUESDAY = '2027-03-30'
/** Three working days after Wednesday, the last day to read what came in the night. */
export const MONDAY_AFTER = '2027-04-05'
