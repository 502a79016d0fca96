package org.estran.wms;

import java.util.List;

/** A request that cannot be answered, with every mistake that was found in it. */
public final class WmsException extends Exception {

    private static final long serialVersionUID = 1;

    private final transient List<WmsFault> faults;

    public WmsException(WmsFault... faults) {
        this(List.of(faults));
    }

    public WmsException(List<WmsFault> faults) {
        super(faults.getFirst().text());
        this.faults = List.copyOf(faults);
    }

    public WmsException(WmsFault.Code code, String locator, String text) {
        this(new WmsFault(code, locator, text));
    }

    public List<WmsFault> faults() {
        return faults;
    }
}
