package org.estran.ows;

import java.util.List;

/** A request that cannot be answered, with every mistake that was found in it. */
public final class OwsException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<Fault> faults;

    public OwsException(Fault... faults) {
        this(List.of(faults));
    }

    public OwsException(List<Fault> faults) {
        super(faults.getFirst().text());
        this.faults = List.copyOf(faults);
    }

    public List<Fault> faults() {
        return faults;
    }

    /** Of several faults, that of the first. */
    public int status() {
        return faults.getFirst().code().status();
    }
}
