package org.estran.observations.vector;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.zip.ZipEntry;
import java.util.zip.ZipException;
import java.util.zip.ZipFile;
import org.estran.observations.RefusedFile;
import org.estran.observations.RefusedFile.Reason;
import org.estran.observations.ZippedFile;

/** A shapefile whose parts lie in one zip, as they are commonly handed on. */
final class ZippedShapefile {

    private ZippedShapefile() {}

    static boolean isMeant(Path path) throws IOException {
        if (!ZippedFile.begins(path)) {
            return false;
        }
        try (ZipFile zip = new ZipFile(path.toFile())) {
            return !shapes(zip).isEmpty();
        } catch (ZipException noZip) {
            return false;
        }
    }

    static VectorFile of(Path path) throws IOException {
        String shapes;
        try (ZipFile zip = new ZipFile(path.toFile())) {
            List<String> all = shapes(zip);
            if (all.size() > 1) {
                throw new RefusedFile(
                        Reason.UNSUPPORTED, "the zip holds " + all.size() + " shapefiles; one in each zip is read");
            }
            shapes = all.getFirst();
        }
        String stem = shapes.substring(0, shapes.length() - 3);
        return new Shapefile(ending -> part(path, stem + ending));
    }

    private static List<String> shapes(ZipFile zip) {
        return zip.stream()
                .map(ZipEntry::getName)
                .filter(name -> name.toLowerCase(Locale.ROOT).endsWith(".shp") && !name.startsWith("__MACOSX/"))
                .toList();
    }

    private static Optional<InputStream> part(Path path, String name) throws IOException {
        ZipFile zip = new ZipFile(path.toFile());
        try {
            ZipEntry entry = zip.stream()
                    .filter(e -> e.getName().equalsIgnoreCase(name))
                    .findFirst()
                    .orElse(null);
            if (entry == null) {
                zip.close();
                return Optional.empty();
            }
            return Optional.of(new FilterInputStream(zip.getInputStream(entry)) {
                @Override
                public void close() throws IOException {
                    super.close();
                    zip.close();
                }
            });
        } catch (IOException | RuntimeException failed) {
            zip.close();
            throw failed;
        }
    }
}
