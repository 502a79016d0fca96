package org.estran.app.sftp;

import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * Where SFTP is served.
 *
 * @param port none: not at all; 0: any that is free
 */
@ConfigurationProperties("estran.sftp")
record SftpProperties(@Nullable Integer port) {}
