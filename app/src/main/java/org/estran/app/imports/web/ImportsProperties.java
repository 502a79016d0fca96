package org.estran.app.imports.web;

import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * What the pages may import; the command line may import anything it can read.
 *
 * @param folder the folder on this machine whose contents administrators may import; {@code imports} in the home by default
 * @param largestUpload of one file that is sent
 */
@ConfigurationProperties("estran.imports")
record ImportsProperties(
        @Nullable Path folder, @DefaultValue("2GB") DataSize largestUpload) {}
