package io.tillstream.journeys.house;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What others wrote and we ship, by the modules' bills of materials (CycloneDX): nothing comes in unseen, and nothing under terms that
 * would bind whoever uses us. {@code -Dcomponents.write=true} writes the list anew; look at what changed before it is committed.
 */
class ComponentsTest {
    private static final String LIST = "docs/reference/components.txt";

    /** One of a component's licences has to be among these; where it has several, one may choose. */
    private static final Set<String> PERMITTED = Set.of(
            "0BSD",
            "Apache-2.0",
            "BSD-2-Clause",
            "BSD-3-Clause",
            "BSD-4-Clause",
            "BSD licence",
            "Bouncy Castle Licence",
            "CC0-1.0",
            "(CDDL-1.0 OR GPL-2.0-with-classpath-exception)",
            "EPL-2.0",
            "Go License",
            "MIT",
            "Unicode-3.0");

    /** Their own descriptions name no licence; it was looked up in their source. */
    private static final Set<String> LOOKED_UP = Set.of(
            // Apache-2.0
            "org.apache.datasketches:datasketches-memory",
            "oro:oro",
            "org.apache.xbean:xbean-asm9-shaded",
            // Server side, Elastic's own or AGPL at one's choice: started beside us in tests and the demo, linked by
            // nothing.
            "org.elasticsearch.distribution.integ-test-zip:elasticsearch");

    private final ProjectTree project = ProjectTree.around(Path.of(""));

    /** Of one component, by {@code group:name:version}. */
    private SortedMap<String, Set<String>> components() throws IOException {
        SortedMap<String, Set<String>> found = new TreeMap<>();
        for (ProjectTree.Module module : project.modules()) {
            Path bill = project.root().resolve(module.path()).resolve("target").resolve("bom.json");
            if (!Files.exists(bill)) {
                continue;
            }
            for (JsonNode component :
                    JsonMapper.shared().readTree(Files.readString(bill)).path("components")) {
                String group = component.path("group").asString("");
                if (!group.equals("io.tillstream")) {
                    found.put(
                            group + ":" + component.path("name").asString() + ":"
                                    + component.path("version").asString(),
                            licences(component.path("licenses")));
                }
            }
        }
        return found;
    }

    private static Set<String> licences(JsonNode stated) {
        Set<String> names = new TreeSet<>();
        for (JsonNode each : stated) {
            JsonNode licence = each.path("license");
            names.add(
                    each.has("expression")
                            ? each.path("expression").asString()
                            : licence.has("id")
                                    ? licence.path("id").asString()
                                    : licence.path("name").asString());
        }
        return names;
    }

    @Test
    void nothingCameInUnseen() throws IOException {
        SortedMap<String, Set<String>> components = components();
        assumeFalse(components.isEmpty(), "no module was packaged; mvn verify makes their bills of materials");
        Path list = project.root().resolve(LIST);
        List<String> lines = new ArrayList<>();
        components.forEach((component, licences) ->
                lines.add(component + "  " + (licences.isEmpty() ? "looked up" : String.join(", ", licences))));
        if (Boolean.getBoolean("components.write")) {
            Files.write(list, lines);
        }

        assertThat(Files.readAllLines(list))
                .as(
                        "%s: a component or a version is not on it. See where it comes from (mvn dependency:tree), give it its line"
                                + " in ADR 0012, and write the list with -Dcomponents.write=true",
                        LIST)
                .containsAll(lines);
    }

    @Test
    void nothingBindsWhoeverUsesUs() throws IOException {
        components().forEach((component, licences) -> {
            String name = component.substring(0, component.lastIndexOf(':'));
            if (!LOOKED_UP.contains(name)) {
                assertThat(licences)
                        .as("licences of %s; one of %s is needed", component, PERMITTED)
                        .containsAnyElementsOf(PERMITTED);
            }
        });
    }
}
