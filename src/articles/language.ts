/** The language of a publisher's words, where it is not that of our own. */

/** A `lang` for words of an article; undefined for English and for what is no language tag (BCP 47) we can trust. */
export function languageOf(article: { language: string | undefined }): string | undefined {
  const { language } = article;
  // Feeds also say "english" or "en_US"; a wrong `lang` makes a screen reader speak in the wrong voice.
  if (language === undefined || !/^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(language)) return undefined;
  return /^en(-|$)/i.test(language) ? undefined : language;
}
