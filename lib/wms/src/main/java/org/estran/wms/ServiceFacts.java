package org.estran.wms;

/**
 * What a service says of itself.
 *
 * @param endpoint its address, to which parameters are added
 * @param organisation who offers it
 */
public record ServiceFacts(
        String endpoint,
        String title,
        String description,
        String organisation,
        String mail,
        String constraints,
        String updateSequence) {

    /** The address with the sign behind which parameters go. */
    String address() {
        return endpoint + (endpoint.contains("?") ? "&" : "?");
    }
}
