package org.estran.app.demo;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;

/**
 * {@code estran.demo.*}.
 *
 * @param samples the folder {@code samples} of the project; without it this is no demonstration
 */
@ConfigurationProperties("estran.demo")
record DemoProperties(@Nullable Path samples) {}
