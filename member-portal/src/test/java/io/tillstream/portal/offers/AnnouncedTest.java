package io.tillstream.portal.offers;

import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Eligibility;
import io.tillstream.events.assortment.Limits;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Qualifying;
import io.tillstream.events.assortment.Reward;
import io.tillstream.events.assortment.Selection;
import io.tillstream.localcluster.PostgresServer;
import io.tillstream.portal.streams.Fact;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What is read of the promotions that were announced, with a real database. */
class AnnouncedTest {
    private static final Instant NOON = Instant.parse("2026-11-30T12:00:00Z");

    @TempDir
    Path folder;

    /** A chain may have given each member a coupon of their own; nobody looks at all of them to show one page. */
    @Test
    void leavesThoseWithACouponInTheDatabase() {
        try (PostgresServer postgres = PostgresServer.start(folder.resolve("postgres"))) {
            String address = postgres.jdbcUrl("offers");
            DriverManagerDataSource source = new DriverManagerDataSource(
                    address + (address.contains("?") ? "&" : "?") + "currentSchema=portal",
                    postgres.user(),
                    postgres.password());
            Flyway.configure()
                    .dataSource(source)
                    .schemas("portal")
                    .locations("classpath:db/migration/portal")
                    .load()
                    .migrate();
            JdbcTemplate jdbc = new JdbcTemplate(source);
            new PromotionProjection(jdbc)
                    .take(List.of(
                            new Fact<>("mugs", promotion("mugs", null), 0),
                            new Fact<>("code", promotion("code", "AUTUMN"), 1)));
            Announced announced = new Announced(jdbc);

            assertThat(announced.promotions(NOON)).extracting(Promotion::id).containsExactly("mugs");
            assertThat(announced.promotion("code")).isPresent();
        }
    }

    private static Promotion promotion(String id, @Nullable String coupon) {
        return new Promotion(
                id,
                LocalText.same(id),
                new Eligibility(
                        new Eligibility.Everybody(),
                        List.of(),
                        List.of(),
                        NOON.minusSeconds(60),
                        NOON.plusSeconds(60),
                        coupon),
                Qualifying.of(Selection.everything()),
                new Reward.PercentOff(1_000),
                Limits.none(),
                0,
                null,
                false,
                null,
                true);
    }
}
