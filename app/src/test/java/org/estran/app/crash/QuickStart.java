package org.estran.app.crash;

import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.spi.ToolProvider;

/**
 * Lets children start in half the time: their classes, in jars because the JDK shares no others, are read once and shared.
 * Where that does not work, children start slowly and do the same.
 */
final class QuickStart {

    private static final Path FOLDER = folder();
    private static final String CLASS_PATH = inJars();
    private static final Path ARCHIVE = written();

    private QuickStart() {}

    static String classPath() {
        return CLASS_PATH;
    }

    static Path archive() {
        return ARCHIVE;
    }

    private static Path folder() {
        try {
            Path folder = Files.createTempDirectory("quick-start-");
            Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
            return folder;
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static void remove(Path folder) {
        for (File file : folder.toFile().listFiles()) {
            file.delete();
        }
        folder.toFile().delete();
    }

    private static String inJars() {
        String path = System.getProperty("surefire.test.class.path", System.getProperty("java.class.path"));
        ToolProvider jar = ToolProvider.findFirst("jar").orElseThrow();
        List<String> entries = new ArrayList<>();
        for (String entry : path.split(File.pathSeparator, -1)) {
            if (!entry.isEmpty() && Files.isDirectory(Path.of(entry))) {
                Path made = FOLDER.resolve(entries.size() + ".jar");
                jar.run(
                        System.out,
                        System.err,
                        "--create",
                        "--no-compress",
                        "--file",
                        made.toString(),
                        "-C",
                        entry,
                        ".");
                entries.add(made.toString());
            } else if (!entry.isEmpty()) {
                entries.add(entry);
            }
        }
        return String.join(File.pathSeparator, entries);
    }

    /** A child that does nothing and goes by itself leaves the archive behind. */
    private static Path written() {
        Path archive = FOLDER.resolve("classes.jsa");
        Path home = FOLDER.resolve("home");
        try {
            Process child = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--enable-native-access=ALL-UNNAMED",
                            "-XX:+UseSerialGC",
                            "-XX:ArchiveClassesAtExit=" + archive,
                            "-cp",
                            CLASS_PATH,
                            ChildCentre.class.getName(),
                            Nothing.class.getName(),
                            "--estran.home=" + home)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .start();
            if (!child.waitFor(120, TimeUnit.SECONDS)) {
                child.destroyForcibly();
            }
            org.springframework.util.FileSystemUtils.deleteRecursively(home);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        } catch (InterruptedException hurried) {
            Thread.currentThread().interrupt();
        }
        return archive;
    }

    /** An errand that is done at once. */
    public static final class Nothing implements Errand {
        @Override
        public void run(org.springframework.context.ApplicationContext centre) {
            centre.getBean(org.estran.app.catalogue.Catalogue.class);
        }
    }
}
