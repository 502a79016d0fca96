package org.estran.app.origins.reading;

/** Reads documents into records; used by several threads at once. */
@FunctionalInterface
public interface DocumentReader {

    Reading read(byte[] document);
}
