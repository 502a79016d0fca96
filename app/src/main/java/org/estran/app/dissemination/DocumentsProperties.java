package org.estran.app.dissemination;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * The documents that are written once and kept.
 *
 * @param diskSpace how much they may take under {@code cache/documents}; 0 to write each as often as it is asked for
 */
@ConfigurationProperties("estran.documents")
record DocumentsProperties(@DefaultValue("4GB") DataSize diskSpace) {}
