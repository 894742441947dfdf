package io.tillstream.streaming.query;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.streaming.StreamingApp;
import java.io.IOException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.AnnotatedBeanDefinition;
import org.springframework.context.annotation.ClassPathScanningCandidateComponentProvider;
import org.springframework.core.annotation.AnnotatedElementUtils;
import org.springframework.core.type.filter.AnnotationTypeFilter;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import tools.jackson.databind.json.JsonMapper;

/** Holds docs/reference/openapi.json against the controllers; {@code -Dtopics.write=true} writes it anew. */
class OpenApiTest {
    private static final JsonMapper JSON = new JsonMapper();

    @Test
    void theDescriptionIsWhatTheTypesAre() throws IOException {
        Path file = root().resolve("docs/reference/openapi.json");
        String now = JSON.writerWithDefaultPrettyPrinter().writeValueAsString(QueryApi.describe()) + "\n";
        if (Boolean.getBoolean("topics.write")) {
            Files.writeString(file, now);
        }

        assertThat(file)
                .as("write it anew with mvn test -pl streaming/streaming-app -am -Dtest=OpenApiTest -Dtopics.write=true"
                        + " -Dsurefire.failIfNoSpecifiedTests=false")
                .hasContent(now);
    }

    @Test
    void everyRequestThatIsAnsweredIsDescribedAndNoOther() throws ClassNotFoundException {
        Set<String> described = QueryApi.operations().stream()
                .map(operation -> line(
                        operation.method(),
                        operation.path(),
                        operation.query().entrySet().stream().map(query -> query.getKey() + "=" + query.getValue())))
                .collect(Collectors.toCollection(TreeSet::new));

        assertThat(answered()).isEqualTo(described);
    }

    @Test
    void noticesAnAnswerThatIsNotAsDescribed() {
        assertThat(QueryApi.wrongs("GET", "/api/lag", 200, "{\"records\":3}")).isEmpty();
        assertThat(QueryApi.wrongs("GET", "/api/lag", 200, "{\"records\":\"3\"}"))
                .hasSize(1);
        assertThat(QueryApi.wrongs("GET", "/api/lag", 200, "{\"records\":3,\"bytes\":1}"))
                .hasSize(1);
        assertThat(QueryApi.wrongs("GET", "/api/lag", 418, "{}")).hasSize(1);
        assertThat(QueryApi.wrongs("GET", "/api/stock/s1/5901234123457", 200, "{}"))
                .isNotEmpty();
    }

    private static Set<String> answered() throws ClassNotFoundException {
        var scanner = new ClassPathScanningCandidateComponentProvider(false);
        scanner.addIncludeFilter(new AnnotationTypeFilter(RestController.class));
        Set<String> answered = new TreeSet<>();
        for (var found : scanner.findCandidateComponents(StreamingApp.class.getPackageName())) {
            if (found instanceof AnnotatedBeanDefinition) {
                Class<?> controller = Class.forName(found.getBeanClassName());
                RequestMapping all = AnnotatedElementUtils.findMergedAnnotation(controller, RequestMapping.class);
                for (Method method : controller.getDeclaredMethods()) {
                    RequestMapping one = AnnotatedElementUtils.findMergedAnnotation(method, RequestMapping.class);
                    if (one != null) {
                        answered.add(line(
                                one.method()[0].name(),
                                path(all) + path(one),
                                Arrays.stream(method.getParameters())
                                        .filter(parameter -> parameter.isAnnotationPresent(RequestParam.class))
                                        .map(parameter -> parameter.getName() + "="
                                                + Objects.requireNonNull(parameter.getAnnotation(RequestParam.class))
                                                        .required())));
                    }
                }
            }
        }
        return answered;
    }

    private static String path(@Nullable RequestMapping mapping) {
        return mapping == null || mapping.path().length == 0 ? "" : mapping.path()[0];
    }

    private static String line(String method, String path, Stream<String> query) {
        return method.toUpperCase(Locale.ROOT) + " " + path + " " + new TreeSet<>(query.toList());
    }

    private static Path root() {
        Path at = Path.of("").toAbsolutePath();
        while (!Files.exists(at.resolve("pos-terminal"))) {
            at = Objects.requireNonNull(at.getParent(), "the root of the project");
        }
        return at;
    }
}
