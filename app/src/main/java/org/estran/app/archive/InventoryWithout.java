package org.estran.app.archive;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * The inventories of an object (OCFL 1.1, 3.5) without some digests: that of the object and those of its versions, which say
 * the same of their time.
 */
final class InventoryWithout {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String INVENTORY = "inventory.json";
    private static final String SIDECAR = "inventory.json.sha512";

    private final Path object;
    private final Set<String> digests;
    private final Set<String> gone;

    private InventoryWithout(Path object, Set<String> digests, Set<String> gone) {
        this.object = object;
        this.digests = digests;
        this.gone = gone;
    }

    static InventoryWithout of(Path object, Set<String> sha512) throws IOException {
        JsonNode manifest =
                JSON.readTree(Files.readAllBytes(object.resolve(INVENTORY))).path("manifest");
        Set<String> gone = new HashSet<>();
        for (String digest : manifest.propertyNames()) {
            if (sha512.contains(digest.toLowerCase(Locale.ROOT))) {
                manifest.path(digest).forEach(path -> gone.add(path.stringValue()));
            }
        }
        return new InventoryWithout(object, Set.copyOf(sha512), Set.copyOf(gone));
    }

    boolean isUnchanged() {
        return gone.isEmpty();
    }

    /** The stored files that go, relative to the object. */
    Set<String> gone() {
        return gone;
    }

    long bytes() throws IOException {
        long bytes = 0;
        for (String name : gone) {
            bytes += Files.size(object.resolve(name));
        }
        return bytes;
    }

    /**
     * Writes an inventory or its digest anew.
     *
     * @param name relative to the object
     * @return false for any other file: nothing is written then
     */
    boolean writes(String name, Path to) throws IOException {
        if (isOf(name, INVENTORY)) {
            Files.write(to, rewritten(name));
            return true;
        }
        if (isOf(name, SIDECAR)) {
            String inventory = name.substring(0, name.length() - ".sha512".length());
            Files.writeString(to, Sha512.of(rewritten(inventory)) + " " + INVENTORY + "\n");
            return true;
        }
        return false;
    }

    /** In the object's own folder, or in that of a version: content may have any name. */
    private static boolean isOf(String name, String file) {
        return name.equals(file) || name.matches("v\\d+/" + file.replace(".", "\\."));
    }

    private byte[] rewritten(String name) throws IOException {
        ObjectNode inventory = (ObjectNode) JSON.readTree(Files.readAllBytes(object.resolve(name)));
        drop(inventory.path("manifest"));
        inventory.path("versions").values().forEach(version -> drop(version.path("state")));
        JsonNode fixity = inventory.path("fixity");
        fixity.values().forEach(this::dropPaths);
        return JSON.writerWithDefaultPrettyPrinter()
                .writeValueAsString(inventory)
                .getBytes(StandardCharsets.UTF_8);
    }

    private void drop(JsonNode byDigest) {
        if (byDigest instanceof ObjectNode members) {
            List<String> names = new ArrayList<>(members.propertyNames());
            names.stream()
                    .filter(name -> digests.contains(name.toLowerCase(Locale.ROOT)))
                    .forEach(members::remove);
        }
    }

    /** Other digests of the same files. */
    private void dropPaths(JsonNode byDigest) {
        if (!(byDigest instanceof ObjectNode members)) {
            return;
        }
        for (String digest : new ArrayList<>(members.propertyNames())) {
            ArrayNode left = JSON.createArrayNode();
            members.path(digest).forEach(path -> {
                if (!gone.contains(path.stringValue())) {
                    left.add(path);
                }
            });
            if (left.isEmpty()) {
                members.remove(digest);
            } else {
                members.set(digest, left);
            }
        }
    }
}
