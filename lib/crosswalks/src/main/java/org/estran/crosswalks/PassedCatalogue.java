package org.estran.crosswalks;

/**
 * A catalogue that the description of a record went through before it came here.
 *
 * @param name what the catalogue is called here; empty where only its address is known
 * @param address of the catalogue
 * @param identifier what the record is known by there
 * @param document where its document lies there; empty where that is not known
 * @param modified when it changed last there, as the catalogue told; empty where it did not
 */
public record PassedCatalogue(String name, String address, String identifier, String document, String modified) {

    /** What the catalogue is called, if only by its address. */
    public String called() {
        return Xml.clean(name).isBlank() ? Xml.clean(address) : Xml.clean(name);
    }
}
