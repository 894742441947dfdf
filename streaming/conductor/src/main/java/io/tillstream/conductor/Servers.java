package io.tillstream.conductor;

import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.Ports;
import io.tillstream.conductor.home.Secrets;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.Part;
import io.tillstream.conductor.process.Supervisor;
import io.tillstream.conductor.process.Tier;
import io.tillstream.localcluster.ElasticsearchNode;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.localcluster.PostgresServer;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Kafka, PostgreSQL and Elasticsearch of one home; each method returns once its server answers. */
final class Servers {
    private static final int KAFKA_HEAP_MB = 512;
    private static final int ELASTICSEARCH_HEAP_MB = 1024;

    private final Home home;
    private final Ports ports;
    private final Secrets secrets;
    private final Supervisor supervisor;

    Servers(Home home, Ports ports, Secrets secrets, Supervisor supervisor) {
        this.home = home;
        this.ports = ports;
        this.secrets = secrets;
        this.supervisor = supervisor;
    }

    void startKafka() throws IOException {
        int port = ports.of(Names.KAFKA);
        start(
                Names.KAFKA,
                "127.0.0.1:" + port,
                () -> KafkaBroker.start(
                                home.kafka(),
                                port,
                                ports.of(Names.KAFKA_CONTROLLER),
                                KAFKA_HEAP_MB,
                                home.log(Names.KAFKA))
                        .process());
    }

    PostgresServer startPostgres() throws IOException {
        int port = ports.of(Names.POSTGRES);
        CompletableFuture<PostgresServer> first = new CompletableFuture<>();
        start(Names.POSTGRES, "127.0.0.1:" + port, () -> {
            PostgresServer server =
                    PostgresServer.start(home.postgres(), port, secrets.postgresPassword(), home.log(Names.POSTGRES));
            first.complete(server);
            return server.process();
        });
        return first.join();
    }

    void startElasticsearch() throws IOException {
        start(
                Names.ELASTICSEARCH,
                elasticsearchUrl(),
                () -> ElasticsearchNode.start(
                                home.elasticsearch(),
                                ports.of(Names.ELASTICSEARCH),
                                ELASTICSEARCH_HEAP_MB,
                                home.log(Names.ELASTICSEARCH))
                        .process());
    }

    String elasticsearchUrl() {
        return "http://127.0.0.1:" + ports.of(Names.ELASTICSEARCH);
    }

    private void start(String name, String address, Part.Starter starter) throws IOException {
        supervisor.start(new Part(name, Tier.SERVERS, address, starter));
        supervisor.keep(name);
    }
}
