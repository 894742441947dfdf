package io.tillstream.streaming;

import io.tillstream.streaming.settings.InvalidSettings;
import io.tillstream.streaming.settings.StreamingSettings;
import io.tillstream.streaming.topic.TopicsMissing;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Creates the topics, runs the topologies, answers queries and writes the archive. */
@SpringBootApplication
@EnableConfigurationProperties(StreamingSettings.class)
public class StreamingApp {
    /** Starts the app; ends with exit code 2 and one line when settings are wrong or Kafka cannot be used. */
    public static void main(String[] args) {
        try {
            SpringApplication.run(StreamingApp.class, args);
        } catch (RuntimeException e) {
            for (Throwable cause = e; cause != null; cause = cause.getCause()) {
                if (cause instanceof InvalidSettings || cause instanceof TopicsMissing) {
                    System.err.println(cause.getMessage());
                    System.exit(2);
                }
            }
            throw e;
        }
    }
}
