package org.estran.app.deposit;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Limits of a deposit.
 *
 * @param maxFileSize larger files are refused before their first byte is kept
 * @param maxFiles more files than this belong into an archive file
 */
@ConfigurationProperties("estran.deposit")
public record DepositProperties(
        @DefaultValue("1TB") DataSize maxFileSize,
        @DefaultValue("100000") int maxFiles) {}
