package io.tillstream.topologies.profile;

import static io.tillstream.topologies.Shop.MEMBER;
import static io.tillstream.topologies.Shop.bread;
import static io.tillstream.topologies.Shop.cash;
import static io.tillstream.topologies.Shop.milk;
import static io.tillstream.topologies.Shop.pounds;
import static io.tillstream.topologies.Shop.receipt;
import static io.tillstream.topologies.Shop.sold;
import static org.assertj.core.api.Assertions.assertThat;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.LocalText;
import io.tillstream.events.assortment.Segment;
import io.tillstream.events.assortment.SegmentCondition;
import io.tillstream.events.assortment.SegmentCondition.Measure;
import io.tillstream.events.feature.MemberProfile;
import io.tillstream.events.feature.MemberSegments;
import io.tillstream.events.feature.MemberSegments.Stay;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Merchandise;
import io.tillstream.events.sale.Sale;
import io.tillstream.features.segment.Visits;
import io.tillstream.topologies.Shop;
import io.tillstream.topologies.TestShop;
import io.tillstream.wire.Topics;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MemberProfilesTest {
    private static final Segment LAPSED = new Segment(
            "lapsed",
            LocalText.same("Lapsed"),
            List.of(new SegmentCondition(Measure.VISITS, null, 60, null, 0L)),
            true);

    private final Shop.Journal journal = new Shop.Journal(Shop.TILL, 1);
    private TestShop shop;

    @BeforeEach
    void open(@TempDir Path state) {
        shop = TestShop.running(state, MemberProfiles::build);
    }

    @AfterEach
    void close() {
        shop.close();
    }

    @Test
    void tellsHowAMemberShops() {
        shop.accept(
                journal.memberSale("2011-11-01T10:00:00Z", milk(1)),
                journal.memberSale("2011-11-01T18:00:00Z", milk(1)),
                journal.append(receipt(
                        journal.next(),
                        "2011-11-05T10:00:00Z",
                        MEMBER,
                        List.of(
                                sold(1, bread(2), 0).of(new Merchandise("bakery", null)),
                                sold(2, milk(1), 0).of(new Merchandise("dairy", pounds("0.80")))),
                        List.of(cash("7.20")))),
                journal.memberSale("2011-11-10T10:00:00Z", milk(1)));

        assertThat(shop.latest(Topics.MEMBER_PROFILE, MEMBER.value()))
                .isEqualTo(new MemberProfile(
                        MEMBER,
                        LocalDate.parse("2011-11-01"),
                        LocalDate.parse("2011-11-10"),
                        3,
                        3,
                        pounds("10.80"),
                        45L,
                        List.of(0L, 1L, 0L, 1L, 0L, 1L, 0L),
                        List.of(
                                new MemberProfile.Affinity("bakery", pounds("6.00")),
                                new MemberProfile.Affinity("dairy", pounds("1.20"))),
                        List.of(
                                new MemberProfile.Bought(LocalDate.parse("2011-11-01"), pounds("2.40"), 0),
                                new MemberProfile.Bought(LocalDate.parse("2011-11-05"), pounds("7.20"), 2),
                                new MemberProfile.Bought(LocalDate.parse("2011-11-10"), pounds("1.20"), 0))));
    }

    @Test
    void subtractsWhatComesBackAndCountsNoVisitForIt() {
        shop.accept(
                journal.memberSale("2011-11-01T10:00:00Z", bread(2)),
                journal.memberSale("2011-11-03T10:00:00Z", bread(-1)));

        MemberProfile profile = shop.latest(Topics.MEMBER_PROFILE, MEMBER.value());
        assertThat(profile.visits()).isEqualTo(1);
        assertThat(profile.lastVisit()).isEqualTo("2011-11-01");
    }

    @Test
    void placesAMemberInSegmentsFromTheDayOnWhichTheirConditionsHold() {
        define(LAPSED);
        shop.accept(journal.memberSale("2011-11-01T10:00:00Z", milk(1)));
        assertThat(stays()).containsExactly(new Stay("lapsed", LocalDate.parse("2011-12-31"), null));

        shop.accept(journal.memberSale("2011-11-11T10:00:00Z", milk(1)));
        assertThat(stays()).containsExactly(new Stay("lapsed", LocalDate.parse("2012-01-10"), null));
    }

    @Test
    void worksEverybodyOutAgainWhenADefinitionComesChangesAndGoes() {
        shop.accept(journal.memberSale("2011-11-01T10:00:00Z", milk(1)));
        assertThat(shop.read(Topics.MEMBER_SEGMENTS)).isEmpty();

        define(LAPSED);
        assertThat(stays()).containsExactly(new Stay("lapsed", LocalDate.parse("2011-12-31"), null));

        define(new Segment(
                "lapsed", LAPSED.name(), List.of(new SegmentCondition(Measure.VISITS, null, 30, null, 0L)), true));
        shop.pass(Duration.ofSeconds(1));
        assertThat(stays()).containsExactly(new Stay("lapsed", LocalDate.parse("2011-12-01"), null));

        define(new Segment(LAPSED.id(), LAPSED.name(), LAPSED.conditions(), false));
        assertThat(stays()).isEmpty();

        define(LAPSED);
        assertThat(stays()).hasSize(1);
        shop.sendBytes(Topics.SEGMENT, "lapsed", null);
        shop.pass(Duration.ofSeconds(1));
        assertThat(stays()).isEmpty();

        shop.pass(Duration.ofSeconds(5));
        assertThat(shop.read(Topics.MEMBER_SEGMENTS)).isEmpty();
    }

    @Test
    void aDefinitionThatCannotBeReadHasNoMembersAndStopsNobody() {
        shop.sendBytes(Topics.SEGMENT, "broken", "{\"id\":".getBytes(StandardCharsets.UTF_8));
        define(LAPSED);
        shop.accept(journal.memberSale("2011-11-01T10:00:00Z", milk(1)));

        assertThat(stays()).extracting(Stay::segment).containsExactly("lapsed");
    }

    @Test
    void knowsTheSameInWhicheverOrderTheDaysCome() {
        List<Visits> days = new ArrayList<>();
        LocalDate first = LocalDate.parse("2011-01-01");
        for (int i = 0; i < 90; i++) {
            JournalRecord sale = journal.memberSale(first.plusDays(i * 2L) + "T10:00:00Z", milk(1 + i % 3));
            days.add(Visits.of((Sale) sale.fact()));
        }
        Visits inOrder = days.stream().reduce(Visits::merge).orElseThrow();
        assertThat(inOrder.ever()).isEqualTo(90);
        assertThat(inOrder.days()).hasSize(Visits.KEPT);
        Random random = new Random(2);
        for (int i = 0; i < 20; i++) {
            Collections.shuffle(days, random);
            assertThat(days.stream().reduce(Visits::merge).orElseThrow()).isEqualTo(inOrder);
        }
    }

    private void define(Segment segment) {
        shop.sendBytes(Topics.SEGMENT, segment.id(), CanonicalJson.encode(segment));
        shop.pass(Duration.ofSeconds(1));
    }

    private List<Stay> stays() {
        MemberSegments told = shop.latest(Topics.MEMBER_SEGMENTS, MEMBER.value());
        return told.stays();
    }
}
