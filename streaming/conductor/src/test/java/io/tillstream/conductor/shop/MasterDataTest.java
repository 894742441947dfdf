package io.tillstream.conductor.shop;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import io.tillstream.conductor.home.Home;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class MasterDataTest {
    private final List<String> received = new CopyOnWriteArrayList<>();
    private final AtomicInteger acceptedRequests = new AtomicInteger(Integer.MAX_VALUE);
    private final AtomicBoolean unavailableOnce = new AtomicBoolean();
    private final AtomicInteger refusal = new AtomicInteger(400);
    private HttpServer backOffice;
    private Home home;

    MasterDataTest(@TempDir Path folder) throws IOException {
        home = new Home(folder);
        backOffice = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    }

    @BeforeEach
    void openBackOffice() throws IOException {
        backOffice.createContext("/api/import/", exchange -> {
            String kind = exchange.getRequestURI().getPath().substring("/api/import/".length());
            String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
            boolean accepted = !unavailableOnce.getAndSet(false)
                    && acceptedRequests.getAndDecrement() > 0
                    && "Bearer secret".equals(exchange.getRequestHeaders().getFirst("Authorization"));
            if (accepted) {
                body.lines().forEach(line -> received.add(kind + " " + line));
            }
            exchange.sendResponseHeaders(accepted ? 200 : refusal.get(), -1);
            exchange.close();
        });
        backOffice.start();
        Files.createDirectories(home.plan());
    }

    @AfterEach
    void closeBackOffice() {
        backOffice.stop(0);
    }

    @Test
    void handsOverEverythingInOrderAndOnlyOnce() throws Exception {
        plan("stock-movements", 3);
        plan("stores", 2);
        plan("products", 4_100);

        long first = new MasterData(home).handToDashboards(door());
        long second = new MasterData(home).handToDashboards(door());

        assertThat(first).isEqualTo(4_105);
        assertThat(second).isZero();
        assertThat(received).hasSize(4_105).doesNotHaveDuplicates();
        assertThat(received).startsWith("stores 0", "stores 1", "products 0").endsWith("stock-movements 2");
    }

    @Test
    void goesOnWhereItWasCutOff() throws Exception {
        plan("products", 4_100);
        acceptedRequests.set(1);

        assertThatThrownBy(() -> new MasterData(home).handToDashboards(door()))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("400");
        acceptedRequests.set(Integer.MAX_VALUE);
        new MasterData(home).handToDashboards(door());

        assertThat(received)
                .containsExactlyElementsOf(
                        IntStream.range(0, 4_100).mapToObj(n -> "products " + n).toList());
    }

    @Test
    void asksAgainWhenTheAppIsNotReadyForIt() throws Exception {
        plan("stores", 2);
        refusal.set(503);
        unavailableOnce.set(true);

        new MasterData(home).handToDashboards(door());

        assertThat(received).containsExactly("stores 0", "stores 1");
    }

    private Door door() {
        return Door.at(backOffice.getAddress().getPort(), "secret");
    }

    private void plan(String kind, int lines) throws IOException {
        Files.write(
                home.plan().resolve(kind + ".ndjson"),
                IntStream.range(0, lines).mapToObj(Integer::toString).toList());
    }
}
