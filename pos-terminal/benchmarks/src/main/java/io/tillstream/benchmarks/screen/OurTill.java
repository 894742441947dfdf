package io.tillstream.benchmarks.screen;

import io.tillstream.benchmarks.Samples;
import io.tillstream.benchmarks.catalogue.EnrolledTill;
import io.tillstream.benchmarks.catalogue.LargeShop;
import io.tillstream.peripherals.VirtualCable;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;

/**
 * The till as it is built, in a process of its own: it was enrolled once, keeps the large shop's catalogue, and cannot reach
 * head office.
 */
record OurTill(Process process, VirtualCable serial, int port, Path flight) implements Contender {
    private static final Duration START = Duration.ofMinutes(2);
    private static final String ACT = "io.tillstream.till.Act";

    static OurTill start(Path folder) throws IOException, InterruptedException {
        Path data = folder.resolve("till");
        EnrolledTill.fill(data, LargeShop.shelf());
        VirtualCable serial = VirtualCable.plug(folder.resolve("till-scanner"));
        int port = freePort();
        Path flight = folder.resolve("till.jfr");
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-XX:StartFlightRecording:settings=none," + ACT + "#enabled=true,filename=" + flight,
                "-cp",
                classPath(),
                "io.tillstream.till.TillApp",
                "--till.data=" + data,
                "--till.gateway=https://127.0.0.1:1",
                "--till.scanner=" + serial.till(),
                "--server.port=" + port));
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("till.log").toFile())
                .start();
        OurTill till = new OurTill(process, serial, port, flight);
        try {
            Patience.until("the till", START, till::isReady);
        } catch (IOException | InterruptedException e) {
            till.close();
            throw e;
        }
        return till;
    }

    private static String classPath() throws IOException {
        Path target = Path.of(System.getProperty("tillstream.root", "."), "pos-terminal", "till-app", "target");
        try (Stream<Path> files = Files.list(target)) {
            Path jar = files.filter(file -> file.getFileName().toString().matches("till-app-.*(?<!-tests)\\.jar"))
                    .findFirst()
                    .orElseThrow(() -> new IOException("the till is not built"));
            return jar + ":" + Files.readString(target.resolve("classpath")).strip();
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }

    private boolean isReady() throws IOException, InterruptedException {
        if (!process.isAlive()) {
            throw new InterruptedException("the till has ended; see its log");
        }
        try (HttpClient http = HttpClient.newHttpClient()) {
            String status = http.send(
                            HttpRequest.newBuilder(URI.create(address() + "/api/status"))
                                    .timeout(Duration.ofSeconds(5))
                                    .build(),
                            HttpResponse.BodyHandlers.ofString())
                    .body();
            return status.contains("\"ready\":true");
        }
    }

    @Override
    public String address() {
        return "http://127.0.0.1:" + port;
    }

    @Override
    public Path scanner() {
        return serial.device();
    }

    @Override
    public String line() {
        return ".line";
    }

    @Override
    public String amount() {
        return ".line-amount";
    }

    @Override
    public String clear() {
        return "fetch('/basket/cancel', {method: 'POST'})";
    }

    @Override
    public void close() {
        Patience.end(process);
        serial.close();
    }

    /** How long the till itself took for the scans it has done, after so many to warm up; once it is closed. */
    Samples scans(int warmUp, int most) throws IOException {
        Samples samples = new Samples(most);
        RecordingFile.readAllEvents(flight).stream()
                .filter(event -> event.getEventType().getName().equals(ACT))
                .filter(event -> event.getString("kind").equals("Scanned"))
                .sorted(Comparator.comparing(RecordedEvent::getStartTime))
                .skip(warmUp)
                .limit(most)
                .forEach(event -> samples.add(event.getDuration().toNanos()));
        return samples;
    }
}
