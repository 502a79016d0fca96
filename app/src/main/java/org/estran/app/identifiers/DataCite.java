package org.estran.app.identifiers;

import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.estran.app.identifiers.DataCiteProperties.Account;
import org.estran.app.identifiers.DoiState.Trouble;
import org.estran.terms.Doi;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * DataCite's REST API 2.3, as one account: {@code GET} and {@code PUT /dois/{doi}}, {@code GET /dois}. A {@code PUT} of an unknown DOI
 * creates it. Every refusal is a {@link Reply}, with all the reasons DataCite gives.
 */
final class DataCite implements AutoCloseable {

    private static final String JSON_API = "application/vnd.api+json";
    private static final Pattern CURSOR = Pattern.compile("[?&]page(?:\\[|%5B)cursor(?:\\]|%5D)=([^&]+)");
    private static final int LISTED = 500;
    private static final int LARGEST_ANSWER = 8 * 1024 * 1024;
    private static final Duration LONGEST_PAUSE = Duration.ofDays(1);

    private final HttpClient http;
    private final JsonMapper json;
    private final Duration timeout;
    private final Clock clock;

    DataCite(JsonMapper json, Duration timeout, Clock clock) {
        this.http = HttpClient.newBuilder()
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(timeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .build();
        this.json = json;
        this.timeout = timeout;
        this.clock = clock;
    }

    /** Reads what DataCite has under this DOI. */
    Reply read(Account account, Doi doi) throws InterruptedException {
        return exchange(account, request(account, doi).GET().build(), true);
    }

    /** Creates or changes it; {@code document} is the whole JSON:API document. */
    Reply write(Account account, Doi doi, JsonNode document) throws InterruptedException {
        HttpRequest request = request(account, doi)
                .header("Content-Type", JSON_API)
                .PUT(BodyPublishers.ofString(json.writeValueAsString(document)))
                .build();
        return exchange(account, request, false);
    }

    /**
     * A page of the DOIs of an account, in whatever state: {@code GET /dois?client-id=}, by cursor.
     *
     * @param cursor of the page; empty for the first
     */
    Holdings list(Account account, String cursor) throws InterruptedException {
        String query = "client-id=" + encoded(account.user().toLowerCase(Locale.ROOT)) + "&page%5Bsize%5D=" + LISTED
                + "&page%5Bcursor%5D=" + encoded(cursor.isEmpty() ? "1" : cursor);
        HttpRequest request = request(account, "/dois?" + query).GET().build();
        try {
            HttpResponse<String> response = send(request);
            return response.statusCode() == 200
                    ? page(response.body())
                    : new Holdings.Untold(refusal(account, response));
        } catch (IOException | TimeoutException failed) {
            return new Holdings.Untold(silence(account, request, failed));
        }
    }

    private Holdings page(String body) {
        try {
            JsonNode document = json.readTree(body);
            List<Doi> dois = document.path("data")
                    .valueStream()
                    .flatMap(one -> Doi.parse(one.path("id").asString("")).stream())
                    .toList();
            return new Holdings.Page(
                    dois, cursor(document.path("links").path("next").asString("")));
        } catch (JacksonException notJson) {
            return new Holdings.Untold(unreadable());
        }
    }

    /** The cursor in the address of the next page. */
    private static @Nullable String cursor(String next) {
        Matcher m = CURSOR.matcher(next);
        return m.find() ? URLDecoder.decode(m.group(1), StandardCharsets.UTF_8) : null;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        http.shutdownNow();
    }

    private HttpRequest.Builder request(Account account, Doi doi) {
        return request(account, "/dois/" + doi.text());
    }

    private HttpRequest.Builder request(Account account, String path) {
        String base = account.url().toString().replaceFirst("/+$", "");
        return HttpRequest.newBuilder(URI.create(base + path))
                .timeout(timeout)
                .header("Accept", JSON_API)
                .header("User-Agent", "Estran")
                .header("Authorization", authorization(account));
    }

    private Reply exchange(Account account, HttpRequest request, boolean reading) throws InterruptedException {
        try {
            HttpResponse<String> response = send(request);
            return interpret(account, response, reading);
        } catch (IOException | TimeoutException failed) {
            return silence(account, request, failed);
        }
    }

    private static Reply.Hindered silence(Account account, HttpRequest request, Exception failed) {
        return new Reply.Hindered(
                Trouble.UNREACHABLE,
                withoutSecrets(account, request.uri().getHost() + " did not answer: " + failed),
                null);
    }

    /** The request's own timeout ends with the head of the answer; this one holds for the whole. */
    private HttpResponse<String> send(HttpRequest request) throws IOException, TimeoutException, InterruptedException {
        CompletableFuture<HttpResponse<String>> answer = http.sendAsync(
                request, BodyHandlers.limiting(BodyHandlers.ofString(StandardCharsets.UTF_8), LARGEST_ANSWER));
        try {
            return answer.get(timeout.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException failed) {
            throw failed.getCause() instanceof IOException io ? io : new IOException(failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private Reply interpret(Account account, HttpResponse<String> response, boolean reading) {
        int status = response.statusCode();
        if (status == 200 || status == 201) {
            return found(response.body());
        }
        if (status == 404 && reading) {
            return new Reply.Absent();
        }
        return refusal(account, response);
    }

    private Reply.Hindered refusal(Account account, HttpResponse<String> response) {
        int status = response.statusCode();
        String reasons = withoutSecrets(account, "HTTP " + status + reasons(response.body()));
        return new Reply.Hindered(trouble(status), reasons, pause(response));
    }

    private static Reply.Hindered unreadable() {
        return new Reply.Hindered(Trouble.UNREACHABLE, "an answer that is not one of DataCite's", null);
    }

    private Reply found(String body) {
        try {
            JsonNode attributes = json.readTree(body).path("data").path("attributes");
            String state = attributes.path("state").asString("");
            return new Reply.Found(DoiStatus.valueOf(state.toUpperCase(Locale.ROOT)), attributes);
        } catch (JacksonException | IllegalArgumentException unreadable) {
            return unreadable();
        }
    }

    private static Trouble trouble(int status) {
        return switch (status) {
            case 401 -> Trouble.CREDENTIALS;
            // DataCite answers 404 to hide DOIs and prefixes of others.
            case 403, 404 -> Trouble.NOT_PERMITTED;
            case 408, 425 -> Trouble.UNREACHABLE;
            case 429 -> Trouble.SLOWED_DOWN;
            default -> status >= 400 && status < 500 ? Trouble.REFUSED : Trouble.UNREACHABLE;
        };
    }

    /** JSON:API errors: the property and what is wrong with it. */
    private String reasons(String body) {
        try {
            String all = json.readTree(body)
                    .path("errors")
                    .valueStream()
                    .map(error -> source(error) + error.path("title").asString("no reason given"))
                    .collect(Collectors.joining("; "));
            return all.isEmpty() ? "" : ": " + all;
        } catch (JacksonException notJson) {
            return "";
        }
    }

    private static String source(JsonNode error) {
        JsonNode source = error.path("source");
        String text = source.isObject() ? source.path("pointer").asString("") : source.asString("");
        return text.isEmpty() ? "" : text + ": ";
    }

    /** {@code Retry-After}: seconds or a date (RFC 9110, 10.2.3), at most a day. */
    private @Nullable Duration pause(HttpResponse<?> response) {
        return response.headers().firstValue("Retry-After").map(this::pause).orElse(null);
    }

    private @Nullable Duration pause(String value) {
        Duration pause;
        try {
            pause = value.strip().matches("\\d{1,9}")
                    ? Duration.ofSeconds(Long.parseLong(value.strip()))
                    : Duration.between(now(), until(value));
        } catch (DateTimeParseException neither) {
            return null;
        }
        return pause.isNegative() ? Duration.ZERO : pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
    }

    private static Instant until(String httpDate) {
        return ZonedDateTime.parse(httpDate.strip(), DateTimeFormatter.RFC_1123_DATE_TIME)
                .toInstant();
    }

    private Instant now() {
        return clock.instant();
    }

    private static String authorization(Account account) {
        return "Basic " + credentials(account);
    }

    private static String credentials(Account account) {
        byte[] pair = (account.user() + ":" + account.password()).getBytes(StandardCharsets.UTF_8);
        return Base64.getEncoder().encodeToString(pair);
    }

    /** Another system's words go to the log and to staff; should they echo a secret, it stops here. */
    private static String withoutSecrets(Account account, String text) {
        return text.replace(account.password(), "•••").replace(credentials(account), "•••");
    }
}
