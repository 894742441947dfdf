package io.tillstream.conductor;

import io.tillstream.conductor.home.Database;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.OwnServers.Databases;
import io.tillstream.conductor.home.Secrets;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.Part;
import io.tillstream.conductor.process.Supervisor;
import io.tillstream.conductor.process.Tier;
import io.tillstream.localcluster.ElasticsearchNode;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.localcluster.PostgresServer;
import java.io.IOException;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Kafka, PostgreSQL and Elasticsearch of one home; each method returns once its server answers. Those of one's own are
 * waited for, the others started.
 */
final class Servers {
    private static final int KAFKA_HEAP_MB = 512;
    private static final int ELASTICSEARCH_HEAP_MB = 1024;

    private final Home home;
    private final Addresses addresses;
    private final Secrets secrets;
    private final Supervisor supervisor;
    private final Steps steps;

    Servers(Home home, Addresses addresses, Secrets secrets, Supervisor supervisor, Steps steps) {
        this.home = home;
        this.addresses = addresses;
        this.secrets = secrets;
        this.supervisor = supervisor;
        this.steps = steps;
    }

    /** Waits for all of one's own, so that nothing is begun without them. */
    void awaitElsewhere(boolean withSearch) {
        ServerElsewhere.all(addresses.own()).stream()
                .filter(server -> withSearch || !server.name().equals(Names.ELASTICSEARCH))
                .forEach(server -> server.await(ServerElsewhere.PATIENCE));
    }

    void needKafka() throws IOException {
        Optional<String> own = addresses.own().kafkaServers();
        if (own.isPresent()) {
            ServerElsewhere.kafka(own.get()).await(ServerElsewhere.PATIENCE);
        } else {
            startKafka();
        }
        steps.say("Kafka answers on " + addresses.kafka());
    }

    /** The databases of the apps; embedded ones are created. */
    Databases needPostgres() throws IOException {
        Optional<Databases> own = addresses.own().databases();
        if (own.isEmpty()) {
            return startPostgres();
        }
        ServerElsewhere.postgres("portal", own.get().portal()).await(ServerElsewhere.PATIENCE);
        ServerElsewhere.postgres("dashboards", own.get().dashboards()).await(ServerElsewhere.PATIENCE);
        steps.say("PostgreSQL answers on "
                + Stream.of(own.get().portal(), own.get().dashboards())
                        .map(Database::url)
                        .distinct()
                        .collect(Collectors.joining(" and ")));
        return own.get();
    }

    void needElasticsearch() throws IOException {
        Optional<URI> own = addresses.own().searchAddress();
        if (own.isPresent()) {
            ServerElsewhere.elasticsearch(own.get(), addresses.own().searchKey().orElse(""))
                    .await(ServerElsewhere.PATIENCE);
        } else {
            startElasticsearch();
        }
        steps.say("Elasticsearch answers at " + addresses.elasticsearch());
    }

    private void startKafka() throws IOException {
        int port = addresses.ports().of(Names.KAFKA);
        start(
                Names.KAFKA,
                addresses.kafka(),
                () -> KafkaBroker.start(
                                home.kafka(),
                                port,
                                addresses.ports().of(Names.KAFKA_CONTROLLER),
                                KAFKA_HEAP_MB,
                                home.log(Names.KAFKA))
                        .process());
    }

    private Databases startPostgres() throws IOException {
        int port = addresses.ports().of(Names.POSTGRES);
        CompletableFuture<PostgresServer> first = new CompletableFuture<>();
        start(Names.POSTGRES, "127.0.0.1:" + port, () -> {
            PostgresServer server =
                    PostgresServer.start(home.postgres(), port, secrets.postgresPassword(), home.log(Names.POSTGRES));
            first.complete(server);
            return server.process();
        });
        steps.say("PostgreSQL answers on 127.0.0.1:" + port);
        return new Databases(database(first.join(), "portal"), database(first.join(), "dashboards"));
    }

    private Database database(PostgresServer server, String name) {
        return new Database(server.jdbcUrl(name), PostgresServer.USER, secrets.postgresPassword());
    }

    private void startElasticsearch() throws IOException {
        start(
                Names.ELASTICSEARCH,
                addresses.elasticsearch().toString(),
                () -> ElasticsearchNode.start(
                                home.elasticsearch(),
                                addresses.ports().of(Names.ELASTICSEARCH),
                                ELASTICSEARCH_HEAP_MB,
                                home.log(Names.ELASTICSEARCH))
                        .process());
    }

    private void start(String name, String address, Part.Starter starter) throws IOException {
        supervisor.start(new Part(name, Tier.SERVERS, address, starter));
        supervisor.keep(name);
    }
}
