package org.estran.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.util.ClassUtils;

/** Every key that can be configured is in the document of configuration, and no other. */
class ConfigurationTest {

    private static final Path DOCUMENT =
            Path.of(System.getProperty("estran.root")).resolve("docs/configuration.md");
    private static final Pattern KEY = Pattern.compile("`(estran\\.[a-z\\[\\].-]+)`");
    /** Read with {@code @Value} by those who need them. */
    private static final Set<String> PLAIN = Set.of("estran.home", "estran.base-url");

    @Test
    void everyKeyIsToldAndNoOther() throws IOException {
        Set<String> told = Files.readAllLines(DOCUMENT).stream()
                .filter(line -> line.startsWith("|"))
                .map(line -> line.split("\\|", 3)[1])
                .flatMap(cell -> KEY.matcher(cell).results().map(found -> found.group(1)))
                .collect(Collectors.toCollection(TreeSet::new));
        assertThat(told).isEqualTo(keys());
    }

    private static Set<String> keys() {
        ClassPathScanningCandidateComponentProvider scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(ConfigurationProperties.class));
        Set<String> keys = new TreeSet<>(PLAIN);
        scanner.findCandidateComponents("org.estran.app").stream()
                .map(found -> ClassUtils.resolveClassName(String.valueOf(found.getBeanClassName()), null))
                .forEach(type -> keysOf(
                                type.getAnnotation(ConfigurationProperties.class)
                                        .value(),
                                type)
                        .forEach(keys::add));
        return keys;
    }

    private static Stream<String> keysOf(String prefix, Class<?> type) {
        return Arrays.stream(type.getRecordComponents()).flatMap(component -> keysOf(prefix, component));
    }

    private static Stream<String> keysOf(String prefix, RecordComponent component) {
        String key = prefix + "." + kebab(component.getName());
        Type type = component.getGenericType();
        if (type instanceof ParameterizedType list
                && list.getActualTypeArguments()[0] instanceof Class<?> element
                && element.isRecord()) {
            return keysOf(key + "[n]", element);
        }
        return type instanceof Class<?> part && part.isRecord() ? keysOf(key, part) : Stream.of(key);
    }

    private static String kebab(String name) {
        return name.replaceAll("([A-Z])", "-$1").toLowerCase(Locale.ROOT);
    }
}
