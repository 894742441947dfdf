package io.tillstream.portal.payments;

import com.sun.net.httpserver.HttpServer;
import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import io.tillstream.events.StoreId;
import io.tillstream.portal.settings.MessageSettings;
import io.tillstream.portal.settings.PaymentSettings;
import io.tillstream.portal.settings.PortalSettings;
import io.tillstream.portal.settings.TestSettings;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.transaction.support.TransactionSynchronizationManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The payments of a portal over a real database, without its other parts. */
final class CashDesk implements AutoCloseable {
    static final String SECRET = "only-for-tests-0123456789-abcdefgh";
    static final Money AMOUNT = Money.parse("12.34 GBP");
    static final MemberId ANNE = new MemberId("maaaaaaaaaaaaaaaa");

    private final AnnotationConfigApplicationContext parts = new AnnotationConfigApplicationContext();
    private final HttpServer door;
    private final List<Integer> noticed = new CopyOnWriteArrayList<>();

    /** What listeners are told, and whether they were told within a transaction. */
    static final class Listener {
        private final List<PaymentState> heard = new CopyOnWriteArrayList<>();

        @EventListener
        void hear(PaymentChanged changed) {
            if (!TransactionSynchronizationManager.isActualTransactionActive()) {
                throw new IllegalStateException("A change is told outside of its transaction.");
            }
            heard.add(changed.payment().state());
        }
    }

    CashDesk(String database, URI provider) throws IOException {
        DriverManagerDataSource source = new DriverManagerDataSource(database + "&currentSchema=portal");
        Flyway.configure()
                .dataSource(source)
                .schemas("portal")
                .locations("classpath:db/migration/portal")
                .load()
                .migrate();
        door = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        PortalSettings settings = TestSettings.of(
                new MessageSettings(
                        URI.create("http://127.0.0.1:" + door.getAddress().getPort()),
                        "offers@shop.example",
                        "",
                        "",
                        "",
                        "none",
                        null,
                        "none",
                        "2/7",
                        6_000),
                new PaymentSettings(provider, SECRET, "Corner Shop", Duration.ofMinutes(15)));
        parts.registerBean(PortalSettings.class, () -> settings);
        parts.registerBean(Clock.class, Clock::systemUTC);
        parts.registerBean(DataSource.class, () -> source);
        parts.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(source));
        parts.registerBean(
                TransactionTemplate.class, () -> new TransactionTemplate(new JdbcTransactionManager(source)));
        parts.register(
                Provision.class,
                PaymentBook.class,
                SavedMethods.class,
                DroppedAgreements.class,
                PaymentDesk.class,
                OnlinePayments.class,
                NoticesDoor.class,
                RefundsDoor.class,
                Listener.class);
        parts.refresh();
        door.createContext(NoticesDoor.PATH, exchange -> {
            MockHttpServletRequest request = new MockHttpServletRequest("POST", NoticesDoor.PATH);
            request.setContent(exchange.getRequestBody().readAllBytes());
            exchange.getRequestHeaders().forEach((name, values) -> request.addHeader(name, values.getFirst()));
            int status = parts.getBean(NoticesDoor.class)
                    .hear(request)
                    .getStatusCode()
                    .value();
            noticed.add(status);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        door.start();
    }

    static PaymentWish wish(String order, PaymentMethod method, String key) {
        return new PaymentWish(order, ANNE, StoreId.of("s1"), AMOUNT, method, null, key, "/orders/" + order);
    }

    OnlinePayments payments() {
        return parts.getBean(OnlinePayments.class);
    }

    SavedMethods methods() {
        return parts.getBean(SavedMethods.class);
    }

    RefundsDoor refunds() {
        return parts.getBean(RefundsDoor.class);
    }

    /** A person gives it back on the provider's own pages; the portal hears nothing of it. */
    void giveBackByHand(Refund refund) {
        PaymentProvider.Returned _ = parts.getBean(PaymentProvider.class).refund(refund);
    }

    JdbcTemplate jdbc() {
        return parts.getBean(JdbcTemplate.class);
    }

    TransactionTemplate transaction() {
        return parts.getBean(TransactionTemplate.class);
    }

    List<PaymentState> heard() {
        return List.copyOf(parts.getBean(Listener.class).heard);
    }

    /** The statuses notices were answered with. */
    List<Integer> noticed() {
        return List.copyOf(noticed);
    }

    int notice(Map<String, String> headers, String body) throws IOException {
        MockHttpServletRequest request = new MockHttpServletRequest("POST", NoticesDoor.PATH);
        headers.forEach(request::addHeader);
        request.setContent(body.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return parts.getBean(NoticesDoor.class).hear(request).getStatusCode().value();
    }

    /** Drives on what is due at a time, as the portal's rounds do. */
    void round(Instant now) {
        List<PaymentId> due = new ArrayList<>(parts.getBean(PaymentBook.class).take(now, 50));
        due.forEach(parts.getBean(PaymentDesk.class)::drive);
    }

    /** Tells the provider what is to be dropped, as the portal's rounds do. */
    void drop(Instant now) {
        parts.getBean(DroppedAgreements.class).tell(now);
    }

    @Override
    public void close() {
        door.stop(0);
        parts.close();
    }
}
