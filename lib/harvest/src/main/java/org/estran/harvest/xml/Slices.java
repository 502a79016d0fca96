package org.estran.harvest.xml;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A document in UTF-8 out of which others are cut. What is cut out is what came, byte for byte, save that the namespaces
 * declared around it are declared on it, without which it would mean nothing.
 */
public final class Slices {

    private static final Pattern ENCODING =
            Pattern.compile("^\\s*<\\?xml[^>]*?encoding\\s*=\\s*[\"']([A-Za-z0-9._-]+)[\"']");
    private static final int LONGEST_DECLARATION = 200;
    private static final int LONGEST_END = 2_000;

    private final byte[] bytes;
    private final int from;
    private final int to;
    private final Map<String, String> around;

    private Slices(byte[] bytes, int from, int to, Map<String, String> around) {
        this.bytes = bytes;
        this.from = from;
        this.to = to;
        this.around = around;
    }

    /** A whole document; of another encoding than UTF-8 it is written anew, character for character. */
    public static Slices of(byte[] document) {
        byte[] utf8 = inUtf8(document);
        return new Slices(utf8, 0, utf8.length, Map.of());
    }

    private static byte[] inUtf8(byte[] document) {
        if (document.length > 2 && document[0] == (byte) 0xEF && document[1] == (byte) 0xBB) {
            return Arrays.copyOfRange(document, 3, document.length);
        }
        if (document.length > 1
                && (document[0] == (byte) 0xFE || document[0] == (byte) 0xFF)
                && document[0] != document[1]) {
            return new String(document, StandardCharsets.UTF_16).getBytes(UTF_8);
        }
        String head =
                new String(document, 0, Math.min(document.length, LONGEST_DECLARATION), StandardCharsets.ISO_8859_1);
        Matcher declared = ENCODING.matcher(head);
        if (!declared.find() || declared.group(1).equalsIgnoreCase("utf-8")) {
            return document;
        }
        try {
            Charset charset = Charset.forName(declared.group(1));
            return charset.equals(UTF_8) ? document : new String(document, charset).getBytes(UTF_8);
        } catch (IllegalCharsetNameException | UnsupportedCharsetException unknown) {
            return document;
        }
    }

    /** Whether the bytes are of the encoding they should be. */
    public boolean isWellEncoded() {
        try {
            UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, from, to - from));
            return true;
        } catch (CharacterCodingException notSo) {
            return false;
        }
    }

    /** Whether the document ends as it should: with the end tag of its root. */
    public boolean isWhole() {
        Tags tags = new Tags(bytes, from, to);
        if (!tags.next()) {
            return false;
        }
        boolean whole = tags.isEmpty();
        int last = Math.max(tags.to(), to - LONGEST_END);
        Tags ends = new Tags(bytes, last, to);
        while (ends.next()) {
            whole = !ends.isOpening() && ends.isNamedAs(tags);
        }
        return whole;
    }

    /** The first element of that local name, with all within it. */
    public Optional<Slices> first(String localName) {
        return all(localName, 1).stream().findFirst();
    }

    /** The elements of that local name, one behind the other: each ends at its end tag, or where the next one begins. */
    public List<Slices> all(String localName) {
        return all(localName, Integer.MAX_VALUE);
    }

    /**
     * The children of this element, whatever they are. One that is never closed ends where the next of its name begins, so
     * that it spoils no other.
     */
    public List<Slices> children() {
        return children(Integer.MAX_VALUE);
    }

    /**
     * The children of the first element of that local name; empty where there is no such element. Its end is not looked for
     * before they are, which spares long documents a pass.
     */
    public Optional<List<Slices>> childrenOf(String localName) {
        byte[] wanted = localName.getBytes(UTF_8);
        Tags tags = new Tags(bytes, from, to);
        List<Map<String, String>> scopes = new ArrayList<>(List.of(around));
        while (tags.next()) {
            if (!tags.isOpening()) {
                if (scopes.size() > 1) {
                    scopes.removeLast();
                }
            } else if (tags.isLocally(wanted)) {
                Map<String, String> inside = declared(scopes.getLast(), tags);
                return Optional.of(tags.isEmpty() ? List.of() : childrenAfter(tags, inside, Integer.MAX_VALUE));
            } else if (!tags.isEmpty()) {
                scopes.add(declared(scopes.getLast(), tags));
            }
        }
        return Optional.empty();
    }

    /** The first of the children; empty where there is none. */
    public Optional<Slices> firstChild() {
        return children(1).stream().findFirst();
    }

    private List<Slices> children(int most) {
        Tags tags = new Tags(bytes, from, to);
        if (!tags.next() || tags.isEmpty()) {
            return List.of();
        }
        return childrenAfter(tags, declared(around, tags), most);
    }

    /** The elements behind an opening tag, to the end tag that is its own. */
    private List<Slices> childrenAfter(Tags tags, Map<String, String> inside, int most) {
        Tags parent = tags.copy();
        List<Slices> found = new ArrayList<>();
        while (found.size() < most && tags.next()) {
            if (tags.isOpening()) {
                found.add(element(tags, inside));
            } else if (tags.isNamedAs(parent)) {
                return found;
            }
        }
        return found;
    }

    private List<Slices> all(String localName, int most) {
        byte[] wanted = localName.getBytes(UTF_8);
        Tags tags = new Tags(bytes, from, to);
        List<Map<String, String>> scopes = new ArrayList<>(List.of(around));
        List<Slices> found = new ArrayList<>();
        while (found.size() < most && tags.next()) {
            if (!tags.isOpening()) {
                if (scopes.size() > 1) {
                    scopes.removeLast();
                }
            } else if (tags.isLocally(wanted)) {
                found.add(element(tags, scopes.getLast()));
            } else if (!tags.isEmpty()) {
                scopes.add(declared(scopes.getLast(), tags));
            }
        }
        return found;
    }

    /** The element whose opening tag was found; the tags go on behind it. */
    private Slices element(Tags tags, Map<String, String> scope) {
        int begin = tags.from();
        if (tags.isEmpty()) {
            return new Slices(bytes, begin, tags.to(), scope);
        }
        int depth = 1;
        int inside = tags.to();
        Tags ahead = new Tags(bytes, inside, to);
        int firstAgain = -1;
        while (depth > 0 && ahead.nextName()) {
            if (!ahead.isNamedAs(tags)) {
                continue;
            }
            ahead.readOn();
            if (!(ahead.isOpening() && ahead.isEmpty())) {
                firstAgain = ahead.isOpening() && firstAgain < 0 ? ahead.from() : firstAgain;
                depth += ahead.isOpening() ? 1 : -1;
            }
        }
        int stop = depth == 0 ? ahead.to() : firstAgain > 0 ? firstAgain : to;
        tags.jump(stop);
        return new Slices(bytes, begin, stop, scope);
    }

    private static Map<String, String> declared(Map<String, String> scope, Tags tags) {
        if (!tags.hasAttributes()) {
            return scope;
        }
        Map<String, String> now = scope;
        for (Map.Entry<String, String> attribute : tags.attributes().entrySet()) {
            String name = attribute.getKey();
            if (name.equals("xmlns") || name.startsWith("xmlns:")) {
                now = now == scope ? new LinkedHashMap<>(scope) : now;
                now.put(name, attribute.getValue());
            }
        }
        return now;
    }

    public String localName() {
        Tags tags = new Tags(bytes, from, to);
        return tags.next() ? tags.localName() : "";
    }

    public Optional<String> attribute(String name) {
        Tags tags = new Tags(bytes, from, to);
        return tags.next() ? Optional.ofNullable(tags.attribute(name)).map(Slices::plain) : Optional.empty();
    }

    /** All characters within, without tags; references are what they stand for. */
    public String text() {
        Tags tags = new Tags(bytes, from, to);
        StringBuilder text = new StringBuilder();
        int last = -1;
        while (tags.next()) {
            if (last >= 0) {
                text.append(new String(bytes, last, tags.from() - last, UTF_8));
            }
            last = tags.to();
        }
        return plain(text.toString()).strip();
    }

    /** The text of the first element of that local name; empty where there is none, or nothing in it. */
    public String text(String localName) {
        return first(localName).map(Slices::text).orElse("");
    }

    private static String plain(String text) {
        String bare = text.contains("<!--") ? text.replaceAll("(?s)<!--.*?-->", "") : text;
        if (bare.contains("<![CDATA[")) {
            bare = bare.replace("<![CDATA[", "").replace("]]>", "");
        }
        return bare.contains("&") ? References.resolved(bare) : bare;
    }

    /** The bytes as they stand, with the namespaces they need. */
    public byte[] bytes() {
        Tags tags = new Tags(bytes, from, to);
        if (!tags.next() || around.isEmpty()) {
            return Arrays.copyOfRange(bytes, from, to);
        }
        Map<String, String> own = tags.attributes();
        StringBuilder more = new StringBuilder();
        around.forEach((name, value) -> {
            if (!own.containsKey(name) && isUsed(name)) {
                more.append(' ')
                        .append(name)
                        .append("=\"")
                        .append(value.replace("\"", "&quot;"))
                        .append('"');
            }
        });
        int cut = tags.nameEnd();
        ByteArrayOutputStream whole = new ByteArrayOutputStream(to - from + more.length());
        whole.write(bytes, from, cut - from);
        whole.writeBytes(more.toString().getBytes(UTF_8));
        whole.write(bytes, cut, to - cut);
        return whole.toByteArray();
    }

    private boolean hasBareName() {
        Tags tags = new Tags(bytes, from, to);
        while (tags.nextName()) {
            if (!tags.hasPrefix()) {
                return true;
            }
        }
        return false;
    }

    /** The default namespace where an element has no prefix; another where its prefix occurs at all. */
    private boolean isUsed(String declaration) {
        if (declaration.equals("xmlns")) {
            return hasBareName();
        }
        byte[] prefix = (declaration.substring("xmlns:".length()) + ":").getBytes(UTF_8);
        for (int at = from; at + prefix.length <= to; at++) {
            if (bytes[at] == prefix[0] && Arrays.equals(bytes, at, at + prefix.length, prefix, 0, prefix.length)) {
                return true;
            }
        }
        return false;
    }
}
