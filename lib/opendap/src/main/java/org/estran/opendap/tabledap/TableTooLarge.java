package org.estran.opendap.tabledap;

import java.io.IOException;

/** A file of rows that would be too large in its form; nothing of it was written. */
public final class TableTooLarge extends IOException {

    private static final long serialVersionUID = 1;

    TableTooLarge(String message) {
        super(message);
    }
}
