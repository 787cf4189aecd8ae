/** The clock comes in by the door: code that needs the time asks for a `Clock`, so that tests can set it. */
export type Clock = () => Date;

export const systemClock: Clock = () => new Date();
