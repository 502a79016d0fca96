package org.estran.app.keeping.backup;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * The inventory of an object at one of its versions (OCFL 1.1, 3.5), read as a copy needs it: which files belong to it
 * and what their digests are.
 *
 * @param version the last version it knows
 * @param files SHA-512 by path relative to the object's folder: {@code v1/content/data/a.nc}
 */
record Inventory(String id, int version, String sha512, Map<String, String> files) {

    private static final JsonMapper JSON = new JsonMapper();

    /**
     * Reads {@code inventory.json} of a folder and compares it with its sidecar.
     *
     * @throws IOException also when they do not agree, be it because it is being written just now
     */
    static Inventory in(Path folder) throws IOException {
        Path file = folder.resolve("inventory.json");
        String stated = Files.readString(folder.resolve("inventory.json.sha512"), StandardCharsets.UTF_8)
                .strip()
                .split("\\s+", 2)[0];
        String found = VerifiedCopy.digest(file);
        if (!found.equals(stated)) {
            throw new VerifiedCopy.Different(file, stated, found);
        }
        try {
            JsonNode said = JSON.readTree(Files.readAllBytes(file));
            Map<String, String> files = new TreeMap<>();
            said.path("manifest")
                    .properties()
                    .forEach(digest ->
                            digest.getValue().forEach(path -> files.put(path.stringValue(), digest.getKey())));
            return new Inventory(
                    said.path("id").stringValue(),
                    Integer.parseInt(said.path("head").stringValue().substring(1)),
                    found,
                    files);
        } catch (JacksonException garbled) {
            throw new IOException(file + " cannot be read", garbled);
        }
    }

    /** The files that came with one version. */
    Map<String, String> ofVersion(int number) {
        String prefix = "v" + number + "/";
        Map<String, String> its = new TreeMap<>(files);
        its.keySet().removeIf(path -> !path.startsWith(prefix));
        return its;
    }
}
