package io.tillstream.conductor.home;

import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Servers of one's own that a home works with. What is absent is embedded.
 *
 * @param kafka bootstrap servers, {@code host:port} with commas between them
 * @param elasticsearch its address, {@code https://search.example:9200}
 * @param elasticsearchApiKey where it wants one
 * @param postgres the databases of the two apps that need one
 */
public record OwnServers(
        @Nullable String kafka,
        @Nullable URI elasticsearch,
        @Nullable String elasticsearchApiKey,
        @Nullable Databases postgres) {
    /** Everything embedded. */
    public static final OwnServers NONE = new OwnServers(null, null, null, null);

    private static final Pattern BOOTSTRAP = Pattern.compile("[^\\s,]+:\\d{1,5}(,[^\\s,]+:\\d{1,5})*");

    /**
     * One database per app; they may be the same one, for each app keeps to a schema of its own.
     *
     * @param portal members' names and consents lie here
     * @param dashboards choices, users and views of the back office
     */
    public record Databases(Database portal, Database dashboards) {
        public Databases {
            if (isMissing(portal) || isMissing(dashboards)) {
                throw new IllegalArgumentException("servers.postgres needs both portal and dashboards");
            }
        }
    }

    public OwnServers {
        List<String> wrong = new ArrayList<>();
        if (kafka != null && !BOOTSTRAP.matcher(kafka).matches()) {
            wrong.add("servers.kafka is \"" + kafka + "\", not host:port with commas between them");
        }
        if (elasticsearch != null && !isWebAddress(elasticsearch)) {
            // Not repeated: what does not belong into it may be a password.
            wrong.add("servers.elasticsearch is not http:// or https:// with a host, and no user in it");
        }
        if (elasticsearchApiKey != null && elasticsearch == null) {
            wrong.add("servers.elasticsearchApiKey stands without servers.elasticsearch");
        }
        if (!wrong.isEmpty()) {
            throw new IllegalArgumentException(String.join(", and ", wrong));
        }
    }

    public Optional<String> kafkaServers() {
        return Optional.ofNullable(kafka);
    }

    public Optional<URI> searchAddress() {
        return Optional.ofNullable(elasticsearch);
    }

    public Optional<String> searchKey() {
        return Optional.ofNullable(elasticsearchApiKey);
    }

    public Optional<Databases> databases() {
        return Optional.ofNullable(postgres);
    }

    private static boolean isWebAddress(URI address) {
        return ("http".equals(address.getScheme()) || "https".equals(address.getScheme()))
                && address.getHost() != null
                && address.getUserInfo() == null;
    }

    /** Jackson passes null for what a file leaves out, whatever the type says. */
    static boolean isMissing(@Nullable Object value) {
        return value == null;
    }

    /** Without the key. */
    @Override
    public String toString() {
        return "OwnServers[kafka=" + kafka + ", elasticsearch=" + elasticsearch + ", postgres=" + postgres + "]";
    }
}
