/** The source under which every event stands on the bus; rules look for it. */
export const EVENT_SOURCE = 'raccordo'
