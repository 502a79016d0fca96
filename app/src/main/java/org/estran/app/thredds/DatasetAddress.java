package org.estran.app.thredds;

import java.util.List;
import java.util.Optional;
import org.estran.app.archive.ArchiveName;

/**
 * What an address behind a service's own part names: a dataset, and with what ending.
 *
 * @param path of the dataset within its record, as it stands in the address
 * @param suffix the ending that says which document is asked for, without dot; empty for none
 */
public record DatasetAddress(String recordId, String path, String suffix) {

    /** @param rest of the address behind the record's id, with its leading slash */
    public static DatasetAddress of(String recordId, String rest, List<String> suffixes) {
        String path = rest.startsWith("/") ? rest.substring(1) : rest;
        Optional<String> suffix =
                suffixes.stream().filter(each -> path.endsWith("." + each)).findFirst();
        return suffix.map(each ->
                        new DatasetAddress(recordId, path.substring(0, path.length() - each.length() - 1), each))
                .orElseGet(() -> new DatasetAddress(recordId, path, ""));
    }

    /** As it stands in addresses, encoded. */
    public static String urlPath(String recordId, String path) {
        return recordId + "/" + ArchiveName.inAddress(path);
    }
}
