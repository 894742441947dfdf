package io.tillstream.portal.offers;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Campaign;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.events.member.Member.Declined;
import io.tillstream.features.control.ControlGroup;
import io.tillstream.portal.enrolment.Declines;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.DataCopy.Heading;
import io.tillstream.portal.personal.PersonalData;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Repository;

/**
 * The offers a member may see: those that stand now, of a campaign that runs. A member of a campaign's control group or
 * of the holdout sees none here either, for otherwise the comparison would measure nothing.
 */
@Repository
public class Offers implements PersonalData {
    private final JdbcTemplate jdbc;

    private final Declines declines;

    Offers(JdbcTemplate jdbc, Declines declines) {
        this.jdbc = jdbc;
        this.declines = declines;
    }

    /** One offer with its campaign. */
    public record Standing(OfferDecision offer, Campaign campaign) {
        /** What is noted when the member does not want it. */
        Declined asDeclined() {
            return new Declined(campaign.id(), offer.gtin());
        }
    }

    /** What a member may see now and did not decline, whatever the member's own switch says. */
    public List<Standing> of(MemberId member, Instant now) {
        if (ControlGroup.isHeldOut(member)) {
            return List.of();
        }
        Map<String, Campaign> campaigns = campaigns();
        List<Declined> declined = declines.of(member);
        return jdbc
                .queryForList("select fact from member_offers where member = ?", String.class, member.value())
                .stream()
                .map(fact -> CanonicalJson.decode(fact, MemberOffers.class))
                .flatMap(offers -> offers.offers().stream())
                .filter(offer -> !now.isBefore(offer.issuedAt()) && now.isBefore(offer.validUntil()))
                .flatMap(offer -> Stream.ofNullable(campaigns.get(offer.campaign()))
                        .map(campaign -> new Standing(offer, campaign)))
                .filter(standing -> mayBeSeen(member, standing.campaign(), now))
                .filter(standing -> !declined.contains(standing.asDeclined()))
                .toList();
    }

    private static boolean mayBeSeen(MemberId member, Campaign campaign, Instant now) {
        return campaign.runsAt(now) && !ControlGroup.isControl(member, campaign.id(), campaign.controlBasisPoints());
    }

    private Map<String, Campaign> campaigns() {
        return jdbc.queryForList("select fact from campaign", String.class).stream()
                .map(fact -> CanonicalJson.decode(fact, Campaign.class))
                .collect(Collectors.toMap(Campaign::id, Function.identity()));
    }

    @Override
    public void copyTo(DataCopy copy, MemberId member) {
        jdbc.queryForList("select fact from member_offers where member = ?", String.class, member.value()).stream()
                .map(fact -> CanonicalJson.decode(fact, MemberOffers.class))
                .flatMap(offers -> offers.offers().stream())
                .forEach(offer -> copy.add(
                        Heading.OFFERS,
                        "when",
                        offer.issuedAt(),
                        "offer",
                        offer.campaign(),
                        "item",
                        offer.gtin().ean13(),
                        "until",
                        offer.validUntil(),
                        "why",
                        offer.reason().text().in(copy.language())));
    }
}
