package org.estran.app.thredds;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * How much one request for data may ask for.
 *
 * @param largestAnswer the most bytes of a binary answer; larger requests are refused before anything is read
 * @param largestCompressed netCDF-4 of no more bytes than these is given compressed, which needs as much room on the disk while it
 *     is sent; larger files are sent uncompressed, from the first byte read
 * @param largestText the most bytes of answers written as text, which cost more
 * @param patience how long an answer may take in all; then it is cut off
 * @param atOnce how many answers are read and sent at a time; others wait a little, and are told to come again
 */
@ConfigurationProperties("estran.thredds")
public record ThreddsProperties(
        @DefaultValue("4GB") DataSize largestAnswer,
        @DefaultValue("512MB") DataSize largestCompressed,
        @DefaultValue("100MB") DataSize largestText,
        @DefaultValue("15m") Duration patience,
        @DefaultValue("64") int atOnce) {}
