package org.estran.conformance;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Playwright;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** Debian's Chromium under Playwright, without a screen and without any network but this machine's own. */
final class Chromium implements AutoCloseable {

    private static final Path PROGRAM = Path.of("/usr/bin/chromium");

    private final Playwright playwright;
    private final Browser browser;

    Chromium() {
        if (!Files.isExecutable(PROGRAM)) {
            throw new IllegalStateException("no browser: sudo apt-get install -y --no-install-recommends chromium");
        }
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        browser = playwright
                .chromium()
                .launch(new BrowserType.LaunchOptions()
                        .setExecutablePath(PROGRAM)
                        .setArgs(List.of(
                                "--no-sandbox",
                                "--disable-gpu",
                                "--disable-quic",
                                "--no-first-run",
                                "--disable-background-networking",
                                "--disable-component-update",
                                "--disable-sync",
                                "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost")));
    }

    /** A visitor of its own: own cookies, its language asked as a browser asks. */
    Visit visit(Centre centre, String language) {
        return new Visit(centre, language, context(language, true));
    }

    /** A visitor whose browser runs no scripts. */
    Visit visitWithoutScripts(Centre centre, String language) {
        return new Visit(centre, language, context(language, false));
    }

    private com.microsoft.playwright.BrowserContext context(String language, boolean scripts) {
        return browser.newContext(new Browser.NewContextOptions()
                .setLocale(language.equals("fr") ? "fr-FR" : "en-GB")
                .setTimezoneId("Europe/Paris")
                .setViewportSize(Visit.DESK, 900)
                .setAcceptDownloads(true)
                .setJavaScriptEnabled(scripts));
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
