package org.estran.app.usage;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Who asks, as far as the {@code User-Agent} tells it: the three kinds that COUNTER's Code of Practice for Research Data has. */
enum Agent {
    PERSON,
    /** A script or a data tool that somebody runs: its downloads are use, its looks at pages are not. */
    MACHINE,
    /** Goes through the web by itself, or does not say what it is: counts nothing. */
    ROBOT;

    /** Words by which robots name themselves, or in the addresses they give; then some that have none of them. */
    private static final Pattern ROBOTS = Pattern.compile(
            "(?<!cu)bot\\b|bot[/_;-]|robot|crawl|spider|slurp|scrap|archiver|harvest|indexer|checker|validator|monitor|uptime|preview"
                    + "|scanner|fetcher|https?://|@"
                    + "|facebookexternalhit|mediapartners|google-read-aloud|googleother|chatgpt|oai-search"
                    + "|perplexity|ia_archiver|heritrix|nutch|yandex|baidu|bingpreview"
                    + "|duckduck|ahrefs|semrush|headlesschrome|phantomjs|lighthouse|zgrab|masscan|nmap|nikto",
            Pattern.CASE_INSENSITIVE);

    private static final Pattern MACHINES = Pattern.compile(
            "\\b(curl|wget|aria2|python|java|okhttp|go-http|libwww|lwp|perl|ruby|php|node|axios|undici|httpie|postman"
                    + "|powershell|matlab|julia|rcurl|httr|libcurl|gdal|netcdf|oc[34]|dap|opendap|erddap|panoply|idl|ferret"
                    + "|xarray|fsspec|aiohttp|httpx|requests|urllib)",
            Pattern.CASE_INSENSITIVE);

    static Agent of(@Nullable String userAgent) {
        String said = userAgent == null ? "" : userAgent.strip();
        if (said.length() < 2 || ROBOTS.matcher(said).find()) {
            return ROBOT;
        }
        return MACHINES.matcher(said).find() ? MACHINE : PERSON;
    }
}
