package org.estran.crosswalks.iso;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.estran.records.Acquisition;
import org.estran.records.AcquisitionInstrument;
import org.estran.records.AcquisitionOperation;
import org.estran.records.AcquisitionPlatform;
import org.estran.records.Variable;
import org.estran.terms.LocalizedText;
import org.jspecify.annotations.Nullable;

/** What was observed and with what: content of coverages, {@code MI_AcquisitionInformation}. */
final class ContentReader {

    /** The way ncISO and this centre write a CF standard name, with its modifier, into {@code MD_Band.descriptor}. */
    private static final Pattern STANDARD_NAME = Pattern.compile(
            "(?:(.+) )?\\(((?:[a-z][a-z0-9]*(?:_[a-z0-9]+)+|time|latitude|longitude|altitude|depth|height)"
                    + "(?: (?:detection_minimum|number_of_observations|standard_error|status_flag))?)\\)",
            Pattern.DOTALL);

    private static final String[] ATTRIBUTES = {"attributeGroup", "MD_AttributeGroup", "attribute"};

    private final Reading reading;
    private final CitationReader citations;

    ContentReader(Reading reading) {
        this.reading = reading;
        this.citations = new CitationReader(reading);
    }

    List<Variable> variables(Part root) {
        Set<Variable> variables = new LinkedHashSet<>();
        for (Part property : root.all("contentInfo")) {
            Part content = property.only();
            if (content != null) {
                content.all("dimension").forEach(dimension -> variable(dimension.only(), variables));
                content.all(ATTRIBUTES).forEach(dimension -> variable(dimension.only(), variables));
            }
        }
        return List.copyOf(variables);
    }

    private void variable(@Nullable Part band, Set<Variable> to) {
        if (band == null) {
            return;
        }
        String name = reading.plain(band, "sequenceIdentifier", "MemberName", "aName");
        String standardName = null;
        for (Part identifier : band.all("name", "MD_Identifier")) {
            String code = reading.plain(identifier, "code");
            if (isStandardName(reading.plain(identifier, "codeSpace"))) {
                standardName = code;
            } else if (name == null) {
                name = code;
            }
        }
        String longName = reading.plain(band, "description");
        if (longName == null) {
            longName = reading.plain(band, "descriptor");
            Matcher m = STANDARD_NAME.matcher(longName == null ? "" : longName);
            if (standardName == null && m.matches()) {
                standardName = m.group(2);
                longName = m.group(1);
            }
        }
        if (name != null) {
            to.add(new Variable(name, longName, standardName, unit(band.first("units"))));
        } else if (longName != null || standardName != null) {
            String shown = longName == null ? String.valueOf(standardName) : longName;
            to.add(new Variable(shown, null, standardName, unit(band.first("units"))));
        }
    }

    private static boolean isStandardName(@Nullable String space) {
        String name = space == null ? "" : space.toLowerCase(Locale.ROOT);
        return name.contains("standard-name") || name.contains("standard_name");
    }

    /** A unit defined within the property, else the name at the end of its address. */
    static @Nullable String unit(@Nullable Part units) {
        if (units == null) {
            return null;
        }
        Part unit = units.only();
        if (unit != null) {
            for (String property : List.of("catalogSymbol", "name", "identifier")) {
                Part named = unit.first(property);
                if (named != null && named.hasText()) {
                    return named.text();
                }
            }
        }
        String href = units.attribute("href");
        return href != null && href.contains("#")
                ? decoded(href.substring(href.indexOf('#') + 1))
                : href == null || href.isEmpty() ? null : href;
    }

    private static String decoded(String fragment) {
        try {
            return java.net.URLDecoder.decode(fragment.replace("+", "%2B"), java.nio.charset.StandardCharsets.UTF_8);
        } catch (IllegalArgumentException notEncoded) {
            return fragment;
        }
    }

    Acquisition acquisition(Part root) {
        List<AcquisitionPlatform> platforms = new ArrayList<>();
        List<AcquisitionInstrument> instruments = new ArrayList<>();
        List<AcquisitionOperation> operations = new ArrayList<>();
        for (Part information : root.all("acquisitionInformation", "MI_AcquisitionInformation")) {
            for (Part platform : information.all("platform", "MI_Platform")) {
                platform(platform, platforms, instruments);
            }
            for (Part instrument : information.all("instrument", "MI_Instrument")) {
                instrument(instrument, null, platforms, instruments);
            }
            for (Part operation : information.all("operation", "MI_Operation")) {
                Named named = named(operation);
                String type = reading.code(operation.first("type"));
                add(
                        operations,
                        new AcquisitionOperation(
                                named.identifier(),
                                named.name(),
                                reading.text(operation.first("description")),
                                type.isEmpty() ? null : type));
            }
        }
        return new Acquisition(platforms, instruments, operations);
    }

    private void platform(Part platform, List<AcquisitionPlatform> platforms, List<AcquisitionInstrument> instruments) {
        Named named = named(platform);
        Part other = platform.first("otherProperty");
        add(
                platforms,
                new AcquisitionPlatform(
                        named.identifier(),
                        named.name(),
                        reading.text(platform.first("description")),
                        other == null ? null : blankToNull(reading.plain(other))));
        for (Part instrument : platform.all("instrument", "MI_Instrument")) {
            instrument(instrument, named.identifier(), platforms, instruments);
        }
    }

    private void instrument(
            Part instrument,
            @Nullable String platform,
            List<AcquisitionPlatform> platforms,
            List<AcquisitionInstrument> instruments) {
        Named named = named(instrument);
        String type = reading.plain(instrument, "type");
        String mountedOn = platform;
        for (Part mount : instrument.all("mountedOn")) {
            String reference = mount.attribute("uuidref");
            mountedOn = reference == null ? mountedOn : reference;
            Part carrier = mount.only();
            if (carrier != null) {
                platform(carrier, platforms, instruments);
                mountedOn = named(carrier).identifier();
            }
        }
        add(
                instruments,
                new AcquisitionInstrument(
                        named.identifier(),
                        named.name(),
                        reading.text(instrument.first("description")),
                        type == null ? blankToNull(reading.code(instrument.first("type"))) : type,
                        mountedOn));
        for (Part sensor : instrument.all("sensor", "MI_Sensor")) {
            instrument(sensor, mountedOn, platforms, instruments);
        }
    }

    private record Named(@Nullable String identifier, LocalizedText name) {}

    /** An anchor's address identifies and its words name; else the code identifies and the citation names. */
    private Named named(Part thing) {
        Part citation = thing.first("citation", "CI_Citation");
        LocalizedText title = citation == null ? LocalizedText.NONE : reading.text(citation.first("title"));
        Part property = thing.first("identifier");
        Part identifier = property == null ? null : property.only();
        Part code = identifier == null ? null : identifier.first("code");
        String href = reading.anchor(code);
        String text = code == null ? (property == null ? "" : property.text()) : reading.plain(code);
        if (href != null) {
            return new Named(href, title.isEmpty() ? reading.text(code) : title);
        }
        String known = blankToNull(text);
        return new Named(known == null && citation != null ? citations.target(citation) : known, title);
    }

    private static <T> void add(List<T> list, T item) {
        if (!list.contains(item)) {
            list.add(item);
        }
    }

    private static @Nullable String blankToNull(String text) {
        return text.isEmpty() ? null : text;
    }
}
