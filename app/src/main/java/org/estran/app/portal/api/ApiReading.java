package org.estran.app.portal.api;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.estran.terms.Language;
import tools.jackson.databind.JsonNode;

/** Reads the description as people want it: by subject, in their language. */
final class ApiReading {

    private static final Set<String> METHODS = Set.of("get", "post", "put", "patch", "delete", "head", "options");

    private final ApiDescription description;
    private final Language language;

    ApiReading(ApiDescription description, Language language) {
        this.description = description;
        this.language = language;
    }

    List<ApiOperation.Group> groups() {
        List<ApiOperation.Group> groups = new ArrayList<>();
        for (JsonNode tag : description.document().path("tags")) {
            String name = tag.path("name").stringValue();
            groups.add(new ApiOperation.Group(name, words(tag, "description"), operations(name)));
        }
        return groups;
    }

    List<ApiOperation.Door> doors() {
        List<ApiOperation.Door> doors = new ArrayList<>();
        for (JsonNode door : description.document().path("x-doors")) {
            doors.add(new ApiOperation.Door(
                    door.path("name").stringValue(), door.path("href").stringValue(), words(door, "summary")));
        }
        return doors;
    }

    private List<ApiOperation> operations(String tag) {
        List<ApiOperation> operations = new ArrayList<>();
        description
                .document()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().stream()
                        .filter(one -> METHODS.contains(one.getKey()))
                        .filter(one ->
                                one.getValue().at("/tags/0").stringValue("").equals(tag))
                        .forEach(one -> operations.add(operation(path, one))));
        return operations;
    }

    private ApiOperation operation(Map.Entry<String, JsonNode> path, Map.Entry<String, JsonNode> one) {
        JsonNode operation = one.getValue();
        List<ApiOperation.Parameter> parameters = new ArrayList<>();
        path.getValue().path("parameters").forEach(parameter -> parameters.add(parameter(parameter)));
        operation.path("parameters").forEach(parameter -> parameters.add(parameter(parameter)));
        return new ApiOperation(
                operation.path("operationId").stringValue(),
                one.getKey().toUpperCase(Locale.ROOT),
                path.getKey(),
                words(operation, "summary"),
                operation.path("x-who").stringValue(),
                parameters);
    }

    private ApiOperation.Parameter parameter(JsonNode given) {
        JsonNode parameter = description.at(given);
        return new ApiOperation.Parameter(
                parameter.path("name").stringValue(),
                parameter.path("in").stringValue(),
                parameter.path("required").booleanValue(false),
                words(parameter, "description"));
    }

    private String words(JsonNode node, String english) {
        return node.path(language == Language.FR ? "x-fr" : english).stringValue("");
    }
}
