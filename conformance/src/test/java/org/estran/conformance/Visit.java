package org.estran.conformance;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.TimeoutError;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.LoadState;
import com.microsoft.playwright.options.ReducedMotion;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One person at a browser. Every page looked at is kept as pictures (a desk's width and a phone's) and judged by axe in
 * light and dark; what the browser complained of is kept too. Findings gather until {@link #findings()} is asked, so
 * that one journey tells all of them.
 */
final class Visit implements AutoCloseable {

    static final int DESK = 1280;
    static final int PHONE = 375;
    /** A disk that is flushing what a build wrote may hold a commit up for half a minute. */
    private static final Duration PATIENCE = Duration.ofSeconds(90);

    private static final Path PICTURES = Centre.ROOT.resolve("conformance/target/screenshots");

    private static final String SCRIPTS_DO = """
            `${document.querySelectorAll('.htmx-request').length} requests are under way, the scripts are
            ${performance.getEntriesByType('resource').map(one => one.name + ' ' + one.responseStatus).join(', ')}`""";

    private final Centre centre;
    private final String language;
    private final BrowserContext context;
    private final List<String> findings = new ArrayList<>();
    final Page page;

    Visit(Centre centre, String language, BrowserContext context) {
        this.centre = centre;
        this.language = language;
        this.context = context;
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE.toMillis());
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        page.onConsoleMessage(message -> {
            // A refused form comes back with 400, and Chromium says so; that is the page doing its work.
            if (message.type().equals("error") && !message.text().contains("status of 400")) {
                findings.add("console on " + path() + ": " + message.text());
            }
        });
        page.onPageError(error -> findings.add("script on " + path() + ": " + error));
        page.onRequest(request -> {
            if (!request.url().startsWith(centre.address.toString())
                    && request.url().startsWith("http")) {
                findings.add(path() + " asked another host: " + request.url());
            }
        });
    }

    String language() {
        return language;
    }

    /** Goes to an address of the centre, as if typed. */
    Visit open(String path) {
        page.navigate(centre.at(path).toString());
        return this;
    }

    String path() {
        return page.url().replace(centre.address.toString(), "");
    }

    /** The words of this visit's language. */
    String say(String french, String english) {
        return language.equals("fr") ? french : english;
    }

    /** The first visible field, button or link that answers to a selector. */
    Locator find(String selector) {
        return page.locator(selector).first();
    }

    /** Comes again until what is made in the background is on the page. */
    void reloadUntil(String selector) {
        page.waitForCondition(() -> {
            if (page.locator(selector).count() == 0) {
                page.waitForTimeout(300);
                page.reload();
            }
            return page.locator(selector).count() > 0;
        });
    }

    /** Does something that makes the page ask the centre, and waits for the answer. */
    void ask(String address, Runnable act) {
        try {
            page.waitForResponse(answer -> answer.url().contains(address), act);
        } catch (TimeoutError silent) {
            throw new AssertionError(
                    "no answer from %s on %s, where %s; the centre was at:%n%s"
                            .formatted(address, path(), page.evaluate(SCRIPTS_DO), centre.threads()),
                    silent);
        }
    }

    /** Keeps pictures of the page and lets axe judge it, at both widths and in both schemes. */
    void look(String name) {
        for (int width : new int[] {DESK, PHONE}) {
            page.setViewportSize(width, width == DESK ? 900 : 740);
            for (ColorScheme scheme : new ColorScheme[] {ColorScheme.LIGHT, ColorScheme.DARK}) {
                wear(scheme);
                String where = "%s/%s-%d-%s"
                        .formatted(language, name, width, scheme.name().toLowerCase(java.util.Locale.ROOT));
                for (String violation : Axe.violations(page)) {
                    findings.add(where + ": " + violation);
                }
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(PICTURES.resolve(where + ".png"))
                        .setFullPage(true));
            }
            wear(ColorScheme.LIGHT);
            fitsItsWidth(name, width);
        }
        page.setViewportSize(DESK, 900);
    }

    /** Some pages come again in the other scheme: their maps are drawn anew. */
    private void wear(ColorScheme scheme) {
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
        page.waitForTimeout(200);
        // On a busy machine the new colours may take longer: two frames drawn are proof of them.
        page.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))");
        if (page.locator("estran-map, estran-view").count() > 0) {
            page.waitForLoadState(LoadState.NETWORKIDLE);
        }
    }

    /** A page wider than its window hides text from a phone. */
    private void fitsItsWidth(String name, int width) {
        int wide = (Integer) page.evaluate("document.documentElement.scrollWidth");
        if (wide > width) {
            Object widest = page.evaluate("""
                    () => [...document.querySelectorAll('main *')].filter(one => !one.closest('.table-scroll') &&
                        one.getBoundingClientRect().right > innerWidth).slice(0, 3)
                        .map(one => one.tagName + '#' + one.id + '.' + one.className).join(' ')""");
            findings.add("%s/%s at %d px is %d px wide: %s".formatted(language, name, width, wide, widest));
        }
    }

    List<String> findings() {
        return List.copyOf(findings);
    }

    @Override
    public void close() {
        context.close();
    }
}
