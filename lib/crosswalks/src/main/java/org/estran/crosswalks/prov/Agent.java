package org.estran.crosswalks.prov;

import org.estran.terms.LocalizedText;

/**
 * Who did something. People are told by their part in it, not by name.
 *
 * @param address of the agent, absolute
 */
public record Agent(String address, LocalizedText label, Kind kind) {

    /** The classes of PROV-O. */
    public enum Kind {
        PERSON,
        ORGANIZATION,
        SOFTWARE_AGENT
    }
}
