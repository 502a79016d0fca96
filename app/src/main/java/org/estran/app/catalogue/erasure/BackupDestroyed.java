package org.estran.app.catalogue.erasure;

/**
 * Somebody said that a folder with backups was destroyed; told within the transaction of it.
 *
 * @param account who said so
 */
public record BackupDestroyed(String account, String folder) {}
