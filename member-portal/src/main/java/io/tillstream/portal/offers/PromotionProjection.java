package io.tillstream.portal.offers;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.portal.streams.Fact;
import io.tillstream.portal.streams.Projection;
import io.tillstream.wire.Topic;
import io.tillstream.wire.Topics;
import java.sql.Timestamp;
import java.util.List;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;

/** The promotions tills give, the latest word on each. */
@Component
class PromotionProjection implements Projection<Promotion> {
    private final JdbcTemplate jdbc;

    PromotionProjection(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public Topic<Promotion> topic() {
        return Topics.PROMOTION;
    }

    @Override
    public void take(List<Fact<Promotion>> facts) {
        for (Fact<Promotion> fact : facts) {
            Promotion promotion = fact.value();
            if (promotion == null) {
                jdbc.update("delete from promotion where promotion = ?", fact.key());
            } else {
                jdbc.update(
                        """
                        insert into promotion (promotion, fact, active, from_at, until_at) values (?, ?, ?, ?, ?)
                        on conflict (promotion) do update set fact = excluded.fact, active = excluded.active,
                            from_at = excluded.from_at, until_at = excluded.until_at
                        """,
                        fact.key(),
                        CanonicalJson.text(promotion),
                        promotion.active(),
                        Timestamp.from(promotion.eligibility().from()),
                        Timestamp.from(promotion.eligibility().until()));
            }
        }
    }
}
