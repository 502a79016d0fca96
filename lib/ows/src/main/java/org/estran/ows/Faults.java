package org.estran.ows;

import java.util.ArrayList;
import java.util.List;

/** Gathers the mistakes of a request, so that all are told at once. */
public final class Faults {

    private final List<Fault> faults = new ArrayList<>();

    public void add(Fault fault) {
        if (!faults.contains(fault)) {
            faults.add(fault);
        }
    }

    public void invalid(String locator, String text) {
        add(Fault.invalid(locator, text));
    }

    /** @throws OwsException when there are any */
    public void check() throws OwsException {
        if (!faults.isEmpty()) {
            throw new OwsException(faults);
        }
    }
}
