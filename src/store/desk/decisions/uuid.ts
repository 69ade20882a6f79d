const UUID = /^[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}$/i;

/** Whether a text is an id PostgreSQL reads as a uuid; what comes from an address or a form may be anything. */
export const isUuid = (text: string): boolean => UUID.test(text);
