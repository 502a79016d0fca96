package org.estran.crosswalks.iso;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.estran.crosswalks.Licences;

/**
 * Licences as constraints name them, to SPDX. Only what names a licence with its version is one: an address of its text
 * anywhere in the words, or words that are the licence's name and nothing else.
 */
final class LicenceWords {

    private static final Pattern CREATIVE_COMMONS = Pattern.compile(
            "creativecommons\\.org/(?:licenses/(by(?:-nc)?(?:-sa|-nd)?)/(\\d\\.\\d)(?:/(?:([a-z]{2,3})\\b)?)?|publicdomain/zero/(1\\.0))");
    private static final Pattern NAME = Pattern.compile(
            "(?:(?:creative commons|cc)[ -])?(attribution|by)([ -]?(?:non[ -]?commercial|nc))?"
                    + "([ -]?(?:share[ -]?alike|sa|no[ -]?deriv(?:ative)?s|nd))?[ -](\\d\\.\\d)"
                    + "(?: (?:international|unported|generic))?(?: public)?(?: licen[sc]e)?(?: \\(cc[ -]by[ a-z0-9.-]*\\))?\\.?");
    private static final Pattern OPEN_LICENCE = Pattern.compile(
            "(?:licence ouverte|open licen[sc]e|etalab).{0,40}\\b2\\.0\\b|etalab-2\\.0", Pattern.CASE_INSENSITIVE);

    private static final Pattern SPDX_PAGE =
            Pattern.compile("https?://spdx\\.org/licenses/([A-Za-z0-9.+-]+?)(?:\\.html|\\.json)?");

    private LicenceWords() {}

    /** The SPDX identifier of the licence that an address or the words name. */
    static Optional<String> spdx(String words) {
        Matcher page = SPDX_PAGE.matcher(words.strip());
        if (page.matches()) {
            return Optional.of(page.group(1));
        }
        String text = words.toLowerCase(Locale.ROOT);
        if (text.length() > 20_000) {
            text = text.substring(0, 20_000);
        }
        Matcher address = CREATIVE_COMMONS.matcher(text);
        if (address.find()) {
            return Optional.of(address.group(4) != null ? "CC0-1.0" : creativeCommons(address));
        }
        Matcher name = NAME.matcher(text.strip());
        if (name.matches()) {
            return Optional.of(named(name));
        }
        if (text.contains("etalab") && OPEN_LICENCE.matcher(text).find()) {
            return Optional.of("etalab-2.0");
        }
        return proposed(text.strip());
    }

    private static String creativeCommons(Matcher m) {
        String port = m.group(3);
        boolean isPorted = port != null && m.group(2).equals("3.0") && port.length() == 2 && !isLanguageOnly(port);
        return "CC-" + m.group(1).toUpperCase(Locale.ROOT) + "-" + m.group(2)
                + (isPorted ? "-" + String.valueOf(port).toUpperCase(Locale.ROOT) : "");
    }

    /** Of the ports of 3.0, SPDX lists these; the others are texts in that language. */
    private static boolean isLanguageOnly(String port) {
        return !java.util.Set.of("at", "au", "de", "ie", "nl", "us").contains(port);
    }

    private static String named(Matcher m) {
        String ending = m.group(3);
        String more = ending == null ? "" : ending.contains("s") && !ending.contains("d") ? "-SA" : "-ND";
        return "CC-BY" + (m.group(2) == null ? "" : "-NC") + more + "-" + m.group(4);
    }

    /** A licence the centre knows, with the addresses that name it, lower case and without what varies. */
    private record Known(String spdx, List<String> addresses, List<String> names) {}

    private static final List<Known> KNOWN = Licences.all().stream()
            .map(licence -> new Known(
                    licence.spdx(),
                    List.of(bare(licence.address()), bare(licence.spdxAddress())),
                    Stream.concat(Stream.of(licence.spdx()), licence.name().byLanguage().values().stream())
                            .map(name -> name.toLowerCase(Locale.ROOT))
                            .toList()))
            .toList();

    /** One of the licences the centre knows, by its identifier, its name or the address of its text. */
    private static Optional<String> proposed(String text) {
        boolean hasAddress = text.contains(".");
        for (Known licence : KNOWN) {
            if (licence.names().contains(text)
                    || (hasAddress && licence.addresses().stream().anyMatch(text::contains))) {
                return Optional.of(licence.spdx());
            }
        }
        return Optional.empty();
    }

    private static String bare(String address) {
        return address.toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://(www\\.)?", "")
                .replaceFirst("/$", "");
    }
}
