package io.tillstream.portal.messages;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.CurrencyUnit;
import io.tillstream.events.Language;
import io.tillstream.events.LocalText;
import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Store;
import io.tillstream.events.message.CampaignMessage;
import io.tillstream.events.message.Channel;
import io.tillstream.events.message.Frequency;
import io.tillstream.events.message.MessageReach;
import io.tillstream.events.message.MessageTally;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.consent.Unsubscribing;
import io.tillstream.portal.enrolment.Decisions;
import io.tillstream.portal.enrolment.Declines;
import io.tillstream.portal.enrolment.EmailAddress;
import io.tillstream.portal.enrolment.EmailProofs;
import io.tillstream.portal.enrolment.EnrolledMembers;
import io.tillstream.portal.enrolment.Members;
import io.tillstream.portal.enrolment.MessageConsents;
import io.tillstream.portal.receipts.Receipts;
import io.tillstream.portal.settings.MessageSettings;
import io.tillstream.portal.settings.PaymentSettings;
import io.tillstream.portal.settings.PortalSettings;
import io.tillstream.portal.settings.TestSettings;
import io.tillstream.portal.signin.CardNumbers;
import io.tillstream.portal.streams.Fact;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Clock;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.support.ResourceBundleMessageSource;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The parts of the portal that write to members, with a real database and a clock that can be put on; no page, no broker. */
final class PostOffice implements AutoCloseable {
    static final String OUTSIDE = "https://members.shop.example";

    private final AnnotationConfigApplicationContext parts = new AnnotationConfigApplicationContext();
    private final SetClock clock;

    /** A clock that stands until it is put on. */
    private static final class SetClock extends Clock {
        private Instant now;

        SetClock(Instant now) {
            this.now = now;
        }

        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }

    PostOffice(String database, Instant now, int mailPort, @Nullable Path outbox) {
        DriverManagerDataSource source = new DriverManagerDataSource(database + "&currentSchema=portal");
        Flyway.configure()
                .dataSource(source)
                .schemas("portal")
                .locations("classpath:db/migration/portal")
                .load()
                .migrate();
        clock = new SetClock(now);
        PortalSettings settings = TestSettings.of(
                new MessageSettings(
                        URI.create(OUTSIDE),
                        "offers@shop.example",
                        mailPort == 0 ? "" : "127.0.0.1:" + mailPort,
                        "",
                        "",
                        "none",
                        outbox == null ? null : outbox.toString(),
                        "21:00-09:00",
                        "2/7",
                        6_000),
                new PaymentSettings(null, "", "Tillstream", Duration.ofMinutes(15)));
        ResourceBundleMessageSource words = new ResourceBundleMessageSource();
        words.setBasename("messages");
        words.setDefaultEncoding(StandardCharsets.UTF_8.name());
        words.setFallbackToSystemLocale(false);
        parts.registerBean(PortalSettings.class, () -> settings);
        parts.registerBean(Clock.class, () -> clock);
        parts.registerBean(DataSource.class, () -> source);
        parts.registerBean(JdbcTemplate.class, () -> new JdbcTemplate(source));
        parts.registerBean(
                TransactionTemplate.class, () -> new TransactionTemplate(new JdbcTransactionManager(source)));
        // The context has a source of texts of its own under this name.
        parts.registerBean("messageSource", MessageSource.class, () -> words);
        parts.register(
                CardNumbers.class,
                Members.class,
                Declines.class,
                Decisions.class,
                MessageConsents.class,
                EmailProofs.class,
                Unsubscribing.class,
                Assortment.class,
                Receipts.class,
                Deliveries.class,
                Addressing.class,
                Carriers.class,
                Letters.class,
                Sending.class,
                Questions.class,
                Bounces.class,
                Tallies.class,
                Reaches.class,
                MessageProjection.class);
        parts.refresh();
        jdbc().update(
                        "insert into store (store, fact) values (?, ?) on conflict do nothing",
                        "s1",
                        CanonicalJson.text(store("s1", "Europe/London")));
    }

    private static Store store(String id, String zone) {
        return new Store(
                new StoreId(id),
                LocalText.same(id),
                ZoneId.of(zone),
                CurrencyUnit.of("GBP"),
                true,
                List.of(new Store.TaxRate("standard", 2000)),
                1,
                1,
                List.of(DayOfWeek.MONDAY));
    }

    JdbcTemplate jdbc() {
        return parts.getBean(JdbcTemplate.class);
    }

    MessageConsents consents() {
        return parts.getBean(MessageConsents.class);
    }

    /** What the back office would be told of a message now. */
    MessageTally tally(String campaign) {
        Tallies tallies = parts.getBean(Tallies.class);
        return tallies.untold().stream()
                .filter(untold -> untold.campaign().equals(campaign))
                .map(untold -> tallies.count(untold, clock.instant()))
                .findFirst()
                .orElseThrow();
    }

    /** What it would be told of those who can be written to. */
    Map<String, MessageReach> reaches() {
        return parts.getBean(Reaches.class).count(Set.of(), clock.instant());
    }

    void allowNothingPersonal(MemberId member) {
        parts.getBean(Members.class).personalise(member, false);
    }

    /** A member who has proved the address. */
    MemberId enrol(long card, @Nullable String name, @Nullable String email, Language language, Channel... allowed) {
        MemberId member = enrolUnproved(card, name, email, language, allowed);
        if (email != null) {
            jdbc().update(
                            "insert into email_proof (member, state, due_at, changed_at) values (?, 'proved', now(), now())",
                            member.value());
        }
        return member;
    }

    MemberId enrolUnproved(
            long card, @Nullable String name, @Nullable String email, Language language, Channel... allowed) {
        return EnrolledMembers.enrol(
                parts.getBean(Members.class), consents(), card, name, email, language, true, allowed);
    }

    EmailProofs proofs() {
        return parts.getBean(EmailProofs.class);
    }

    void movesTo(MemberId member, String email) {
        parts.getBean(Members.class).reachAt(member, new EmailAddress(email), Language.EN);
    }

    /** Sends the questions that are due now. */
    void ask() {
        parts.getBean(Questions.class).ask(50);
    }

    /** One that has not begun its rounds. */
    Postman postman() {
        return parts.getAutowireCapableBeanFactory().createBean(Postman.class);
    }

    /** Reads what came back. */
    void readBounces() {
        parts.getBean(Bounces.class).read();
    }

    /** The member buys where the clocks are set to that zone. */
    void buys(MemberId member, String store, String zone) {
        jdbc().update(
                        "insert into store (store, fact) values (?, ?) on conflict do nothing",
                        store,
                        CanonicalJson.text(store(store, zone)));
        jdbc().update(
                        "insert into receipt (sale, member, store, happened_at, total, fact) values (?, ?, ?, ?, ?, '{}')",
                        store + "-t1/1/1",
                        member.value(),
                        store,
                        Timestamp.from(clock.instant()),
                        "1.00 GBP");
    }

    void stays(MemberId member, String segment, String from, @Nullable String until) {
        jdbc().update(
                        "insert into member_stay (member, segment, from_day, until_day) values (?, ?, ?::date, ?::date)",
                        member.value(),
                        segment,
                        from,
                        until);
    }

    CampaignMessage message(String campaign, Channel... channels) {
        return new CampaignMessage(
                campaign,
                new LocalText("Coffee, {name}?", "{name}，來杯咖啡？", "{name}，喝杯咖啡？"),
                new LocalText("20 % off.\nUntil Sunday.", "全面八折。", "全部八折。"),
                List.of(channels),
                null,
                0,
                null,
                clock.instant().minusSeconds(60),
                clock.instant().plus(Duration.ofDays(14)),
                CampaignMessage.State.GOING);
    }

    static CampaignMessage with(
            CampaignMessage message, @Nullable String segment, int controlBasisPoints, @Nullable Frequency atMost) {
        return new CampaignMessage(
                message.campaign(),
                message.subject(),
                message.text(),
                message.channels(),
                segment,
                controlBasisPoints,
                atMost,
                message.from(),
                message.until(),
                message.state());
    }

    void tell(CampaignMessage message) {
        parts.getBean(MessageProjection.class).take(List.of(new Fact<>(message.campaign(), message, 0)));
    }

    /** Looks for those whom messages go to. */
    void address() {
        parts.getBean(Addressing.class).address(clock.instant());
    }

    /** A look by somebody for whom no message rests. */
    void addressAfresh() {
        parts.getAutowireCapableBeanFactory().createBean(Addressing.class).address(clock.instant());
    }

    /** Addresses and sends everything that is due now. */
    void round() {
        address();
        Sending sending = parts.getBean(Sending.class);
        for (int looked = sending.send(50); looked == 50; looked = sending.send(50)) {}
    }

    void putOn(Duration time) {
        clock.now = clock.now.plus(time);
    }

    /** What became of a message to a member, and when it is looked at next. */
    String fate(String campaign, MemberId member) {
        return String.join(
                ",",
                jdbc().queryForList(
                                "select state || ' ' || reason from message_delivery where campaign = ? and member = ?",
                                String.class,
                                campaign,
                                member.value()));
    }

    Instant dueAt(String campaign, MemberId member) {
        Timestamp due = jdbc().queryForObject(
                        "select due_at from message_delivery where campaign = ? and member = ?",
                        Timestamp.class,
                        campaign,
                        member.value());
        if (due == null) {
            throw new AssertionError("Nothing is due.");
        }
        return due.toInstant();
    }

    @Override
    public void close() {
        parts.close();
    }
}
