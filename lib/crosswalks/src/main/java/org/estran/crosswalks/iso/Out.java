package org.estran.crosswalks.iso;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.estran.crosswalks.LanguageCodes;
import org.estran.crosswalks.Xml;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/**
 * A document that is being written: properties and objects of either dialect by their package and local name. Text is
 * escaped, and what XML cannot carry is left out; nothing is written for what is null or empty.
 */
final class Out {

    private static final String CODES_2003 = "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#";
    private static final String CODES_2014 =
            "http://standards.iso.org/iso/19115/resources/Codelists/cat/codelists.xml#";

    private final IsoDialect dialect;
    private final String language;
    private final StringBuilder text = new StringBuilder(16_384);
    private final Deque<String> open = new ArrayDeque<>();
    private final Set<String> otherLanguages = new LinkedHashSet<>();
    private final Map<String, String> nilReasons;
    private final String idEnd;
    private boolean isUntidy;
    private int ids;

    /**
     * @param record what the document is about; its ids end so, for documents are given many together in lists, where no
     *     id may be there twice
     */
    Out(IsoDialect dialect, String language, Map<String, String> nilReasons, String record) {
        this.dialect = dialect;
        this.idEnd = "_" + record;
        this.language = language;
        this.nilReasons = nilReasons;
    }

    boolean is2003() {
        return dialect == IsoDialect.ISO_19139;
    }

    String language() {
        return language;
    }

    String document() {
        return text.toString();
    }

    /** Characters written so far. */
    int length() {
        return text.length();
    }

    /** The document with something put in where {@link #length} once was. */
    String document(int at, String inserted) {
        return text.insert(at, inserted).toString();
    }

    /** Languages of texts written so far, beside the document's own. */
    Set<String> otherLanguages() {
        return otherLanguages;
    }

    /** An id no other element of the document has. */
    String id(String prefix) {
        return prefix + ++ids + idEnd;
    }

    /** The id under which a language is declared. */
    String localeId(String code) {
        return code.toUpperCase(java.util.Locale.ROOT) + idEnd;
    }

    Out root(String prefix, String name) {
        text.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<")
                .append(prefix)
                .append(':')
                .append(name);
        Set<IsoNamespace> namespaces = EnumSet.noneOf(IsoNamespace.class);
        for (Pack pack : Pack.values()) {
            namespaces.add(pack.in(dialect));
        }
        for (IsoNamespace namespace : namespaces) {
            text.append("\n    xmlns:")
                    .append(namespace.prefix())
                    .append("=\"")
                    .append(namespace.address())
                    .append('"');
        }
        text.append("\n    xmlns:xlink=\"").append(IsoNamespace.XLINK).append('"');
        text.append("\n    xmlns:xsi=\"").append(IsoNamespace.XSI).append("\">");
        open.push(prefix + ":" + name);
        return this;
    }

    /** Opens an element; attributes as names and values in turn, those without value left out. */
    Out open(Pack pack, String name, @Nullable String... attributes) {
        String qualified = pack.in(dialect).prefix() + ":" + name;
        start(qualified, attributes);
        text.append('>');
        open.push(qualified);
        return this;
    }

    private void start(String qualified, @Nullable String... attributes) {
        text.append('\n');
        for (int i = 0; i < open.size(); i++) {
            text.append(' ');
        }
        text.append('<').append(qualified);
        for (int i = 0; i < attributes.length; i += 2) {
            String value = attributes[i + 1];
            if (value != null) {
                text.append(' ').append(attributes[i]).append("=\"");
                escape(value, true);
                text.append('"');
            }
        }
    }

    Out close() {
        text.append("</").append(open.pop()).append('>');
        return this;
    }

    Out close(int elements) {
        for (int i = 0; i < elements; i++) {
            close();
        }
        return this;
    }

    /** An element with nothing in it. */
    Out empty(Pack pack, String name, @Nullable String... attributes) {
        start(pack.in(dialect).prefix() + ":" + name, attributes);
        text.append("/>");
        return this;
    }

    /** A property that has no value, with the reason. */
    Out nil(Pack pack, String name, String reason) {
        return empty(pack, name, "gco:nilReason", reason);
    }

    /** An element with a text and nothing else. */
    Out leaf(Pack pack, String name, String value, @Nullable String... attributes) {
        String qualified = pack.in(dialect).prefix() + ":" + name;
        start(qualified, attributes);
        text.append('>');
        escape(value, false);
        text.append("</").append(qualified).append('>');
        return this;
    }

    /** A property of type character string. */
    Out string(Pack pack, String name, @Nullable String value) {
        if (value != null) {
            open(pack, name).leaf(Pack.GCO, "CharacterString", value).close();
        }
        return this;
    }

    /** A property of type character string, or of an anchor where there is an address. */
    Out anchor(Pack pack, String name, @Nullable String value, @Nullable String address) {
        if (address == null) {
            return string(pack, name, value);
        }
        open(pack, name);
        leaf(Pack.GCX, "Anchor", value == null ? "" : value, "xlink:href", uri(address));
        return close();
    }

    Out text(Pack pack, String name, LocalizedText value) {
        return text(pack, name, value, null);
    }

    /** A property in one or several languages, each text in the language it is in, and an address where there is one. */
    Out text(Pack pack, String name, LocalizedText value, @Nullable String address) {
        if (value.isEmpty() && address == null) {
            return this;
        }
        String own = value.byLanguage().get(language);
        boolean isFree = value.byLanguage().size() > (own == null ? 0 : 1);
        String prefix = Pack.LAN.in(dialect).prefix();
        open(
                pack,
                name,
                "xsi:type",
                isFree ? prefix + ":PT_FreeText_PropertyType" : null,
                "gco:nilReason",
                own == null && address == null ? "missing" : null);
        if (address != null) {
            leaf(Pack.GCX, "Anchor", own == null ? "" : own, "xlink:href", uri(address));
        } else if (own != null) {
            leaf(Pack.GCO, "CharacterString", own);
        }
        if (isFree) {
            free(value);
        }
        return close();
    }

    private void free(LocalizedText value) {
        open(Pack.LAN, "PT_FreeText");
        value.byLanguage().forEach((code, words) -> {
            if (!code.equals(language)) {
                String known = LanguageCodes.code(code).orElse(LanguageCodes.UNKNOWN);
                otherLanguages.add(known);
                open(Pack.LAN, "textGroup");
                leaf(Pack.LAN, "LocalisedCharacterString", words, "locale", "#" + localeId(known));
                close();
            }
        });
        close();
    }

    /**
     * A property that must be there: its text, else the reason that is known for its absence, else "missing".
     *
     * @param part its name in the record's JSON
     */
    Out required(Pack pack, String name, LocalizedText value, String part) {
        return value.isEmpty() ? nil(pack, name, reason(part).orElse("missing")) : text(pack, name, value);
    }

    /** A property that may be absent: its text, else the reason where one is known. */
    Out optional(Pack pack, String name, LocalizedText value, String part) {
        if (value.isEmpty()) {
            reason(part).ifPresent(reason -> nil(pack, name, reason));
            return this;
        }
        return text(pack, name, value);
    }

    private Optional<String> reason(String part) {
        return Optional.ofNullable(nilReasons.get(part)).filter(Out::isReason);
    }

    private static boolean isReason(String reason) {
        return switch (reason) {
            case "missing", "unknown", "inapplicable", "withheld", "template" -> true;
            default -> false;
        };
    }

    /** A property whose value is of a code list. */
    Out code(Pack pack, String name, Pack listPack, String list, @Nullable String value) {
        if (value != null && !value.isBlank()) {
            open(pack, name);
            codeValue(listPack, list, value);
            close();
        }
        return this;
    }

    Out codeValue(Pack listPack, String list, String value) {
        String clean = isWord(value) ? value : Xml.clean(value);
        return leaf(
                listPack,
                list,
                clean,
                "codeList",
                (is2003() ? CODES_2003 : CODES_2014) + list,
                "codeListValue",
                uri(clean));
    }

    /** A property of a number. */
    Out number(Pack pack, String name, String type, double value) {
        return open(pack, name).leaf(Pack.GCO, type, plain(value)).close();
    }

    /** A number without exponent, as {@code xs:decimal} wants it. */
    static String plain(double value) {
        return BigDecimal.valueOf(value).toPlainString();
    }

    /** A date property: {@code gco:Date} as far as the day, else {@code gco:DateTime}; nil where it is no date. */
    Out date(Pack pack, String name, String value) {
        Optional<String> moment = Moments.written(value);
        if (moment.isEmpty()) {
            return nil(pack, name, "unknown");
        }
        open(pack, name);
        leaf(Pack.GCO, moment.get().length() > 10 ? "DateTime" : "Date", moment.get());
        return close();
    }

    /** A property of {@code gco:DateTime}, which knows no day alone: midnight stands for it. */
    Out dateTime(Pack pack, String name, @Nullable String value) {
        Optional<String> moment = value == null ? Optional.empty() : Moments.written(value);
        moment.ifPresent(m -> {
            open(pack, name);
            leaf(
                    Pack.GCO,
                    "DateTime",
                    m.length() > 10 ? m : Moments.of(m).orElseThrow().start() + "");
            close();
        });
        return this;
    }

    /** The text as {@code xs:anyURI}: what an address cannot hold is percent-encoded. */
    static String uri(String address) {
        if (isWord(address)) {
            return address;
        }
        String clean = Xml.clean(address);
        StringBuilder kept = new StringBuilder(clean.length());
        boolean isFragment = false;
        byte[] bytes = clean.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < bytes.length; i++) {
            char c = (char) (bytes[i] & 0xFF);
            boolean isEscape = c == '%' && i + 2 < bytes.length && isHex(bytes[i + 1]) && isHex(bytes[i + 2]);
            boolean isMark = c == '#' && !isFragment;
            isFragment |= isMark;
            if (isEscape || isMark || isUnreserved(c)) {
                kept.append(c);
            } else {
                kept.append('%').append(String.format(java.util.Locale.ROOT, "%02X", (int) c));
            }
        }
        return isSafe(kept)
                ? kept.toString()
                : kept.toString().replace(":", "%3A").replace("//", "%2F%2F");
    }

    /** Whether it is of letters, digits and hyphens alone, as nearly all codes are. */
    private static boolean isWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-')) {
                return false;
            }
        }
        return !text.isEmpty();
    }

    private static boolean isHex(byte b) {
        return Character.digit(b, 16) >= 0;
    }

    private static boolean isUnreserved(char c) {
        return (c >= 'a' && c <= 'z')
                || (c >= 'A' && c <= 'Z')
                || (c >= '0' && c <= '9')
                || "-._~!$&'()*+,;=:@/?".indexOf(c) >= 0;
    }

    /** Whether a strict reader of addresses takes it too. */
    private static boolean isSafe(CharSequence address) {
        try {
            java.net.URI uri = new java.net.URI(address.toString());
            boolean isHierarchical = uri.getScheme() != null && !uri.isOpaque();
            return !isHierarchical
                    || (uri.getHost() != null && uri.getPort() < 65_536)
                    || "file".equals(uri.getScheme());
        } catch (java.net.URISyntaxException wrong) {
            return false;
        }
    }

    /** Whether a text was written that reading does not give back as it was: characters were left out, or blanks. */
    boolean isUntidy() {
        return isUntidy;
    }

    private void escape(String value, boolean isAttribute) {
        int length = value.length();
        isUntidy |= !isAttribute
                && (length == 0
                        || Character.isWhitespace(value.charAt(0))
                        || Character.isWhitespace(value.charAt(length - 1)));
        for (int i = 0; i < length; i++) {
            char c = value.charAt(i);
            switch (c) {
                case '<' -> text.append("&lt;");
                case '>' -> text.append("&gt;");
                case '&' -> text.append("&amp;");
                case '"' -> text.append(isAttribute ? "&quot;" : "\"");
                case '\r' -> text.append("&#13;");
                case '\n', '\t' -> {
                    if (isAttribute) {
                        text.append("&#").append((int) c).append(';');
                    } else {
                        text.append(c);
                    }
                }
                default -> i += character(value, i, c);
            }
        }
    }

    /** One character if XML 1.0 (section 2.2) can carry it; how many more were taken. */
    private int character(String value, int at, char c) {
        if (Character.isHighSurrogate(c) && at + 1 < value.length() && Character.isLowSurrogate(value.charAt(at + 1))) {
            text.append(c).append(value.charAt(at + 1));
            return 1;
        }
        if (c >= 0x20 && c <= 0xFFFD && !Character.isSurrogate(c)) {
            text.append(c);
        } else {
            isUntidy = true;
        }
        return 0;
    }
}
