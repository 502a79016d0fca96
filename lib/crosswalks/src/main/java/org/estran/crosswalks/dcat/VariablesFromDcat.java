package org.estran.crosswalks.dcat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.estran.crosswalks.Addresses;
import org.estran.records.Direction;
import org.estran.records.RecordBuilder;
import org.estran.records.Variable;
import org.estran.records.VerticalExtent;

/** {@code schema:variableMeasured}, and vertical extents as properties of a location. */
final class VariablesFromDcat {

    private static final Comparator<Variable> ORDER =
            Comparator.comparing(Variable::name).thenComparing(Variable::toString);

    private final Node thing;

    VariablesFromDcat(Node thing) {
        this.thing = thing;
    }

    void read(RecordBuilder record) {
        record.variables(thing.all("schema:variableMeasured").stream()
                .filter(one -> one.value("schema:name", "schema:alternateName") != null)
                .map(VariablesFromDcat::variable)
                .distinct()
                .sorted(ORDER)
                .toList());
        List<VerticalExtent> verticals = new ArrayList<>();
        for (Node place : thing.all("dct:spatial")) {
            place.all("schema:additionalProperty").forEach(one -> vertical(one, verticals));
        }
        record.verticals(verticals.stream()
                .distinct()
                .sorted(Comparator.comparingDouble(VerticalExtent::minimum).thenComparing(VerticalExtent::toString))
                .toList());
    }

    private static Variable variable(Node one) {
        String label = String.valueOf(one.value("schema:name", "schema:alternateName"));
        String name = one.value("schema:alternateName");
        String property = one.value("schema:propertyID");
        return new Variable(
                name == null ? label : name,
                name == null || name.equals(label) ? null : label,
                Optional.ofNullable(property).flatMap(Addresses::standardNameAt).orElse(null),
                one.value("schema:unitText", "schema:unitCode"));
    }

    private static void vertical(Node one, List<VerticalExtent> to) {
        String name = one.value("schema:name");
        String minimum = one.value("schema:minValue");
        String maximum = one.value("schema:maxValue");
        try {
            if (minimum != null && maximum != null) {
                to.add(new VerticalExtent(
                        Double.parseDouble(minimum),
                        Double.parseDouble(maximum),
                        one.value("schema:unitText"),
                        "depth".equals(name) ? Direction.DOWN : "height".equals(name) ? Direction.UP : null,
                        one.value("schema:propertyID")));
            }
        } catch (NumberFormatException words) {
            // a property that is no extent in numbers
        }
    }
}
