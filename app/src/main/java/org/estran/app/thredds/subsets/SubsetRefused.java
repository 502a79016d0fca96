package org.estran.app.thredds.subsets;

/** A request that cannot be answered; the message is the answer, as plain text. */
final class SubsetRefused extends Exception {

    private static final long serialVersionUID = 1L;

    SubsetRefused(String message) {
        super(message);
    }
}
