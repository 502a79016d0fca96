package org.estran.app.dissemination.sensed;

import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.estran.app.accounts.Caller;
import org.estran.app.accounts.Callers;
import org.estran.app.accounts.Challenges;
import org.estran.app.dissemination.sensed.Entities.Measured;
import org.estran.app.dissemination.sensed.Entities.Stream;
import org.estran.app.dissemination.sensed.Steps.Step;
import org.estran.app.observations.store.PlatformSummary;
import org.estran.app.pages.ProblemStatus;
import org.estran.terms.ProblemException;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.CrossOrigin;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The service: its sets, the entities of each, and what they lead to. Nothing is written through it. */
@Controller
@CrossOrigin
class SensorThingsDoor {

    private static final String ROOT = "/sta/v1.1";
    private static final JsonMapper JSON = JsonMapper.shared();

    /** What is looked up to expand the entities of one answer. */
    private static final int MOST_EXPANSIONS = 1_000;

    private static final List<String> SETS =
            List.of("Things", "Locations", "Datastreams", "Sensors", "ObservedProperties");

    private final Sensing sensing;
    private final Callers callers;
    private final String root;
    private final Entities entities;

    SensorThingsDoor(Sensing sensing, Callers callers, @Value("${estran.base-url}") String baseUrl) {
        this.sensing = sensing;
        this.callers = callers;
        this.root = baseUrl.replaceAll("/+$", "") + ROOT;
        this.entities = new Entities(root);
    }

    @GetMapping(ROOT)
    ResponseEntity<byte[]> service() {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        ArrayNode sets = json.putArray("value");
        SETS.forEach(set -> sets.addObject().put("name", set).put("url", root + "/" + set));
        // Experimental: no class of conformance is declared before a client that knows them all was asked.
        json.putObject("serverSettings").putArray("conformance");
        return answer(200, json);
    }

    @GetMapping(ROOT + "/{*path}")
    ResponseEntity<byte[]> resource(@PathVariable("path") String path, HttpServletRequest request) throws IOException {
        try {
            Asked asked = new Asked(callers.current(), Options.of(request.getParameterMap()), request);
            return answer(200, asked.at(Steps.of(path).all()));
        } catch (Refused refused) {
            return refused(refused.status(), String.valueOf(refused.getMessage()));
        } catch (ProblemException refused) {
            return refused(
                    ProblemStatus.of(refused.problem()).value(),
                    refused.problem().detail());
        }
    }

    private static ResponseEntity<byte[]> refused(int status, String why) {
        return answer(
                status,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("code", status)
                        .put("type", "error")
                        .put("message", why));
    }

    private static ResponseEntity<byte[]> answer(int status, ObjectNode json) {
        ResponseEntity.BodyBuilder answer = ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_JSON)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status == 401) {
            answer.header(HttpHeaders.WWW_AUTHENTICATE, Challenges.FOR_PROTOCOLS);
        }
        return answer.body(JSON.writeValueAsBytes(json));
    }

    /**
     * Some of a set.
     *
     * @param next where the next page begins; null after the last
     * @param count of all of them; null where that would cost as much as reading them
     */
    private record Some(
            List<Entity> entities,
            @Nullable String next,
            @Nullable Integer count) {}

    /** One request. */
    private final class Asked {
        private final Caller caller;
        private final Options options;
        private final HttpServletRequest request;
        private int expansions;

        Asked(Caller caller, Options options, HttpServletRequest request) {
            this.caller = caller;
            this.options = options;
            this.request = request;
        }

        ObjectNode at(List<Step> steps) throws IOException, Refused {
            if (steps.isEmpty()) {
                throw Refused.badly("A set is missing: " + String.join(", ", SETS) + ".");
            }
            int last = steps.size() - 1;
            while (last > 0 && steps.get(last).id() == null) {
                last--;
            }
            Step begin = steps.get(last);
            if (begin.id() == null) {
                if (steps.size() > 1) {
                    throw Refused.badly(
                            begin.name() + " has several; name one of them, as in " + begin.name() + "('…').");
                }
                return list(all(begin.name(), options), self());
            }
            Entity entity = one(begin.name(), begin.id());
            for (Step step : steps.subList(last + 1, steps.size())) {
                Optional<Entity> single = single(entity, step.name());
                if (single.isEmpty()) {
                    if (step != steps.getLast()) {
                        throw Refused.badly(step.name() + " has several; name one of them.");
                    }
                    return list(related(entity, step.name(), options), self());
                }
                entity = single.get();
            }
            return json(entity, options);
        }

        private String self() {
            return root + request.getRequestURI().substring(ROOT.length());
        }

        private Some all(String set, Options how) throws IOException, Refused {
            return switch (set) {
                case "Things" -> things(how, false);
                case "Locations" -> things(how, true);
                case "Datastreams" -> streams(how);
                case "Sensors" ->
                    page(
                            sensing.sensors(caller).stream()
                                    .<Entity>map(Entity.Sensor::new)
                                    .toList(),
                            how);
                case "ObservedProperties" ->
                    page(
                            sensing.properties(caller).stream()
                                    .<Entity>map(Entity.ObservedProperty::new)
                                    .toList(),
                            how);
                case "Observations", "FeaturesOfInterest" ->
                    throw Refused.notOffered(set + " but those of a Datastream, as in Datastreams('…')/Observations,");
                default -> throw Refused.notThere("set " + set);
            };
        }

        private Entity one(String set, String id) throws IOException, Refused {
            return switch (set) {
                case "Things", "Thing" ->
                    new Entity.Thing(
                            sensing.thing(caller, Ids.parts(id, 1, "Thing").getFirst()));
                case "Locations" -> location(Ids.parts(id, 1, "Location").getFirst());
                case "Datastreams", "Datastream" -> new Entity.Datastream(stream(Ids.parts(id, 3, "Datastream")));
                case "Sensors", "Sensor" ->
                    new Entity.Sensor(
                            sensing.sensor(caller, Ids.parts(id, 1, "Sensor").getFirst()));
                case "ObservedProperties", "ObservedProperty" ->
                    new Entity.ObservedProperty(sensing.property(
                            caller, Ids.parts(id, 1, "ObservedProperty").getFirst()));
                case "Observations" -> observation(Ids.parts(id, 5, "Observation"));
                default -> throw Refused.notThere("set " + set + " of entities by their ids");
            };
        }

        private Stream stream(List<String> parts) throws IOException, Refused {
            return sensing.stream(caller, parts.get(0), parts.get(1), parts.get(2));
        }

        private Entity location(String platform) throws IOException, Refused {
            sensing.thing(caller, platform);
            return new Entity.Location(
                    platform,
                    sensing.last(caller, platform).orElseThrow(() -> Refused.notThere("Location of " + platform)));
        }

        private Entity observation(List<String> parts) throws IOException, Refused {
            try {
                Instant moment = Instant.ofEpochMilli(Long.parseLong(parts.get(3)));
                Stream stream = stream(parts.subList(0, 3));
                return new Entity.Observation(
                        stream, sensing.value(caller, stream, moment, Double.parseDouble(parts.get(4))));
            } catch (NumberFormatException | DateTimeException other) {
                throw Refused.notThere("Observation of that id");
            }
        }

        /** What an entity has one of; empty where it has several. */
        private Optional<Entity> single(Entity of, String name) throws IOException, Refused {
            if (of instanceof Entity.Datastream(Stream stream)) {
                return switch (name) {
                    case "Thing" -> Optional.of(new Entity.Thing(sensing.thing(caller, stream.platform())));
                    case "Sensor" ->
                        Optional.of(new Entity.Sensor(
                                sensing.sensor(caller, stream.deployment().recordId())));
                    case "ObservedProperty" -> Optional.of(new Entity.ObservedProperty(stream.property()));
                    default -> Optional.empty();
                };
            }
            if (of instanceof Entity.Observation(Stream stream, Measured value)) {
                return switch (name) {
                    case "Datastream" -> Optional.of(new Entity.Datastream(stream));
                    case "FeatureOfInterest" -> {
                        if (Double.isNaN(value.latitude() + value.longitude())) {
                            throw Refused.notThere("FeatureOfInterest: the value has no place");
                        }
                        yield Optional.of(new Entity.FeatureOfInterest(value));
                    }
                    default -> Optional.empty();
                };
            }
            return Optional.empty();
        }

        /** What an entity has several of. */
        private Some related(Entity of, String name, Options how) throws IOException, Refused {
            if (of instanceof Entity.Thing(PlatformSummary platform)) {
                switch (name) {
                    case "Datastreams" -> {
                        return page(
                                sensing.streams(caller, platform.id()).stream()
                                        .<Entity>map(Entity.Datastream::new)
                                        .toList(),
                                how);
                    }
                    case "Locations" -> {
                        return page(
                                sensing.last(caller, platform.id()).stream()
                                        .<Entity>map(last -> new Entity.Location(platform.id(), last))
                                        .toList(),
                                how);
                    }
                    default -> {
                        // Told below.
                    }
                }
            }
            if (of instanceof Entity.Location(String platform, var last) && name.equals("Things")) {
                return page(List.of(new Entity.Thing(sensing.thing(caller, platform))), how);
            }
            if (of instanceof Entity.Datastream(Stream stream) && name.equals("Observations")) {
                return observations(stream, how);
            }
            throw Refused.notOffered(name + " of that entity");
        }

        private Some observations(Stream stream, Options how) throws IOException, Refused {
            if (how.isCounted()) {
                throw Refused.notOffered("$count of Observations");
            }
            Sensing.Given page = sensing.values(caller, stream, how, begin(how), how.top());
            List<Entity> found = page.values().stream()
                    .<Entity>map(value -> new Entity.Observation(stream, value))
                    .toList();
            return new Some(found, page.next() == null ? null : token(page.next()), null);
        }

        /** {@code MILLIS:GIVEN}: so many values of that moment were given. */
        private static String token(Sensing.Page next) {
            Instant moment = next.moment();
            return (moment == null ? 0 : moment.toEpochMilli()) + ":" + next.given();
        }

        private static Sensing.Page begin(Options how) throws Refused {
            if (how.token().isEmpty()) {
                return new Sensing.Page(null, how.skip());
            }
            if (!how.token().matches("-?\\d{1,15}:\\d{1,5}")) {
                throw Refused.badly("$skiptoken is not one of those given here.");
            }
            String[] parts = how.token().split(":");
            return new Sensing.Page(Instant.ofEpochMilli(Long.parseLong(parts[0])), Integer.parseInt(parts[1]));
        }

        /** A page of a list that is whole in memory: the token is a place in it. */
        private static Some page(List<Entity> all, Options how) throws Refused {
            plain(how);
            int from = Math.min(all.size(), how.token().isEmpty() ? how.skip() : place(how.token()));
            int to = (int) Math.min(all.size(), (long) from + how.top());
            return new Some(all.subList(from, to), to < all.size() ? Integer.toString(to) : null, all.size());
        }

        private static int place(String token) throws Refused {
            if (!token.matches("\\d{1,9}")) {
                throw Refused.badly("$skiptoken is not one of those given here.");
            }
            return Integer.parseInt(token);
        }

        private static void plain(Options how) throws Refused {
            if (!how.conditions().isEmpty() || how.isDescending() || how.isArray()) {
                throw Refused.notOffered("$filter, $orderby or $resultFormat other than of Observations");
            }
        }

        private Some things(Options how, boolean areLocations) throws IOException, Refused {
            plain(how);
            if (how.isCounted() || how.skip() > 0) {
                throw Refused.notOffered("$count or $skip of platforms");
            }
            List<PlatformSummary> found = sensing.things(caller, how.token(), how.top() + 1);
            List<PlatformSummary> some = found.subList(0, Math.min(found.size(), how.top()));
            List<Entity> all = new ArrayList<>();
            for (PlatformSummary platform : some) {
                if (areLocations) {
                    sensing.last(caller, platform.id())
                            .ifPresent(last -> all.add(new Entity.Location(platform.id(), last)));
                } else {
                    all.add(new Entity.Thing(platform));
                }
            }
            boolean isMore = found.size() > how.top() && !some.isEmpty();
            return new Some(all, isMore ? some.getLast().id() : null, null);
        }

        /** Platform by platform: the token is the last one given whole, and how many of the next one were given. */
        private Some streams(Options how) throws IOException, Refused {
            plain(how);
            if (how.isCounted() || how.skip() > 0) {
                throw Refused.notOffered("$count or $skip of all Datastreams");
            }
            List<String> token = how.token().isEmpty() ? List.of("", "0") : Ids.parts(how.token(), 2, "page");
            String after = token.get(0);
            int given = place(token.get(1));
            List<Entity> found = new ArrayList<>();
            List<PlatformSummary> next = sensing.things(caller, after, 1);
            while (!next.isEmpty() && found.size() < how.top()) {
                List<Stream> streams = sensing.streams(caller, next.getFirst().id());
                int to = Math.min(streams.size(), given + how.top() - found.size());
                streams.subList(Math.min(given, to), to).forEach(stream -> found.add(new Entity.Datastream(stream)));
                if (to < streams.size()) {
                    return new Some(found, Ids.of(after, Integer.toString(to)), null);
                }
                after = next.getFirst().id();
                given = 0;
                next = sensing.things(caller, after, 1);
            }
            return new Some(found, next.isEmpty() || found.isEmpty() ? null : Ids.of(after, "0"), null);
        }

        private ObjectNode list(Some some, String address) throws IOException, Refused {
            ObjectNode json = JsonNodeFactory.instance.objectNode();
            if (options.isCounted() && some.count() != null) {
                json.put("@iot.count", some.count());
            }
            if (options.isArray()) {
                array(json.putArray("value"), some);
            } else {
                ArrayNode all = json.putArray("value");
                for (Entity entity : some.entities()) {
                    all.add(json(entity, options));
                }
            }
            if (some.next() != null) {
                json.put("@iot.nextLink", address + options.from(some.next()));
            }
            return json;
        }

        /** Clause 13.2: the values of a stream as rows. */
        private void array(ArrayNode value, Some some) {
            ObjectNode whole = value.addObject();
            List<String> components = List.of("id", "phenomenonTime", "result", "resultQuality", "parameters");
            components.forEach(whole.putArray("components")::add);
            ArrayNode rows = whole.putArray("dataArray");
            for (Entity entity : some.entities()) {
                if (entity instanceof Entity.Observation(Stream stream, Measured one)) {
                    ObjectNode json = entities.observation(stream, one);
                    ArrayNode row = rows.addArray();
                    row.add(json.get("@iot.id"));
                    components.subList(1, components.size()).forEach(name -> row.add(json.get(name)));
                }
            }
            whole.put("dataArray@iot.count", rows.size());
        }

        private ObjectNode json(Entity entity, Options how) throws IOException, Refused {
            ObjectNode json = plain(entity);
            String address = json.path("@iot.selfLink").asString("");
            if (!how.selected().isEmpty()) {
                json.retain(how.selected());
            }
            for (Map.Entry<String, Options> one : how.expanded().entrySet()) {
                if (++expansions > MOST_EXPANSIONS) {
                    throw Refused.badly("More than " + MOST_EXPANSIONS
                            + " entities would be expanded; ask for fewer at a time by $top.");
                }
                expand(json, entity, one.getKey(), one.getValue(), address);
            }
            return json;
        }

        private void expand(ObjectNode json, Entity entity, String name, Options inner, String address)
                throws IOException, Refused {
            Optional<Entity> single = single(entity, name);
            if (single.isPresent()) {
                json.set(name, json(single.get(), inner));
                return;
            }
            Some some = related(entity, name, inner);
            if (inner.isCounted() && some.count() != null) {
                json.put(name + "@iot.count", some.count());
            }
            ArrayNode all = json.putArray(name);
            for (Entity each : some.entities()) {
                all.add(json(each, inner));
            }
            if (some.next() != null) {
                json.put(name + "@iot.nextLink", address + "/" + name + inner.from(some.next()));
            }
        }

        private ObjectNode plain(Entity entity) {
            return switch (entity) {
                case Entity.Thing(var platform) -> entities.thing(platform);
                case Entity.Datastream(var stream) -> entities.stream(stream);
                case Entity.Sensor(var record) ->
                    entities.sensor(
                            record, root.substring(0, root.length() - ROOT.length()) + "/records/" + record.id());
                case Entity.ObservedProperty(var property) -> entities.property(property);
                case Entity.Location(var platform, var last) -> entities.location(platform, last);
                case Entity.Observation(var stream, var value) -> entities.observation(stream, value);
                case Entity.FeatureOfInterest(var value) -> entities.place(value);
            };
        }
    }
}
