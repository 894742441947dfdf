package io.tillstream.journeys;

import io.tillstream.events.Gtin;
import io.tillstream.localcluster.ChildProcess;
import io.tillstream.peripherals.SerialScanner;
import io.tillstream.peripherals.VirtualCable;
import io.tillstream.peripherals.VirtualPrinter;
import io.tillstream.receipt.EscPosInterpreter;
import io.tillstream.receipt.Paper;
import java.io.File;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/**
 * A till of the shop that nobody looks after but its journey: a process of its own, a scanner and a printer on serial cables, and
 * a network cable to head office that can be pulled.
 */
final class LoneTill implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final Duration BETWEEN_SCANS = SerialScanner.ONE_SQUEEZE.plusMillis(50);
    private static final int LENGTH_OF_THE_MARK = Long.BYTES;
    /** No gateway listens there. */
    private static final int NOBODY = 1;

    private final Path root;
    /** Where its starter keeps programs; absent where it is started without one. */
    private final @Nullable Path programs;

    private final Till till;
    private final int port;
    private final int gateway;
    private final List<String> settings;
    private final Cable network;
    private final VirtualCable scanner;
    private final VirtualCable printerCable;
    private final VirtualPrinter printer;
    private final BlockingQueue<Paper> tray = new LinkedBlockingQueue<>();
    private Duration clockOffset;
    private ChildProcess process;

    private LoneTill(Platform platform, String name, Path folder, Duration clockOffset, List<String> settings)
            throws IOException {
        this(platform, name, folder, clockOffset, settings, null);
    }

    private LoneTill(
            Platform platform,
            String name,
            Path folder,
            Duration clockOffset,
            List<String> settings,
            @Nullable Path programs)
            throws IOException {
        this.root = platform.root();
        this.programs = programs;
        this.port = freePort();
        Files.createDirectories(folder);
        this.till = new Till(name, "http://127.0.0.1:" + port, folder);
        this.gateway = platform.port("till-gateway");
        int wallet = platform.port("payment-simulator");
        this.network = Cable.to(gateway, wallet);
        this.settings = new ArrayList<>(settings);
        this.settings.add("--till.wallet=http://127.0.0.1:" + network.portOf(wallet));
        this.clockOffset = clockOffset;
        Path cables = Files.createDirectories(platform.home().resolve("cables"));
        this.scanner = VirtualCable.plug(cables.resolve(name + "-scanner"));
        this.printerCable = VirtualCable.plug(cables.resolve(name + "-printer"));
        this.printer =
                VirtualPrinter.start(printerCable.deviceLine(), bytes -> tray.add(EscPosInterpreter.read(bytes)));
        this.process = begin();
    }

    /** A fresh device: nobody has told it yet which till it is. */
    static LoneTill fresh(Platform platform, String name, String... settings) throws IOException {
        return behind(Duration.ZERO, platform, name, settings);
    }

    /** A fresh device that lives so long before the rest of the shop. */
    static LoneTill behind(Duration behind, Platform platform, String name, String... settings) throws IOException {
        Path folder = platform.home().resolve("tills").resolve(name);
        Duration ahead = Duration.parse(platform.settings().path("clockOffset").asString());
        return new LoneTill(platform, name, folder, ahead.minus(behind), List.of(settings));
    }

    /** One that was enrolled elsewhere, has all it knows in its folder, and reaches nobody. */
    static LoneTill farFromHeadOffice(Platform platform, String name, Path folder, Duration clockOffset)
            throws IOException {
        return new LoneTill(platform, name, folder, clockOffset, List.of("--till.gateway=https://127.0.0.1:" + NOBODY));
    }

    /** A fresh device whose starter runs a program that was installed there. */
    static LoneTill underAStarter(Platform platform, String name, Path programs) throws IOException {
        Path folder = platform.home().resolve("tills").resolve(name);
        Duration ahead = Duration.parse(platform.settings().path("clockOffset").asString());
        return new LoneTill(platform, name, folder, ahead, List.of(), programs);
    }

    private ChildProcess begin() throws IOException {
        Path module = root.resolve("pos-terminal/till-app/target");
        Path folder = programs;
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED"));
        command.addAll(
                folder == null
                        ? List.of(
                                "-cp",
                                module.resolve("classes")
                                        + File.pathSeparator
                                        + Files.readString(module.resolve("classpath"))
                                                .strip(),
                                "io.tillstream.till.TillApp")
                        : List.of(
                                "-cp",
                                root.resolve("pos-terminal/program/target/classes")
                                        .toString(),
                                "io.tillstream.program.TillStarter",
                                "run",
                                "--programs=" + folder,
                                "--on-trial=PT5S",
                                "--"));
        command.addAll(List.of(
                "--server.port=" + port,
                "--till.data=" + till.folder(),
                "--tillstream.clock-offset=" + clockOffset,
                "--till.scanner=" + scanner.till(),
                "--till.printer=" + printerCable.till()));
        command.addAll(settings);
        return ChildProcess.start(till.name(), command, Map.of(), till.folder().resolveSibling(till.name() + ".log"));
    }

    Till till() {
        return till;
    }

    /** Where it finds head office, as long as the cable is plugged in. */
    String gateway() {
        return "https://127.0.0.1:" + network.portOf(gateway);
    }

    Cable network() {
        return network;
    }

    VirtualPrinter printer() {
        return printer;
    }

    /** Sends what a scanner sends: symbology identifier, data, carriage return. */
    void scan(String symbology, String data) throws IOException {
        // No hand scans faster, and a till takes the same code again so soon for one that was read twice.
        LockSupport.parkNanos(BETWEEN_SCANS.toNanos());
        scanner.say(symbology + data + "\r");
    }

    /** The same, and waits until the till has taken it: for what has no line of its own to be seen by. */
    void scanAndWait(String symbology, String data) throws IOException, InterruptedException {
        long before = till.status().path("scans").asLong();
        scan(symbology, data);
        till.awaits(data + " to be taken", state -> state.path("scans").asLong() > before);
    }

    /** The next paper that comes out of the printer. */
    Paper nextPaper() throws InterruptedException {
        Paper paper = tray.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        if (paper == null) {
            throw new AssertionError("Nothing came out of the printer of " + till.name() + " within " + PATIENCE + ".");
        }
        return paper;
    }

    /** Sells one piece of each for cash, and gives what came out of the printer. */
    Paper sells(Gtin... items) throws IOException, InterruptedException {
        long sales = till.status().path("sales").asLong();
        for (int i = 0; i < items.length; i++) {
            int pieces = i + 1;
            scan("]E0", items[i].ean13());
            till.awaits(pieces + " pieces", state -> state.path("pieces").asInt() == pieces);
        }
        till.press("/basket/pay/cash");
        till.awaits("the sale", state -> state.path("sales").asLong() == sales + 1);
        return nextPaper();
    }

    /** Takes away what was printed and nobody took, so that the next paper is that of the next sale. */
    void emptiesItsTray() {
        till.awaitsItsPrinter();
        tray.clear();
    }

    /** What lies in the tray and was not taken. */
    int papersLeft() {
        return tray.size();
    }

    /** Waits until it sells; it may be starting. */
    void awaitsCustomers() {
        Await.until(
                "till " + till.name() + " to sell",
                Duration.ofMinutes(2),
                () -> till.status().path("ready").asBoolean());
    }

    /** Ends the process the hard way, and starts the till again. */
    void diesAndComesBack() throws IOException {
        die();
        comesBack();
    }

    void comesBack() throws IOException {
        process = begin();
        awaitsCustomers();
    }

    /** Something that is done while not one of its threads runs, as in a long pause of its machine. */
    @FunctionalInterface
    interface Meanwhile {
        void run() throws Exception;
    }

    void standsStillWhile(Meanwhile others) throws Exception {
        process.pause();
        try {
            others.run();
        } finally {
            process.resume();
        }
    }

    /**
     * The same by a power cut: of the journal there is what was forced to the disk, and zeros where the rest would have come; what
     * said how far that was is gone, too.
     */
    void losesPowerAndComesBack() throws IOException {
        die();
        Path journal = till.folder().resolve("journal/epoch-1.journal");
        Path mark = till.folder().resolve("journal/epoch-1.journal.mark");
        long forced =
                ByteBuffer.wrap(Files.readAllBytes(mark), 0, LENGTH_OF_THE_MARK).getLong();
        try (FileChannel file = FileChannel.open(journal, StandardOpenOption.WRITE)) {
            long length = file.size();
            file.truncate(forced);
            if (length > forced) {
                file.write(ByteBuffer.allocate(1), length - 1);
            }
        }
        Files.delete(mark);
        comesBack();
    }

    /** Switched off for the night, and on again the next day at the same hour. */
    void opensTheNextDay() throws IOException {
        clockOffset = clockOffset.plusDays(1);
        diesAndComesBack();
    }

    void die() {
        process.kill();
    }

    @Override
    public void close() {
        process.close();
        printer.close();
        scanner.close();
        printerCable.close();
        try {
            network.close();
        } catch (IOException e) {
            throw new IllegalStateException("The cable of " + till.name() + " stays.", e);
        }
    }

    private static int freePort() throws IOException {
        try (ServerSocket free = new ServerSocket(0)) {
            return free.getLocalPort();
        }
    }
}
