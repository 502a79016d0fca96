package org.estran.app.deposit;

import java.util.List;

/**
 * The files of a deposit of which something is to be said, the first {@link #MOST_TOLD} of each sort in the order of their
 * names: a hundred thousand remarks help nobody.
 *
 * @param unreadable that claim to be readable, and could not be read
 * @param tables in text that could be read as observations, and nobody has said how
 * @param misnamed that are by their first bytes of another format than their names say
 */
record OddFiles(
        List<DepositFile> unreadable,
        List<DepositFile> misnamed,
        List<DepositFile> programs,
        List<DepositFile> tables) {

    static final int MOST_TOLD = 20;

    static final OddFiles NONE = new OddFiles(List.of(), List.of(), List.of(), List.of());

    OddFiles {
        unreadable = List.copyOf(unreadable);
        misnamed = List.copyOf(misnamed);
        programs = List.copyOf(programs);
        tables = List.copyOf(tables);
    }
}
