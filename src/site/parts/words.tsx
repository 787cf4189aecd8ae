/** @jsxImportSource hono/jsx @jsxRuntime automatic */
/** A headline's words, with scores and votes ("24-21") kept on one line: a browser would break them at the hyphen. */

const FIGURES = /(\d[\d,.:]{0,12}[-–]\d[\d,.:]{0,12})/;

export const Words = ({ text }: { text: string }) => (
  <>{text.split(FIGURES).map((part, i) => (i % 2 === 0 ? part : <span class="whole">{part}</span>))}</>
);
