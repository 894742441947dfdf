package io.tillstream.conductor;

import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.process.Supervisor;
import io.tillstream.conductor.shop.Door;
import io.tillstream.conductor.shop.Ledgers;
import io.tillstream.conductor.shop.TillStatus;
import java.io.IOException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Opens the shop, lets shoppers in, waits until offers flow, and in the end closes and checks the books. */
final class Demonstration {
    private static final Duration OUTBOX_PATIENCE = Duration.ofMinutes(5);

    private final Session session;
    private final Choices choices;
    private final @Nullable Double speed;
    private final Supervisor supervisor;
    private final Steps steps;
    private final Ledgers ledgers;
    private @Nullable OpenShop open;
    private volatile double sellSeconds;
    private double offersSeconds;

    Demonstration(Session session, Choices choices, @Nullable Double speed) {
        this.session = session;
        this.choices = choices;
        this.speed = speed;
        this.supervisor = session.supervisor();
        this.steps = session.steps();
        this.ledgers = new Ledgers(Door.at(
                session.ports().of(Names.STREAMING),
                session.settings().knownSecrets().adminToken()));
    }

    /** What {@code --for} ends with; the names are those of docs/reference/demo.md. */
    record Result(Map<String, Object> figures, Books.Verdict verdict) {
        boolean isEqual() {
            return verdict.isEqual();
        }

        Map<String, Object> asJson() {
            Map<String, Object> document = new LinkedHashMap<>(figures);
            document.put("reconcile", verdict.document());
            return document;
        }

        String asText() {
            StringBuilder text = new StringBuilder();
            figures.forEach((name, figure) ->
                    text.append(name).append(": ").append(figure).append('\n'));
            return text.append(verdict.isEqual() ? "The books agree." : "The books do not agree: " + verdict.document())
                    .toString();
        }
    }

    /** Returns once offers flow. */
    void begin() throws IOException {
        OpenShop opened = openShop(floor -> floor.letShoppersIn(speed));
        awaitFirstSale(opened);
        Learning learning = learning(opened);
        learning.awaitHistory();
        learning.train();
        learning.offer(session.settings().knownSecrets());
        opened.search().begin();
        offersSeconds = steps.seconds();
        new Signpost(session, opened).read(ledgers, choices.search());
        steps.say("Simulated shoppers keep every till busy; to ring up by yourself: stop this, then ./tillstream up");
    }

    void beginWithoutShoppers() throws IOException {
        OpenShop opened = openShop(ShopFloor::leaveToPeople);
        Learning learning = learning(opened);
        learning.awaitHistory();
        if (hasTrained(learning)) {
            learning.offer(session.settings().knownSecrets());
        }
        opened.search().begin();
        new Signpost(session, opened).read(ledgers, choices.search());
    }

    /** A shop sells on when nothing can be learned. */
    private boolean hasTrained(Learning learning) {
        try {
            learning.train();
            return true;
        } catch (Complaint | IOException e) {
            steps.say("No offers: " + e.getMessage());
            steps.say("The tills sell without them; the next start tries again");
            return false;
        }
    }

    /** The page a newcomer should see first. */
    String frontPage() {
        return "http://127.0.0.1:" + session.ports().of(Names.DASHBOARDS) + "/";
    }

    /** Returns when everything is being stopped. */
    int untilStopped() {
        try {
            new CountDownLatch(1).await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.INTERRUPTED;
    }

    /** Compares the books again and again until everything is being stopped. */
    int checkingBooks(Duration every) throws IOException {
        OpenShop opened = opened();
        Books books = new Books(session);
        Audit audit = new Audit(
                session.home(),
                () -> books.check(opened.search().isThere()),
                () -> opened.tills().status().waiting(),
                InstantSource.system(),
                steps);
        try {
            audit.every(every);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return ExitCode.INTERRUPTED;
    }

    /** Goes on for a while, sends the shoppers home, waits until everything has arrived, and checks the books. */
    Result endAfter(Duration length) throws IOException {
        OpenShop opened = opened();
        try {
            TimeUnit.MILLISECONDS.sleep(length.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        opened.floor().close();
        steps.say("The shoppers have left");
        Waiting.until(
                "the tills to send what they sold",
                OUTBOX_PATIENCE,
                () -> opened.tills().status().waiting() == 0);
        Waiting.until("the ledgers to catch up", OUTBOX_PATIENCE, () -> ledgers.lag() == 0);
        TillStatus now = opened.crew().begin(() -> opened.tills().status()).await();
        Books.Verdict verdict = new Books(session).check(opened.search().isThere());
        steps.say(verdict.isEqual() ? "The books agree" : "The books do not agree");
        return new Result(figures(now), verdict);
    }

    private Map<String, Object> figures(TillStatus now) {
        TillStatus start = opened().atOpening();
        Map<String, Object> figures = new LinkedHashMap<>();
        figures.put("sales", now.sales() - start.sales());
        figures.put("lines", now.lines() - start.lines());
        figures.put("offersShown", now.offersShown() - start.offersShown());
        figures.put("receiptsPrinted", now.receiptsPrinted() - start.receiptsPrinted());
        figures.put("reorderAlerts", ReorderAlerts.count(opened().apps().kafka()));
        figures.put("sellSeconds", sellSeconds);
        figures.put("offersSeconds", offersSeconds);
        return figures;
    }

    private OpenShop openShop(Opening.Staff staff) throws IOException {
        OpenShop opened = session.opening(choices).open(staff);
        open = opened;
        return opened;
    }

    private void awaitFirstSale(OpenShop opened) {
        opened.crew().begin(() -> {
            Waiting.until(
                    "the first sale",
                    () -> opened.tills().status().sales() > opened.atOpening().sales());
            sellSeconds = steps.seconds();
            steps.say("The tills sell");
            return true;
        });
    }

    /** Search comes last while there is history to learn from: indexing all of it costs as much as learning. */
    private Learning learning(OpenShop opened) {
        if (session.home().hasLearned()) {
            opened.search().begin();
        }
        return new Learning(session.home(), opened, ledgers, supervisor, steps);
    }

    private OpenShop opened() {
        OpenShop opened = open;
        if (opened == null) {
            throw new IllegalStateException("The demonstration has not begun");
        }
        return opened;
    }
}
