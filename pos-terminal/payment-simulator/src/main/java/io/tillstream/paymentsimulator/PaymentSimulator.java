package io.tillstream.paymentsimulator;

import io.tillstream.paymentsimulator.ledger.HostLedger;
import io.tillstream.paymentsimulator.online.Checkouts;
import io.tillstream.paymentsimulator.online.OnlineDoor;
import io.tillstream.paymentsimulator.online.Signatures;
import io.tillstream.paymentsimulator.online.Tempers;
import io.tillstream.paymentsimulator.terminal.Counter;
import io.tillstream.paymentsimulator.terminal.Moods;
import io.tillstream.paymentsimulator.terminal.Terminal;
import io.tillstream.paymentsimulator.terminal.TerminalServer;
import io.tillstream.paymentsimulator.wallet.PayerCodes;
import io.tillstream.paymentsimulator.wallet.Wallets;
import io.tillstream.paymentsimulator.web.WebServer;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;

/** The hosts, put together over one set of books. */
public final class PaymentSimulator implements AutoCloseable {
    private final TerminalServer terminal;
    private final WebServer web;
    private final Checkouts checkouts;

    private PaymentSimulator(TerminalServer terminal, WebServer web, Checkouts checkouts) {
        this.terminal = terminal;
        this.web = web;
        this.checkouts = checkouts;
    }

    /** Starts them without online payments. */
    public static PaymentSimulator start(Path data, InetAddress address, int terminalPort, int webPort, Clock clock)
            throws IOException {
        return start(data, address, terminalPort, webPort, clock, "");
    }

    /**
     * Starts them.
     *
     * @param data where the books are kept
     * @param terminalPort the terminal's; 0 for any that is free
     * @param webPort of pages and wallets; 0 for any that is free
     * @param secret shared with a member portal; empty: nothing is paid online
     */
    public static PaymentSimulator start(
            Path data, InetAddress address, int terminalPort, int webPort, Clock clock, String secret)
            throws IOException {
        HostLedger ledger = HostLedger.open(data.resolve("payments.ndjson"));
        Moods cards = new Moods();
        Moods walletMoods = new Moods();
        Counter counter = new Counter();
        PayerCodes codes = new PayerCodes(clock, new SecureRandom());
        Wallets wallets = new Wallets(ledger, codes, walletMoods, clock);
        Terminal terminal = new Terminal(ledger, cards, counter, clock);
        Signatures signatures = new Signatures(secret);
        Tempers tempers = new Tempers();
        Checkouts checkouts = new Checkouts(ledger, tempers, signatures, clock);
        OnlineDoor online = new OnlineDoor(checkouts, signatures, clock);
        TerminalServer door = TerminalServer.open(address, terminalPort, terminal);
        try {
            return new PaymentSimulator(
                    door,
                    WebServer.open(
                            address,
                            webPort,
                            new WebServer.Hosts(
                                    ledger,
                                    terminal,
                                    cards,
                                    walletMoods,
                                    counter,
                                    wallets,
                                    codes,
                                    checkouts,
                                    tempers,
                                    online)),
                    checkouts);
        } catch (IOException e) {
            checkouts.close();
            door.close();
            throw e;
        }
    }

    public int terminalPort() {
        return terminal.port();
    }

    public int webPort() {
        return web.port();
    }

    @Override
    public void close() throws IOException {
        web.close();
        checkouts.close();
        terminal.close();
    }
}
