package org.estran.app.audit;

/**
 * The end of the log. Whoever noted it down elsewhere can tell later that nothing up to here was changed.
 *
 * @param number of the last entry; 0 while there is none
 * @param hash of it
 */
public record AuditHead(long number, String hash) {}
