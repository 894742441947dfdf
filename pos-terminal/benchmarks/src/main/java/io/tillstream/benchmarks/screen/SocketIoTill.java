package io.tillstream.benchmarks.screen;

import io.tillstream.benchmarks.NodePeers;
import io.tillstream.benchmarks.catalogue.LargeShop;
import io.tillstream.peripherals.VirtualCable;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/**
 * The usual shape of a screen that is pushed to: Node.js with socket.io, prices in a map, each line sent to the page as it is
 * scanned. It has no promotions, no stock, no journal and no members, so it does less for a scan than a till has to.
 */
record SocketIoTill(Process process, VirtualCable serial, int port) implements Contender {
    static final String NAME = "socket.io 4.8.1, a map";
    private static final Duration START = Duration.ofMinutes(1);

    /** Starts it; empty where it is not installed. */
    static Optional<SocketIoTill> start(NodePeers peers, Path folder) throws IOException, InterruptedException {
        Optional<Path> installed = peers.folderWith("socket.io", "4.8.1", List.of());
        if (installed.isEmpty()) {
            return Optional.empty();
        }
        Path script = folder.resolve("till.cjs");
        try (InputStream in = Objects.requireNonNull(SocketIoTill.class.getResourceAsStream("till.cjs"))) {
            Files.copy(in, script);
        }
        Path items = folder.resolve("items.tsv");
        writeItems(items);
        VirtualCable serial = VirtualCable.plug(folder.resolve("peer-scanner"));
        Path ready = folder.resolve("peer-port");
        Process process = new ProcessBuilder(
                        "node",
                        script.toString(),
                        installed.get().toString(),
                        items.toString(),
                        serial.till().toString(),
                        ready.toString())
                .redirectErrorStream(true)
                .redirectOutput(folder.resolve("peer.log").toFile())
                .start();
        try {
            Patience.until("the peer", START, () -> Files.exists(ready));
            return Optional.of(new SocketIoTill(
                    process, serial, Integer.parseInt(Files.readString(ready).strip())));
        } catch (IOException | InterruptedException e) {
            process.destroy();
            serial.close();
            throw e;
        }
    }

    private static void writeItems(Path file) throws IOException {
        try (BufferedWriter out = Files.newBufferedWriter(file)) {
            for (int item = 0; item < LargeShop.ITEMS; item++) {
                out.write(LargeShop.gtin(item).ean13() + "\t"
                        + LargeShop.price(item).unitPrice().minor() + "\t"
                        + LargeShop.product(item).name().en() + "\n");
            }
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
        return "li";
    }

    @Override
    public String amount() {
        return "b";
    }

    @Override
    public String clear() {
        return "clearBasket()";
    }

    @Override
    public void close() {
        Patience.end(process);
        serial.close();
    }
}
