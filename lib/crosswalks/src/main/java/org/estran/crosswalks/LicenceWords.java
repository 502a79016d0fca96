package org.estran.crosswalks;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** How documents name licences: by an SPDX identifier, by an address of the text, or in words. All to SPDX. */
public final class LicenceWords {

    /** No licence is named further down in a text. */
    private static final int MOST_WORDS = 20_000;

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

    /** Identifiers of families that SPDX lists more of than the centre proposes. */
    private static final Pattern IDENTIFIER =
            Pattern.compile("(?i)(cc|gpl|lgpl|mit|bsd|odbl|apache|etalab)[a-z0-9.+-]*");

    /** Of the ports of version 3.0, SPDX lists these; the others are texts in that language. */
    private static final Set<String> PORTS = Set.of("at", "au", "de", "ie", "nl", "us");

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

    private LicenceWords() {}

    /**
     * The licence that an identifier, an address or words name, each being that name and nothing else; empty where none of
     * the three does. Empty texts name nothing.
     */
    public static Optional<String> named(String identifier, String address, String text) {
        return identified(identifier).or(() -> at(address)).or(() -> called(text));
    }

    /**
     * The licence that an address anywhere in the words names, or words that are the licence's name and nothing else. Only
     * what names a licence with its version is one.
     */
    public static Optional<String> within(String words) {
        Optional<String> page = page(words);
        if (page.isPresent()) {
            return page;
        }
        String text = words.toLowerCase(Locale.ROOT).strip();
        if (text.length() > MOST_WORDS) {
            text = text.substring(0, MOST_WORDS);
        }
        Matcher address = CREATIVE_COMMONS.matcher(text);
        if (address.find()) {
            return Optional.of(creativeCommons(address));
        }
        Optional<String> name = called(text);
        return name.isPresent() || text.indexOf('.') < 0 ? name : mentioned(text);
    }

    /** Identifiers in the spelling of the list, where we know it. */
    private static Optional<String> identified(String identifier) {
        String id = identifier.strip();
        return Licences.of(id)
                .map(Licence::spdx)
                .or(() -> Optional.of(id)
                        .filter(i -> IDENTIFIER.matcher(i).matches())
                        .map(i -> i.toLowerCase(Locale.ROOT).startsWith("cc") ? i.toUpperCase(Locale.ROOT) : i));
    }

    private static Optional<String> at(String address) {
        String bare = bare(address);
        Matcher commons = CREATIVE_COMMONS.matcher(bare);
        if (commons.matches()) {
            return Optional.of(creativeCommons(commons));
        }
        return page(address)
                .or(() -> KNOWN.stream()
                        .filter(licence -> licence.addresses().contains(bare))
                        .map(Known::spdx)
                        .findFirst());
    }

    private static Optional<String> page(String address) {
        Matcher page = SPDX_PAGE.matcher(address.strip());
        if (!page.matches()) {
            return Optional.empty();
        }
        String id = page.group(1);
        return identified(id).or(() -> Optional.of(id));
    }

    private static Optional<String> called(String words) {
        String text = words.strip().toLowerCase(Locale.ROOT);
        Matcher name = NAME.matcher(text);
        if (name.matches()) {
            return Optional.of(called(name));
        }
        if (text.contains("etalab") && OPEN_LICENCE.matcher(text).find()) {
            return Optional.of("etalab-2.0");
        }
        return KNOWN.stream()
                .filter(licence -> licence.names().contains(text))
                .map(Known::spdx)
                .findFirst();
    }

    private static String called(Matcher m) {
        String ending = m.group(3);
        String more = ending == null ? "" : ending.contains("s") && !ending.contains("d") ? "-SA" : "-ND";
        return "CC-BY" + (m.group(2) == null ? "" : "-NC") + more + "-" + m.group(4);
    }

    private static Optional<String> mentioned(String text) {
        for (Known licence : KNOWN) {
            for (String address : licence.addresses()) {
                if (text.contains(address)) {
                    return Optional.of(licence.spdx());
                }
            }
        }
        return Optional.empty();
    }

    private static String creativeCommons(Matcher m) {
        if (m.group(4) != null) {
            return "CC0-1.0";
        }
        String port = m.group(3);
        boolean isPorted = port != null && m.group(2).equals("3.0") && PORTS.contains(port);
        return "CC-" + m.group(1).toUpperCase(Locale.ROOT) + "-" + m.group(2)
                + (isPorted ? "-" + String.valueOf(port).toUpperCase(Locale.ROOT) : "");
    }

    private static String bare(String address) {
        return address.strip()
                .toLowerCase(Locale.ROOT)
                .replaceFirst("^https?://(www\\.)?", "")
                .replaceFirst("/(deed|legalcode)(\\.[a-z-]+)?$", "")
                .replaceFirst("/+$", "");
    }
}
