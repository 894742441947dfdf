package io.tillstream.paymentsimulator;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import picocli.CommandLine.Option;

/** Plays a card terminal and wallets until it is stopped; docs/reference/payment-hosts.md. */
@picocli.CommandLine.Command(
        name = "payment-simulator",
        description =
                "Play a card terminal and wallets that move no money, with a page to pay on, until it is stopped.")
public final class PaymentSimulatorCommand extends Command {
    @Option(names = "--data", required = true, paramLabel = "DIR", description = "Where the hosts keep their books.")
    private Path data = Path.of("");

    @Option(names = "--terminal-port", paramLabel = "PORT", description = "Where tills speak to the terminal.")
    private int terminalPort = 20007;

    @Option(names = "--port", paramLabel = "PORT", description = "Where pages and wallets are.")
    private int port = 8090;

    @Option(
            names = "--address",
            paramLabel = "ADDRESS",
            description = "Where it listens; 127.0.0.1 unless set. A phone needs one of the network's.")
    private String address = "127.0.0.1";

    /** Not an option: everybody on the machine can read command lines. */
    private static final String SECRET = "TILLSTREAM_PAYMENT_SECRET";

    public static void main(String[] arguments) {
        System.exit(execute(new PaymentSimulatorCommand(), arguments));
    }

    @Override
    protected int run() throws InterruptedException {
        CountDownLatch stopped = new CountDownLatch(1);
        try (PaymentSimulator simulator = PaymentSimulator.start(
                data,
                InetAddress.getByName(address),
                terminalPort,
                port,
                Clock.systemUTC(),
                System.getenv().getOrDefault(SECRET, ""))) {
            Runtime.getRuntime().addShutdownHook(Thread.ofPlatform().unstarted(stopped::countDown));
            print(
                    "Terminal tcp://" + address + ":" + simulator.terminalPort() + ", wallets and pages http://"
                            + address + ":" + simulator.webPort() + "/",
                    Map.of("terminal", simulator.terminalPort(), "web", simulator.webPort()));
            stopped.await();
            return ExitCode.SUCCESS;
        } catch (IOException e) {
            throw new Complaint(
                    "Payment simulator in " + data,
                    String.valueOf(e.getMessage()),
                    "it needs a folder it can write and two ports that are free",
                    "choose others with --data, --port and --terminal-port");
        }
    }
}
