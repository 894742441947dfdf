package io.tillstream.portal;

import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.events.message.Channel;
import io.tillstream.localcluster.KafkaBroker;
import io.tillstream.localcluster.PostgresServer;
import io.tillstream.paymentsimulator.PaymentSimulator;
import io.tillstream.portal.consent.Unsubscribing;
import io.tillstream.portal.enrolment.EmailAddress;
import io.tillstream.portal.enrolment.EmailProofs;
import io.tillstream.portal.payments.OnlinePayment;
import io.tillstream.portal.payments.OnlinePayments;
import io.tillstream.portal.payments.PaymentMethod;
import io.tillstream.portal.payments.PaymentWish;
import io.tillstream.portal.privacy.Retention;
import io.tillstream.portal.products.SearchDoor;
import io.tillstream.portal.products.SearchNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.locks.LockSupport;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.web.server.context.WebServerApplicationContext;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.mvc.method.RequestMappingInfo;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/** A portal with a real database and a real broker, in a town where trade has been done. */
final class RunningPortal implements AutoCloseable {
    static final String ANNES_PASSWORD = "anne reads by the lamp";
    static final String BEAS_PASSWORD = "bea has no mug at all";
    static final String MEMBERS = """
            {"member":"maaaaaaaaaaaaaaaa","card":"TSM0000000000017","enrolledOn":"2011-01-04","personalised":true,"externalId":"12346"}
            {"member":"mbbbbbbbbbbbbbbbb","card":"TSM0000000000024","enrolledOn":"2011-02-01","personalised":false}
            """;

    static final Instant BUSINESS_NOW = Instant.parse("2011-11-09T12:00:00Z");
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private static final String PAYMENT_SECRET = "only-for-tests-0123456789-abcdefgh";

    private final KafkaBroker kafka;
    private final PaymentSimulator provider;
    private final PostgresServer postgres;
    private final Town town;
    private final SearchDoor searchDoor;
    private final Path messages;
    private final ConfigurableApplicationContext app;

    RunningPortal(Path folder) throws Exception {
        messages = folder.resolve("messages");
        // The slow one is not waited for before the others begin.
        CompletableFuture<URI> search = CompletableFuture.supplyAsync(SearchNode::address);
        kafka = KafkaBroker.start(folder.resolve("kafka"));
        postgres = PostgresServer.start(folder.resolve("postgres"));
        provider = PaymentSimulator.start(
                folder.resolve("provider"), InetAddress.getLoopbackAddress(), 0, 0, Clock.systemUTC(), PAYMENT_SECRET);
        town = new Town(kafka.bootstrapServers());
        searchDoor = new SearchDoor(search.join());
        app = SpringApplication.run(
                PortalApp.class,
                "--server.port=0",
                "--tillstream.elasticsearch=" + searchDoor.address(),
                "--tillstream.kafka=" + kafka.bootstrapServers(),
                "--tillstream.postgres=" + postgres.jdbcUrl("portal"),
                "--tillstream.postgres-user=" + postgres.user(),
                "--tillstream.postgres-password=" + postgres.password(),
                "--tillstream.member-lookup-key=" + "5a".repeat(32),
                "--tillstream.clock-offset="
                        + Duration.between(Clock.systemUTC().instant(), BUSINESS_NOW),
                "--tillstream.payments.provider=" + provider(),
                "--tillstream.payments.secret=" + PAYMENT_SECRET,
                "--tillstream.messages.outbox=" + messages,
                "--tillstream.privacy.notices=PIPL_24,NY_PRICING",
                "--tillstream.admin-token=" + Visitor.TOKEN);
        town.openShop();
        town.trade();
        town.promote();
        try (Visitor machine = visitor()) {
            String json = "application/json";
            machine.machine("/api/import/members", Visitor.TOKEN, "application/x-ndjson", MEMBERS);
            machine.machine(passwordOf(Town.ANNE), Visitor.TOKEN, json, password(ANNES_PASSWORD));
            machine.machine(passwordOf(Town.BEA), Visitor.TOKEN, json, password(BEAS_PASSWORD));
        }
        await(() -> count("points_entry") == 5
                && count("receipt") == 3
                && count("points_balance") == 2
                && count("member_offers") == 1
                && count("product") == 2
                && count("campaign") == 1
                && count("promotion") == 7
                && count("segment") == 1
                && count("member_stay") == 2
                && count("store") == 1);
    }

    /** Who takes money online, with the pages a payer sees. */
    URI provider() {
        return URI.create("http://127.0.0.1:" + provider.webPort());
    }

    /** Something that a member is to pay online. */
    OnlinePayment toPay(MemberId member, PaymentMethod method) {
        String order = "w" + UUID.randomUUID();
        return app.getBean(OnlinePayments.class)
                .open(new PaymentWish(
                        order, member, StoreId.of("s1"), Money.parse("12.34 GBP"), method, null, order, "/receipts"));
    }

    static String passwordOf(MemberId member) {
        return "/api/members/" + member + "/password";
    }

    static String password(String text) {
        return "{\"password\":\"" + text + "\"}";
    }

    /** What stands between the portal and the search cluster. */
    SearchDoor searchDoor() {
        return searchDoor;
    }

    /** Where messages to members are left. */
    Path messages() {
        return messages;
    }

    /** Where a member ends messages without a password. */
    String unsubscribing(MemberId member, Channel channel) {
        return app.getBean(Unsubscribing.class)
                .link(member, channel)
                .orElseThrow()
                .getPath();
    }

    /** Where a member who allows e-mails says that an address is theirs. */
    String confirming(MemberId member) {
        database().update("delete from email_proof where member = ?", member.value());
        database()
                .update(
                        "insert into email_proof (member, state, due_at, changed_at) values (?, 'wanted', 'infinity', now())",
                        member.value());
        database().update("""
                        insert into message_consent (member, channel, allowed) values (?, 'EMAIL', true)
                        on conflict (member, channel) do update set allowed = true
                        """, member.value());
        return "/confirm-address/" + member + "/"
                + app.getBean(EmailProofs.class).ask(member, new EmailAddress("anne@mail.example"), BUSINESS_NOW);
    }

    /** What the portal answers to, by the mapping itself. */
    Map<RequestMappingInfo, HandlerMethod> routes() {
        return app.getBean("requestMappingHandlerMapping", RequestMappingHandlerMapping.class)
                .getHandlerMethods();
    }

    /** What otherwise happens once an hour. */
    void applyRetention() {
        int _ = app.getBean(Retention.class).apply();
    }

    Town town() {
        return town;
    }

    int port() {
        return Objects.requireNonNull(((WebServerApplicationContext) app).getWebServer())
                .getPort();
    }

    Visitor visitor() {
        return new Visitor(port());
    }

    /** Somebody who has signed in. */
    Visitor signedIn(String card, String password) throws Exception {
        Visitor visitor = visitor();
        if (!visitor.signIn(card, password).uri().getPath().equals("/")) {
            throw new IllegalStateException("Signing in failed.");
        }
        return visitor;
    }

    Visitor anne() throws Exception {
        return signedIn(Town.ANNES_CARD, ANNES_PASSWORD);
    }

    Visitor bea() throws Exception {
        return signedIn(Town.BEAS_CARD, BEAS_PASSWORD);
    }

    JdbcTemplate database() {
        return app.getBean(JdbcTemplate.class);
    }

    private long count(String table) {
        Long count = database().queryForObject("select count(*) from " + table, Long.class);
        return count == null ? 0 : count;
    }

    /** Waits until something holds, at most half a minute. */
    static void await(Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("It did not come true in " + PATIENCE.toSeconds() + " s.");
            }
            LockSupport.parkNanos(20_000_000);
        }
    }

    @Override
    public void close() throws IOException {
        app.close();
        provider.close();
        searchDoor.close();
        town.close();
        postgres.close();
        kafka.close();
    }
}
