package io.tillstream.portal.offers;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.feature.MemberSegments;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/** What head office announced: promotions, segments, and who is in them on which days. */
@Repository
class Announced {
    private final JdbcTemplate jdbc;

    Announced(JdbcTemplate jdbc) {
        this.jdbc = jdbc;
    }

    /** Those that are on at that moment without a coupon, in one store or another. */
    List<Promotion> promotions(Instant at) {
        return jdbc.queryForList("""
                        select fact from promotion where active and from_at <= ? and until_at > ?
                            and fact::json #>> '{eligibility,coupon}' is null
                        order by promotion
                        """, String.class, Timestamp.from(at), Timestamp.from(at)).stream()
                .map(fact -> CanonicalJson.decode(fact, Promotion.class))
                .toList();
    }

    /** Those that are on at that moment for whoever shows that coupon. */
    List<Promotion> promotions(String coupon, Instant at) {
        return jdbc.queryForList("""
                        select fact from promotion where active and from_at <= ? and until_at > ?
                            and fact::json #>> '{eligibility,coupon}' = ?
                        order by promotion
                        """, String.class, Timestamp.from(at), Timestamp.from(at), coupon).stream()
                .map(fact -> CanonicalJson.decode(fact, Promotion.class))
                .toList();
    }

    /** A promotion that was announced, whether or not it is on. */
    Optional<Promotion> promotion(String id) {
        return jdbc.queryForList("select fact from promotion where promotion = ?", String.class, id).stream()
                .findFirst()
                .map(fact -> CanonicalJson.decode(fact, Promotion.class));
    }

    Optional<Segment> segment(String id) {
        return jdbc.queryForList("select fact from segment where segment = ?", String.class, id).stream()
                .findFirst()
                .map(fact -> CanonicalJson.decode(fact, Segment.class));
    }

    MemberSegments segments(MemberId member) {
        return new MemberSegments(
                member,
                jdbc.query(
                        "select segment, from_day, until_day from member_stay where member = ?"
                                + " order by segment, from_day",
                        (row, number) -> new MemberSegments.Stay(
                                row.getString(1), row.getObject(2, LocalDate.class), row.getObject(3, LocalDate.class)),
                        member.value()));
    }
}
