import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Harvests by the command, from a source that does nothing else: generated records of 2 KB as ISO 19139 by OAI-PMH, as fast
 * as it can, then slowly, and real ones of 38 KB from disk; beside a client that only drains the same source. Then the doors
 * of a centre of ours. Source,
 * harvester and centre share the machine.
 */
final class HarvestBench {

    private static final int PAGE = 500;
    private static final int LONG_PAGE = 100;
    private static final Instant DATED = Instant.parse("2000-01-01T00:00:00Z");
    private static final String WORDS = "salinity temperature current tide wave sediment mooring glider cruise aerosol ";
    private static final Pattern TOOK = Pattern.compile(", ([0-9.]+) s; harvester");
    private static final Pattern TOKEN = Pattern.compile("<resumptionToken[^>]*>([^<]+)</resumptionToken>");

    private final Path work;
    private final int records;
    private final String memory;
    private final List<Path> documents;
    private final int page;
    private volatile int pauseMillis;

    HarvestBench(Path work, int records, String memory) {
        this.work = work;
        this.records = records;
        this.memory = memory;
        this.documents = List.of();
        this.page = PAGE;
    }

    private HarvestBench(Path work, List<Path> documents) {
        this.work = work;
        this.records = documents.size();
        this.memory = "as the script gives it";
        this.documents = documents;
        this.page = LONG_PAGE;
    }

    /** A source of the documents of a folder, which is read for each page; drained alone, harvested, and drained again. */
    static void longOnes(Path folder, Path work) throws Exception {
        List<Path> documents;
        try (Stream<Path> all = Files.walk(folder)) {
            documents = all.filter(file -> file.toString().endsWith(".xml")).sorted().toList();
        }
        new HarvestBench(work, documents).measureLong(work.resolve("harvest-long"));
    }

    private void measureLong(Path home) throws Exception {
        HttpServer server = source();
        try {
            String address = "http://localhost:" + server.getAddress().getPort() + "/oai";
            String first = address + "?verb=ListRecords&metadataPrefix=iso19139";
            String next = address + "?verb=ListRecords&resumptionToken=";
            double before = drained(first, next);
            double ours = harvested(address, home);
            double again = harvested(address, home, "--full");
            double after = drained(first, next);
            double alone = (before + after) / 2;
            System.out.printf(Locale.ROOT, "harvest  %d NCAR records by OAI-PMH from disk: %.1f s, %.0f records/s (at least 1,000); the source alone %.0f/s; %.2f of its rate; everything fetched again: %.1f s, %.1f times faster%n",
                    records, ours, records / ours, records / alone, alone / ours, again, ours / again);
        } finally {
            server.stop(0);
            Bench.remove(home);
        }
    }

    void measure() throws Exception {
        HttpServer server = source();
        String address = "http://localhost:" + server.getAddress().getPort() + "/oai";
        try {
            double drained = drained(address + "?verb=ListRecords&metadataPrefix=iso19139", address + "?verb=ListRecords&resumptionToken=");
            Path home = work.resolve("harvest-fast");
            double first = harvested(address, home);
            double again = harvested(address, home);
            double whole = harvested(address, home, "--full");
            System.out.printf(Locale.ROOT, "harvest  %d records of 2 KB by OAI-PMH, heap %s: %.1f s, %.0f records/s (at least 1,000); the source alone %.0f/s%n",
                    records, memory, first, records / first, records / drained);
            System.out.printf(Locale.ROOT, "harvest  again, nothing changed: %.2f s, %.0f times faster (at least 10); everything fetched again: %.1f s, %.1f times faster, %.2f of the source's rate%n",
                    again, first / again, whole, first / whole, drained / whole);
            // The rate that lasts: what a run asks before its first page counts little among sixty pages.
            HarvestBench slowly = new HarvestBench(work, Math.min(records, 60 * PAGE), memory);
            slowly.pauseMillis = 900;
            slowly.slowly(work.resolve("harvest-slow"));
        } finally {
            server.stop(0);
        }
    }

    private HttpServer source() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/oai", exchange -> {
            byte[] answer = answer(String.valueOf(exchange.getRequestURI().getQuery())).getBytes(StandardCharsets.UTF_8);
            sleep();
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        server.start();
        return server;
    }

    /** A source that needs its time for each page: how much of its rate is used. */
    private void slowly(Path home) throws Exception {
        HttpServer server = source();
        try {
            String address = "http://localhost:" + server.getAddress().getPort() + "/oai";
            double drained = drained(address + "?verb=ListRecords&metadataPrefix=iso19139", address + "?verb=ListRecords&resumptionToken=");
            double ours = harvested(address, home);
            System.out.printf(Locale.ROOT, "harvest  a slow source, %d records: %.1f s; drained alone %.1f s; %.2f of its rate (at least 0.9)%n",
                    records, ours, drained, drained / ours);
        } finally {
            server.stop(0);
        }
    }

    /** The doors of a centre of ours that holds the NCAR records; each is also drained by a client that reads nothing. */
    static void centre(String address, Path work, int records) throws Exception {
        for (String[] door : new String[][] {{"/oai", "oai-pmh"}, {"/csw", "csw"}, {"/ogc/collections/catalogue/items", "ogcapi-records"}}) {
            Path home = work.resolve("harvest-" + door[1]);
            double drained = switch (door[1]) {
                case "oai-pmh" -> drained(address + "/oai?verb=ListRecords&metadataPrefix=iso19139", address + "/oai?verb=ListRecords&resumptionToken=");
                case "csw" -> pages(records, address + "/csw?service=CSW&version=2.0.2&request=GetRecords&typeNames=csw:Record&resultType=results&elementSetName=full"
                        + "&outputSchema=http://www.isotc211.org/2005/gmd&maxRecords=" + LONG_PAGE + "&startPosition=", 1);
                default -> pages(records, address + door[0] + "?f=json&limit=" + LONG_PAGE + "&offset=", 0);
            };
            double first = command(address + door[0], home, "--type", door[1]);
            double again = command(address + door[0], home, "--type", door[1]);
            double whole = command(address + door[0], home, "--type", door[1], "--full");
            System.out.printf(Locale.ROOT, "harvest  our own centre by %s, %d NCAR records: %.1f s, %.0f records/s; its door drained alone %.0f/s; %.2f of that; again, what changed: %.1f s, %.1f times faster; everything fetched again: %.1f s, %.1f times%n",
                    door[1], records, first, records / first, records / drained, drained / first, again, first / again, whole, first / whole);
            Bench.remove(home);
        }
    }

    /** Seconds for all pages of an address that ends in a place, the first of them at that one. */
    private static double pages(int records, String address, int first) throws Exception {
        long begin = System.nanoTime();
        for (int place = first; place < records + first; place += LONG_PAGE) {
            Bench.CLIENT.send(HttpRequest.newBuilder(URI.create(address + place)).build(), BodyHandlers.discarding());
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private void sleep() {
        try {
            Thread.sleep(pauseMillis);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private static double drained(String first, String next) throws Exception {
        long begin = System.nanoTime();
        String address = first;
        while (address != null) {
            String page = Bench.CLIENT.send(HttpRequest.newBuilder(URI.create(address)).build(), BodyHandlers.ofString()).body();
            Matcher token = TOKEN.matcher(page);
            address = token.find() ? next + token.group(1) : null;
        }
        return (System.nanoTime() - begin) / 1e9;
    }

    private double harvested(String address, Path home, String... more) throws Exception {
        List<String> options = new ArrayList<>(List.of("--type", "oai-pmh"));
        options.addAll(List.of(more));
        return command(address, home, options.toArray(String[]::new));
    }

    /** How long the run took, by its own report. */
    private static double command(String address, Path home, String... options) throws Exception {
        List<String> command = new ArrayList<>(List.of(Bench.ROOT.resolve("estran").toString(), "harvest", address));
        command.addAll(List.of(options));
        command.addAll(List.of("--home", home.toString()));
        ProcessBuilder builder = new ProcessBuilder(command).redirectErrorStream(true);
        builder.environment().put("LC_ALL", "C.UTF-8");
        Process process = builder.start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        Matcher took = TOOK.matcher(said);
        if (process.waitFor() != 0 || !took.find()) {
            throw new IOException("the harvest failed:\n" + said);
        }
        return Double.parseDouble(took.group(1));
    }

    private String answer(String query) throws IOException {
        if (query.contains("Identify")) {
            return envelope("<Identify><repositoryName>Generated</repositoryName><deletedRecord>no</deletedRecord>"
                    + "<granularity>YYYY-MM-DDThh:mm:ssZ</granularity></Identify>");
        }
        if (query.contains("ListMetadataFormats")) {
            return envelope("<ListMetadataFormats><metadataFormat><metadataPrefix>iso19139</metadataPrefix>"
                    + "<metadataNamespace>http://www.isotc211.org/2005/gmd</metadataNamespace></metadataFormat></ListMetadataFormats>");
        }
        if (query.contains("ListSets")) {
            return envelope("<error code=\"noSetHierarchy\"/>");
        }
        if (query.contains("from=")) {
            return envelope(records(Math.max(0, records - 1), records)); // all others are older than the margin of a harvester
        }
        int from = query.contains("resumptionToken=") ? Integer.parseInt(query.replaceAll(".*resumptionToken=(\\d+).*", "$1")) : 0;
        int to = Math.min(records, from + page);
        return envelope(records(from, to));
    }

    private String records(int from, int to) throws IOException {
        StringBuilder page = new StringBuilder((to - from) * 2_200).append("<ListRecords>");
        for (int i = from; i < to; i++) {
            if (documents.isEmpty()) {
                record(i, page);
            } else {
                document(i, page);
            }
        }
        return page.append("<resumptionToken completeListSize=\"").append(records).append("\">").append(to < records ? to : "").append("</resumptionToken></ListRecords>").toString();
    }

    private void document(int i, StringBuilder to) throws IOException {
        String document = new String(Files.readAllBytes(documents.get(i)), StandardCharsets.UTF_8);
        to.append("<record><header><identifier>oai:ncar:").append(i).append("</identifier><datestamp>").append(DATED.plusSeconds(600L * i)).append("</datestamp></header><metadata>")
                .append(document.replaceFirst("^\\uFEFF?\\s*<\\?xml[^>]*\\?>", "")).append("</metadata></record>");
    }

    private static String envelope(String content) {
        return "<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\">" + content + "</OAI-PMH>";
    }

    private static void record(int i, StringBuilder to) {
        to.append("<record><header><identifier>oai:generated:").append(i).append("</identifier><datestamp>").append(DATED.plusSeconds(600L * i)).append("</datestamp></header><metadata>")
                .append("<gmd:MD_Metadata xmlns:gmd=\"http://www.isotc211.org/2005/gmd\" xmlns:gco=\"http://www.isotc211.org/2005/gco\"><gmd:fileIdentifier><gco:CharacterString>urn:x-generated:")
                .append(i).append("</gco:CharacterString></gmd:fileIdentifier><gmd:language><gco:CharacterString>eng</gco:CharacterString></gmd:language>")
                .append("<gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation><gmd:title><gco:CharacterString>Generated no. ").append(i)
                .append("</gco:CharacterString></gmd:title></gmd:CI_Citation></gmd:citation><gmd:abstract><gco:CharacterString>");
        for (int w = 0; w < 10; w++) {
            to.append(WORDS);
        }
        to.append("</gco:CharacterString></gmd:abstract><gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox>")
                .append("<gmd:westBoundLongitude><gco:Decimal>").append(i % 350 - 180).append("</gco:Decimal></gmd:westBoundLongitude><gmd:eastBoundLongitude><gco:Decimal>")
                .append(i % 350 - 179).append("</gco:Decimal></gmd:eastBoundLongitude><gmd:southBoundLatitude><gco:Decimal>").append(i % 170 - 85)
                .append("</gco:Decimal></gmd:southBoundLatitude><gmd:northBoundLatitude><gco:Decimal>").append(i % 170 - 84)
                .append("</gco:Decimal></gmd:northBoundLatitude></gmd:EX_GeographicBoundingBox></gmd:geographicElement></gmd:EX_Extent></gmd:extent>")
                .append("</gmd:MD_DataIdentification></gmd:identificationInfo></gmd:MD_Metadata></metadata></record>");
    }
}
