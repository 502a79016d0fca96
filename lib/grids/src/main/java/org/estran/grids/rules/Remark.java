package org.estran.grids.rules;

/**
 * A rule that a file does not keep.
 *
 * @param subject the variable or attribute concerned; empty for the whole file
 * @param detail what was found, in the words of the file; empty where the rule says all
 */
public record Remark(Rule rule, String subject, String detail) {}
