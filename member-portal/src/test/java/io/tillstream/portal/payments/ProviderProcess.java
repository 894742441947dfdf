package io.tillstream.portal.payments;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.localcluster.FreePorts;
import io.tillstream.paymentsimulator.PaymentSimulatorCommand;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import tools.jackson.databind.JsonNode;

/** The payment simulator as a process of its own, that can be killed and started again over its books. */
final class ProviderProcess implements AutoCloseable {
    private final Path folder;
    private final int port = FreePorts.next();
    private final HttpClient http = HttpClient.newHttpClient();
    private Process process;

    ProviderProcess(Path folder) throws IOException, InterruptedException {
        this.folder = folder;
        this.process = started();
    }

    private Process started() throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Xmx96m",
                "-cp",
                System.getProperty("java.class.path"),
                PaymentSimulatorCommand.class.getName(),
                "--data",
                folder.toString(),
                "--port",
                Integer.toString(port),
                "--terminal-port",
                "0");
        builder.environment().put("TILLSTREAM_PAYMENT_SECRET", CashDesk.SECRET);
        Process child = builder.redirectErrorStream(true)
                .redirectOutput(folder.resolve("out.log").toFile())
                .start();
        for (int tries = 0; tries < 600; tries++) {
            try {
                get("/api/health");
                return child;
            } catch (IOException e) {
                LockSupport.parkNanos(50_000_000);
            }
        }
        throw new IllegalStateException("The payment simulator did not start in 30 s; see " + folder);
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    String get(String path) throws IOException, InterruptedException {
        HttpResponse<String> answer = http.send(
                HttpRequest.newBuilder(address().resolve(path))
                        .timeout(Duration.ofSeconds(5))
                        .build(),
                HttpResponse.BodyHandlers.ofString());
        return answer.body();
    }

    int post(String path, String form) throws IOException, InterruptedException {
        return http.send(
                        HttpRequest.newBuilder(address().resolve(path))
                                .timeout(Duration.ofSeconds(5))
                                .POST(HttpRequest.BodyPublishers.ofString(form))
                                .build(),
                        HttpResponse.BodyHandlers.ofString())
                .statusCode();
    }

    void next(String temper) throws IOException, InterruptedException {
        int _ = post("/api/mood", "host=online&seconds=1&outcome=" + temper);
    }

    void pay(OnlinePayment payment, String card) throws IOException, InterruptedException {
        int _ = post("/api/checkout", "what=card&payment=" + payment.id() + "&number=" + card);
    }

    /** What it has taken less what it gave back, in minor units, of every payment by its books. */
    long kept() throws IOException, InterruptedException {
        long sum = 0;
        for (JsonNode entry :
                CanonicalJson.decode(get("/api/ledger"), JsonNode.class).path("entries")) {
            String kind = entry.path("kind").asString("");
            String amount = entry.path("amount").asString("").replace(".", "").replace(" GBP", "");
            boolean isPaid = entry.path("state").asString("").equals("PAID");
            sum += kind.equals("ONLINE") && isPaid ? Long.parseLong(amount) : 0;
            sum -= kind.equals("REFUND") ? Long.parseLong(amount) : 0;
        }
        return sum;
    }

    /** Whether it charges nobody by this agreement any more. */
    boolean isForgotten(String token) throws IOException, InterruptedException {
        for (JsonNode entry :
                CanonicalJson.decode(get("/api/ledger"), JsonNode.class).path("entries")) {
            if (entry.path("number").asString("").equals(token)) {
                return entry.path("state").asString("").equals("CLOSED");
            }
        }
        return false;
    }

    void kill() throws InterruptedException {
        int _ = process.destroyForcibly().waitFor();
    }

    void startAgain() throws IOException, InterruptedException {
        process = started();
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
