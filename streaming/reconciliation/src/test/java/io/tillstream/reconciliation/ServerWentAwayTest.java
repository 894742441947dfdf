package io.tillstream.reconciliation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tillstream.commandline.Complaint;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.MockConsumer;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TimeoutException;
import org.junit.jupiter.api.Test;

/** A shop is stopped while its books are read: whoever asked has given no address, so none is to be corrected. */
class ServerWentAwayTest {
    private static final String AGAIN = "run ./tillstream reconcile again: it starts the servers of a closed shop, and"
            + " waits for those that settings.json names.";

    @Test
    void saysToRunItAgainWhenTheBrokerGoesAwayWhileItIsRead() {
        MockConsumer<byte[], byte[]> broker = new MockConsumer<>("earliest");
        TopicPartition partition = new TopicPartition("t", 0);
        broker.updatePartitions("t", List.of(new PartitionInfo("t", 0, null, null, null)));
        broker.updateBeginningOffsets(Map.of(partition, 0L));
        broker.updateEndOffsets(Map.of(partition, 0L));
        try (TopicTail tail = new TopicTail("127.0.0.1:9092", Map.of("t", (key, value) -> {}), broker)) {
            assertThat(tail.readToEnd(read -> {})).isZero();
            broker.setOffsetsException(new TimeoutException("gone"));

            assertThatThrownBy(() -> tail.readToEnd(read -> {}))
                    .isInstanceOf(Complaint.class)
                    .hasMessage(
                            "Kafka: no answer from 127.0.0.1:9092 in 15 s; the topics are read from a broker that keeps"
                                    + " running, and a shop that is stopped takes its own with it; " + AGAIN);
        }
    }

    @Test
    void saysToRunItAgainWhenTheIndexGoesAwayWhileItIsRead() throws IOException {
        HttpServer cluster = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        cluster.createContext("/", exchange -> {
            byte[] answer = "{\"count\":3}".getBytes(StandardCharsets.UTF_8);
            exchange.sendResponseHeaders(200, answer.length);
            exchange.getResponseBody().write(answer);
            exchange.close();
        });
        cluster.start();
        String address = "http://127.0.0.1:" + cluster.getAddress().getPort();
        try (SaleIndex index = new SaleIndex(URI.create(address), "")) {
            assertThat(index.hasMoved()).isTrue();
            cluster.stop(0);

            assertThatThrownBy(index::hasMoved)
                    .isInstanceOf(Complaint.class)
                    .hasMessageStartingWith("Index tillstream-sale-lines: no answer from " + address + " (")
                    .hasMessageEndingWith(
                            "; it is read from an Elasticsearch that keeps running, and a shop that is stopped"
                                    + " takes its own with it; " + AGAIN)
                    .hasMessageNotContaining("--");
        }
    }
}
