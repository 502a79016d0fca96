package org.estran.app.crash;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.estran.app.EstranApplication;
import org.estran.app.jobs.Jobs;
import org.estran.app.pages.Bundles;
import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.context.TypeExcludeFilter;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.ComponentScan;
import org.springframework.context.annotation.ComponentScan.Filter;
import org.springframework.context.annotation.FilterType;
import org.springframework.context.annotation.Import;

/** The rooms of the centre without their doors: everything that keeps something, and nothing that answers. */
@SpringBootConfiguration
@EnableAutoConfiguration
@ComponentScan(
        basePackageClasses = EstranApplication.class,
        excludeFilters = {
            @Filter(type = FilterType.CUSTOM, classes = TypeExcludeFilter.class),
            @Filter(
                    type = FilterType.REGEX,
                    pattern = {
                        "org\\.estran\\.app\\.(.+\\.)?(web|doors|http|page|search\\.web|crash)\\..*",
                        "org\\.estran\\.app\\.(portal|demo|pages|coverages|dissemination|sftp|thredds|viewer|wms)\\..*",
                        "org\\.estran\\.app\\.EstranApplication",
                        ".*Tests?(\\$.*)?"
                    })
        })
@Import(Bundles.class)
class ChildCentre {

    /** The centre of that home, in this process. */
    static ConfigurableApplicationContext on(Map<String, Object> properties) {
        return on(properties, ChildCentre.class);
    }

    private static ConfigurableApplicationContext on(Map<String, Object> properties, Class<?>... sources) {
        return started(arguments(properties), sources);
    }

    /** Jobs begin by themselves only where there are doors. */
    private static ConfigurableApplicationContext started(String[] arguments, Class<?>... sources) {
        ConfigurableApplicationContext centre = new SpringApplicationBuilder(sources)
                .web(WebApplicationType.NONE)
                .properties(Map.of("logging.level.org.estran.app.accounts", "warn"))
                .run(arguments);
        centre.getBean(Jobs.class).start();
        return centre;
    }

    static String[] arguments(Map<String, Object> properties) {
        return properties.entrySet().stream()
                .map(property -> "--" + property.getKey() + "=" + property.getValue())
                .toArray(String[]::new);
    }

    /** Does the errand in this process, and gives the places it came by. */
    static List<String> rehearse(Class<? extends Errand> errand, Map<String, Object> properties) throws Exception {
        try (ConfigurableApplicationContext centre = on(properties, ChildCentre.class, KillPoints.class)) {
            return go(errand, centre);
        }
    }

    private static List<String> go(Class<? extends Errand> errand, ConfigurableApplicationContext centre)
            throws Exception {
        KillPoints points = centre.getBean(KillPoints.class);
        AcceptErrand.awaitJobs(centre.getBean(Jobs.class));
        Errand one = errand.getDeclaredConstructor().newInstance();
        points.begin();
        one.run(centre);
        points.reached("done");
        return points.passed();
    }

    /** In the child: the class of the errand, then the centre's properties. */
    public static void main(String[] arguments) throws Exception {
        Class<? extends Errand> errand = Class.forName(arguments[0]).asSubclass(Errand.class);
        String[] properties = Arrays.copyOfRange(arguments, 1, arguments.length);
        try (ConfigurableApplicationContext centre = started(properties, ChildCentre.class, KillPoints.class)) {
            go(errand, centre);
        }
        System.exit(0);
    }
}
