package io.tillstream.streaming;

import io.tillstream.streaming.running.LedgersDoNotFit;
import io.tillstream.streaming.settings.InvalidSettings;
import io.tillstream.streaming.settings.StreamingSettings;
import io.tillstream.streaming.topic.TopicsDiffer;
import io.tillstream.streaming.topic.TopicsMissing;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.boot.context.properties.bind.BindException;
import org.springframework.boot.context.properties.bind.UnboundConfigurationPropertiesException;
import org.springframework.boot.web.server.PortInUseException;

/** Creates the topics, runs the topologies, answers queries and writes the archive. */
@SpringBootApplication
@EnableConfigurationProperties(StreamingSettings.class)
public class StreamingApp {
    /** Starts the app; ends with exit code 2 and one line when settings are wrong or Kafka cannot be used. */
    public static void main(String[] args) {
        try {
            SpringApplication.run(StreamingApp.class, args);
        } catch (RuntimeException e) {
            Optional<String> line = Stream.iterate(e, cause -> cause != null, Throwable::getCause)
                    .map(StreamingApp::complaint)
                    .flatMap(Optional::stream)
                    .reduce((outer, inner) -> inner);
            if (line.isEmpty()) {
                throw e;
            }
            System.err.println(line.get());
            System.exit(2);
        }
    }

    /** What the operator can put right, in one line; the innermost one knows best. */
    private static Optional<String> complaint(Throwable cause) {
        return switch (cause) {
            case InvalidSettings invalid -> Optional.of(String.valueOf(invalid.getMessage()));
            case TopicsMissing missing -> Optional.of(String.valueOf(missing.getMessage()));
            case LedgersDoNotFit unfit -> Optional.of(String.valueOf(unfit.getMessage()));
            case TopicsDiffer different -> Optional.of(String.valueOf(different.getMessage()));
            case UnboundConfigurationPropertiesException unknown ->
                Optional.of("Unknown settings: "
                        + unknown.getUnboundProperties().stream()
                                .map(property -> property.getName().toString())
                                .collect(Collectors.joining(", "))
                        + "; docs/reference/query-api.md lists the known ones.");
            case BindException unreadable ->
                Optional.of("Setting " + unreadable.getName() + " cannot be read as "
                        + unreadable.getTarget().getType() + ".");
            case PortInUseException taken ->
                Optional.of("Port " + taken.getPort() + " is taken; set server.port to a free one.");
            default -> Optional.empty();
        };
    }
}
