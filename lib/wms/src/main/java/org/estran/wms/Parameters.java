package org.estran.wms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.estran.cartography.raster.Colouring;
import org.estran.ows.KeyValues;
import org.estran.wms.maps.Sampling;
import org.jspecify.annotations.Nullable;

/** The pairs of a request, read piece by piece; every mistake found is kept until the end. */
final class Parameters {

    private final KeyValues pairs;
    private final List<WmsFault> faults = new ArrayList<>();

    Parameters(KeyValues pairs) {
        this.pairs = pairs;
    }

    static WmsVersion version(KeyValues pairs) {
        if (pairs.get("version").isEmpty() && pairs.get("srs").isPresent()) {
            return WmsVersion.V1_1_1;
        }
        return WmsVersion.negotiated(pairs.get("version"));
    }

    WmsVersion version() {
        return version(pairs);
    }

    Optional<String> get(String name) {
        return pairs.get(name);
    }

    Map<String, String> all() {
        return pairs.all();
    }

    void add(WmsFault fault) {
        faults.add(fault);
    }

    void check() throws WmsException {
        if (!faults.isEmpty()) {
            throw new WmsException(faults);
        }
    }

    String required(String name) {
        return get(name).orElseGet(() -> {
            add(WmsFault.missing(name.toUpperCase(Locale.ROOT)));
            return "";
        });
    }

    /** @return 0 after a mistake */
    int number(String name, int least, int most) {
        String text = required(name);
        if (text.isEmpty()) {
            return 0;
        }
        try {
            int number = Integer.parseInt(text);
            if (number >= least && number <= most) {
                return number;
            }
        } catch (NumberFormatException notANumber) {
            // told below
        }
        String upper = name.toUpperCase(Locale.ROOT);
        add(WmsFault.invalid(
                upper, upper + " is a whole number from " + least + " to " + most + ", not " + text + "."));
        return 0;
    }

    List<String> list(String name) {
        String raw = pairs.all().getOrDefault(name, "");
        return Arrays.stream(raw.split(",", -1)).map(String::strip).toList();
    }

    boolean flag(String name) {
        return get(name).orElse("").equalsIgnoreCase("true");
    }

    Optional<double[]> numbers(String text, int count) {
        String[] parts = text.split(",", -1);
        double[] numbers = new double[parts.length];
        try {
            for (int i = 0; i < parts.length; i++) {
                numbers[i] = Double.parseDouble(parts[i].strip());
                if (!Double.isFinite(numbers[i])) {
                    return Optional.empty();
                }
            }
        } catch (NumberFormatException notANumber) {
            return Optional.empty();
        }
        return numbers.length == count ? Optional.of(numbers) : Optional.empty();
    }

    /** What is asked of the dimensions. */
    Map<String, String> values() {
        Map<String, String> values = new HashMap<>();
        pairs.all().forEach((name, value) -> {
            if (!value.isBlank() && (name.equals("time") || name.equals("elevation"))) {
                values.put(name, value.strip());
            } else if (!value.isBlank() && name.startsWith("dim_")) {
                values.put(name.substring(4), value.strip());
            }
        });
        return values;
    }

    Rendering rendering() {
        return new Rendering(
                range(), bands(), logarithmic(), beyond("belowmincolor"), beyond("abovemaxcolor"), method());
    }

    private Rendering.Range range() {
        String text = get("colorscalerange").orElse("default");
        switch (text.toLowerCase(Locale.ROOT)) {
            case "auto":
                return new Rendering.Range.OfPicture();
            case "default":
                return new Rendering.Range.Usual();
            default:
                Optional<double[]> ends = numbers(text, 2).filter(n -> n[0] < n[1]);
                if (ends.isEmpty()) {
                    add(WmsFault.invalid(
                            "COLORSCALERANGE",
                            "COLORSCALERANGE is auto, default, or two rising numbers, not " + text + "."));
                    return new Rendering.Range.Usual();
                }
                return new Rendering.Range.Between(ends.get()[0], ends.get()[1]);
        }
    }

    private int bands() {
        return get("numcolorbands").isEmpty() ? 0 : number("numcolorbands", 2, Colouring.MOST_BANDS);
    }

    private @Nullable Boolean logarithmic() {
        return get("logscale")
                .filter(text -> !text.equalsIgnoreCase("default"))
                .map(Boolean::parseBoolean)
                .orElse(null);
    }

    private @Nullable Integer beyond(String name) {
        Optional<String> text = get(name).filter(t -> !t.equalsIgnoreCase("extend"));
        if (text.isEmpty()) {
            return null;
        }
        Optional<Integer> colour = Colours.argb(text.get());
        if (colour.isEmpty()) {
            String upper = name.toUpperCase(Locale.ROOT);
            add(WmsFault.invalid(
                    upper, upper + " is extend, transparent, 0xRRGGBB or 0xAARRGGBB, not " + text.get() + "."));
        }
        return colour.orElse(null);
    }

    private Sampling.Method method() {
        String text = get("interpolation").orElse("nearest").toLowerCase(Locale.ROOT);
        if (!text.equals("nearest") && !text.equals("bilinear")) {
            add(WmsFault.invalid("INTERPOLATION", "INTERPOLATION is nearest or bilinear, not " + text + "."));
        }
        return text.equals("bilinear") ? Sampling.Method.BILINEAR : Sampling.Method.NEAREST;
    }
}
