package org.estran.crosswalks;

import org.estran.terms.LocalizedText;

/**
 * A licence.
 *
 * @param spdx its identifier in the SPDX list
 * @param name what people call it
 * @param meaning what it allows, in one sentence of ours; the text at the address alone binds
 * @param address of its text
 * @param isOpen whether it meets the Open Definition
 */
public record Licence(String spdx, LocalizedText name, LocalizedText meaning, String address, boolean isOpen) {

    /** Its page in the SPDX list. */
    public String spdxAddress() {
        return "https://spdx.org/licenses/" + spdx + ".html";
    }
}
