package org.estran.cartography;

import org.estran.terms.Language;

/**
 * What a picture says of itself.
 *
 * @param title a title one could put in a paper; drawn above, and spoken
 * @param description what is to be seen, for those who do not see it; never drawn
 * @param language of both; also decides decimal signs, months and the letter for west
 */
public record Caption(String title, String description, Language language) {}
