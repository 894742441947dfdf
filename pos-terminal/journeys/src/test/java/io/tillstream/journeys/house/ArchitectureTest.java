package io.tillstream.journeys.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

/** Who may import whom: the table of docs/architecture.md, held against what the modules declare and import. */
class ArchitectureTest {
    private static final Set<String> LIBRARIES = Set.of(
            "events",
            "encoding",
            "wire",
            "traces",
            "command-line",
            "checkout",
            "codes",
            "receipt",
            "journal",
            "program",
            "features",
            "decisions",
            "assistant",
            "language",
            "product-search",
            "doctor");
    /** Libraries within their own top-level folder only. */
    private static final Map<String, String> FOLDER_LIBRARIES = Map.ofEntries(
            Map.entry("peripherals", "pos-terminal"),
            Map.entry("catalogue", "pos-terminal"),
            Map.entry("payments", "pos-terminal"),
            Map.entry("topologies", "streaming"),
            Map.entry("local-cluster", "streaming"),
            Map.entry("models", "ml"),
            Map.entry("tables", "ml"),
            Map.entry("trees", "ml"),
            Map.entry("rules", "ml"),
            Map.entry("next-basket", "ml"),
            Map.entry("demand", "ml"),
            Map.entry("customers", "ml"));

    private static final Set<String> PURE =
            Set.of("events", "encoding", "checkout", "catalogue", "codes", "journal", "doctor", "features");
    private static final List<String> NOT_IN_PURE = List.of(
            "import org.springframework.",
            "import org.apache.kafka.",
            "import org.slf4j.",
            "import org.tribuo.",
            "Clock.system",
            "Instant.now()",
            "LocalDate.now()",
            "System.currentTimeMillis()");

    private final ProjectTree project = ProjectTree.around(Path.of(""));

    @Test
    void arrowsEndAtLibraryModules() {
        Map<String, String> folderOf = new TreeMap<>();
        project.modules().forEach(module -> folderOf.put(module.artifact(), module.folder()));
        List<String> wrong = new ArrayList<>();

        for (ProjectTree.Module module : project.modules()) {
            for (String target : module.ownCompile()) {
                boolean allowed = LIBRARIES.contains(target) || module.folder().equals(FOLDER_LIBRARIES.get(target));
                if (!allowed) {
                    wrong.add(module.artifact() + " → " + target);
                }
            }
        }

        assertThat(folderOf).containsKeys("events", "till-app", "dashboards");
        assertThat(wrong).isEmpty();
    }

    /** Maven takes the scope of the nearest: what a module asks for in tests it loses where a neighbour brings it to run. */
    @Test
    void noTestTakesALibraryFromTheRunningProgram() {
        List<String> wrong = new ArrayList<>();
        for (ProjectTree.Module module : project.modules()) {
            Set<String> brought = new TreeSet<>();
            Set<String> seen = new TreeSet<>();
            Deque<String> neighbours = new ArrayDeque<>(module.ownCompile());
            while (!neighbours.isEmpty()) {
                ProjectTree.Module neighbour = module(neighbours.pop());
                if (seen.add(neighbour.artifact())) {
                    brought.addAll(neighbour.allCompile());
                    neighbours.addAll(neighbour.ownCompile());
                }
            }
            module.allTest().stream()
                    .filter(brought::contains)
                    .forEach(taken -> wrong.add(module.artifact() + " takes " + taken));
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void theReconcilerSharesNoCodeWithWhatItChecks() {
        assertThat(module("reconciliation").ownCompile()).doesNotContain("topologies", "streaming-app", "features");
    }

    @Test
    void tillsNeverSpeakKafka() {
        for (String artifact : List.of(
                "till-app", "checkout", "catalogue", "codes", "receipt", "journal", "peripherals", "decisions")) {
            assertThat(module(artifact).allCompile())
                    .as(artifact)
                    .noneMatch(dependency -> dependency.contains("kafka") || dependency.equals("io.tillstream:wire"));
        }
    }

    @Test
    void sparkStaysApart() {
        for (ProjectTree.Module module : project.modules()) {
            boolean spark =
                    module.allCompile().stream().anyMatch(dependency -> dependency.contains("org.apache.spark"));
            boolean spring =
                    module.allCompile().stream().anyMatch(dependency -> dependency.contains("springframework"));
            assertThat(spark).as(module.artifact()).isEqualTo(module.artifact().equals("training"));
            assertThat(spark && spring).as(module.artifact()).isFalse();
        }
    }

    @Test
    void everyModuleSaysWhyItIsAClassPathOfItsOwn() {
        for (ProjectTree.Module module : project.modules()) {
            assertThat(module.description())
                    .as(module.artifact())
                    .matches("(A class path of its own because|An app:|End-to-end tests only:) .*\\.");
        }
    }

    @Test
    void pureModulesKnowNoFrameworkAndNoClock() {
        List<String> wrong = new ArrayList<>();
        for (ProjectTree.Module module : project.modules()) {
            if (PURE.contains(module.artifact())) {
                for (Path file : sources(module)) {
                    String text = ProjectTree.read(file);
                    NOT_IN_PURE.stream()
                            .filter(text::contains)
                            .forEach(found -> wrong.add(project.root().relativize(file) + ": " + found));
                }
            }
        }

        assertThat(wrong).isEmpty();
    }

    @Test
    void everyPackageSaysWhatBelongsThereAndIsNullMarked() {
        Set<String> silent = new TreeSet<>();
        for (Path file : project.files(".java")) {
            Path info = file.resolveSibling("package-info.java");
            if (file.toString().contains("/src/main/")
                    && (!Files.exists(info) || !ProjectTree.read(info).contains("@NullMarked"))) {
                silent.add(project.root().relativize(info).toString());
            }
        }

        assertThat(silent).isEmpty();
    }

    @Test
    void topLevelIsWhatWasAskedFor() throws Exception {
        Set<String> allowed = Set.of(
                "pom.xml",
                "README.md",
                "pos-terminal",
                "streaming",
                "ml",
                "member-portal",
                "dashboards",
                "docs",
                "tillstream",
                ".ci",
                ".mvn",
                "LICENSE",
                ".gitignore",
                ".gitattributes",
                ".git",
                "target",
                ".tillstream");

        try (var entries = Files.list(project.root())) {
            assertThat(entries.map(entry -> String.valueOf(entry.getFileName())))
                    .isSubsetOf(allowed);
        }
        // No wrapper: its settings would name a repository host.
        try (var settings = Files.list(project.root().resolve(".mvn"))) {
            assertThat(settings.map(file -> String.valueOf(file.getFileName()))).containsExactly("jvm.config");
        }
    }

    private List<Path> sources(ProjectTree.Module module) {
        Path main = project.root().resolve(module.path()).resolve("src/main");
        return project.files(".java").stream()
                .filter(file -> file.startsWith(main))
                .toList();
    }

    private ProjectTree.Module module(String artifact) {
        return project.modules().stream()
                .filter(module -> module.artifact().equals(artifact))
                .findFirst()
                .orElseThrow();
    }
}
