package org.estran.app.harvests;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executors;

/** An OAI-PMH repository of small ISO 19139 records that does one thing wrong. */
public final class FaultySource implements AutoCloseable {

    private static final int PAGE = 10;

    public final List<String> requests = new ArrayList<>();
    public volatile Fault fault = Fault.NONE;
    private final HttpServer server;
    private final Map<String, String> titles = new TreeMap<>();
    private final Map<String, String> datestamps = new HashMap<>();
    private final Map<String, Integer> refused = new HashMap<>();
    private boolean forgot;

    public FaultySource(int records) throws IOException {
        for (int i = 1; i <= records; i++) {
            put("oai:example.org:%03d".formatted(i), "Salinity no. " + i, "2024-01-01T00:00:00Z");
        }
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/oai", this::answer);
        server.start();
    }

    public synchronized void put(String identifier, String title, String datestamp) {
        titles.put(identifier, title);
        datestamps.put(identifier, datestamp);
    }

    public synchronized void remove(String identifier) {
        titles.remove(identifier);
    }

    public String address() {
        return "http://localhost:" + server.getAddress().getPort() + "/oai";
    }

    @Override
    public void close() {
        server.stop(0);
    }

    private void answer(HttpExchange exchange) throws IOException {
        String query = String.valueOf(exchange.getRequestURI().getRawQuery());
        synchronized (this) {
            requests.add(query);
        }
        Map<String, String> arguments = new HashMap<>();
        for (String pair : query.split("&", -1)) {
            int is = pair.indexOf('=');
            if (is > 0) {
                arguments.put(pair.substring(0, is), URLDecoder.decode(pair.substring(is + 1), UTF_8));
            }
        }
        String verb = arguments.getOrDefault("verb", "");
        switch (verb) {
            case "Identify" ->
                send(
                        exchange,
                        envelope("<Identify><repositoryName>A faulty one</repositoryName><baseURL>x</baseURL>"
                                + "<deletedRecord>persistent</deletedRecord><granularity>YYYY-MM-DDThh:mm:ssZ</granularity>"
                                + "</Identify>"));
            case "ListMetadataFormats" ->
                send(
                        exchange,
                        envelope("<ListMetadataFormats><metadataFormat><metadataPrefix>iso19139</metadataPrefix>"
                                + "<schema>x</schema><metadataNamespace>http://www.isotc211.org/2005/gmd</metadataNamespace>"
                                + "</metadataFormat></ListMetadataFormats>"));
            case "ListSets" -> send(exchange, envelope("<error code=\"noSetHierarchy\"/>"));
            default -> list(exchange, arguments);
        }
    }

    private void list(HttpExchange exchange, Map<String, String> arguments) throws IOException {
        String token = arguments.getOrDefault("resumptionToken", "0");
        String from =
                token.contains("|") ? token.substring(token.indexOf('|') + 1) : arguments.getOrDefault("from", "");
        int start = Integer.parseInt(token.contains("|") ? token.substring(0, token.indexOf('|')) : token);
        boolean isSecond = start > 0;
        if (fault == Fault.ENDLESS_503 || (fault == Fault.STORM_OF_503 && refused.merge(token, 1, Integer::sum) <= 2)) {
            exchange.getResponseHeaders().set("Retry-After", "1");
            exchange.sendResponseHeaders(503, -1);
            exchange.close();
        } else if (fault == Fault.REDIRECT_LOOP && isSecond) {
            exchange.getResponseHeaders()
                    .set("Location", exchange.getRequestURI().toString());
            exchange.sendResponseHeaders(302, -1);
            exchange.close();
        } else if (fault == Fault.EXPIRED_TOKEN && isSecond && !forgot) {
            forgot = true;
            send(exchange, envelope("<error code=\"badResumptionToken\">forgotten</error>"));
        } else {
            page(exchange, start, from, isSecond, arguments);
        }
    }

    private void page(HttpExchange exchange, int start, String from, boolean isSecond, Map<String, String> arguments)
            throws IOException {
        List<String> all;
        synchronized (this) {
            all = titles.keySet().stream()
                    .filter(id -> datestamps.getOrDefault(id, "").compareTo(from) >= 0)
                    .toList();
        }
        if (fault == Fault.NOTHING || all.isEmpty()) {
            send(exchange, envelope("<error code=\"noRecordsMatch\">nothing</error>"));
            return;
        }
        int size = fault == Fault.SHORT_PAGES ? 3 : PAGE;
        int first = fault == Fault.OVERLAPPING_PAGES && isSecond ? Math.max(0, start - 2) : start;
        int end = Math.min(all.size(), start + size);
        StringBuilder records = new StringBuilder();
        for (int i = first; i < end; i++) {
            records.append(record(all.get(i), i));
        }
        int total = all.size() + (fault == Fault.WRONG_TOTAL ? 5 : 0);
        String next = end < all.size() ? end + "|" + from : "";
        if (fault == Fault.SAME_TOKEN && isSecond) {
            next = arguments.get("resumptionToken");
        }
        String body = envelope("<ListRecords>" + records + "<resumptionToken completeListSize=\"" + total + "\">" + next
                + "</resumptionToken></ListRecords>");
        if (fault == Fault.TRUNCATED_PAGE && isSecond) {
            body = body.substring(0, body.length() / 2);
        }
        if (fault == Fault.SLOW_DRIP && isSecond) {
            drip(exchange, body);
        } else if (fault == Fault.CUT_CONNECTION && isSecond) {
            exchange.sendResponseHeaders(200, body.length() * 2L);
            exchange.getResponseBody().write(body.getBytes(UTF_8), 0, body.length() / 2);
            exchange.getResponseBody().flush();
            exchange.close();
        } else {
            send(exchange, body);
        }
    }

    private String record(String identifier, int position) {
        boolean isDeleted = fault == Fault.DELETIONS && position % 2 == 1;
        String header = "<record><header" + (isDeleted ? " status=\"deleted\"" : "") + "><identifier>" + identifier
                + "</identifier><datestamp>" + datestamps.get(identifier) + "</datestamp></header>";
        if (isDeleted) {
            return header + "</record>";
        }
        String title = titles.get(identifier);
        String odd = position != 6
                ? title
                : fault == Fault.MALFORMED_RECORD
                        ? title + " & <more"
                        : fault == Fault.WRONG_ENCODING ? title + "\u0000" : title;
        return header
                + """
                <metadata><gmd:MD_Metadata>
                  <gmd:fileIdentifier><gco:CharacterString>%s</gco:CharacterString></gmd:fileIdentifier>
                  <gmd:identificationInfo><gmd:MD_DataIdentification><gmd:citation><gmd:CI_Citation>
                    <gmd:title><gco:CharacterString>%s</gco:CharacterString></gmd:title>
                  </gmd:CI_Citation></gmd:citation>
                  <gmd:abstract><gco:CharacterString>Sea water, measured.</gco:CharacterString></gmd:abstract>
                  </gmd:MD_DataIdentification></gmd:identificationInfo>
                </gmd:MD_Metadata></metadata>%s</record>
                """.formatted(identifier.replace("oai:example.org:", "urn:x:"), odd, position == 2 ? ABOUT : "");
    }

    /** The third record came by two other catalogues. */
    private static final String ABOUT = """
            <about><provenance xmlns="http://www.openarchives.org/OAI/2.0/provenance">
              <originDescription harvestDate="2023-02-01T00:00:00Z" altered="true">
                <baseURL>https://pole.example.org/oai</baseURL><identifier>oai:pole:3</identifier>
                <datestamp>2023-01-02</datestamp><metadataNamespace>http://www.isotc211.org/2005/gmd</metadataNamespace>
                <originDescription harvestDate="2022-02-01T00:00:00Z" altered="false">
                  <baseURL>https://centre.example.org/oai</baseURL><identifier>oai:centre:3</identifier>
                  <datestamp>2022-01-02</datestamp>
                  <metadataNamespace>http://www.isotc211.org/2005/gmd</metadataNamespace>
                </originDescription>
              </originDescription>
            </provenance></about>""";

    /** The namespaces of the documents are declared far around them, as real repositories do. */
    private static String envelope(String content) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<OAI-PMH xmlns=\"http://www.openarchives.org/OAI/2.0/\""
                + " xmlns:gmd=\"http://www.isotc211.org/2005/gmd\" xmlns:gco=\"http://www.isotc211.org/2005/gco\">"
                + "<responseDate>2024-06-01T00:00:00Z</responseDate><request>x</request>" + content + "</OAI-PMH>";
    }

    private static void drip(HttpExchange exchange, String body) throws IOException {
        exchange.sendResponseHeaders(200, 0);
        try (OutputStream out = exchange.getResponseBody()) {
            for (byte one : body.getBytes(UTF_8)) {
                out.write(one);
                out.flush();
                Thread.sleep(20);
            }
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
    }

    private void send(HttpExchange exchange, String text) throws IOException {
        byte[] body = text.getBytes(UTF_8);
        for (int i = 0; fault == Fault.WRONG_ENCODING && i < body.length; i++) {
            // A Latin letter among UTF-8, where the text has a mark for it.
            body[i] = body[i] == 0 ? "\u00e9".getBytes(ISO_8859_1)[0] : body[i];
        }
        exchange.getResponseHeaders().set("Content-Type", "text/xml; charset=utf-8");
        exchange.sendResponseHeaders(200, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }
}
