package io.tillstream.events.decision;

import io.tillstream.events.MemberId;
import io.tillstream.events.Money;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where a member stands in their own rhythm, and what may be expected. Topic {@code decision.member-outlook.v1}, key: the
 * member, compacted. Written when somebody who reads it would see a difference. It holds an opaque member id and nothing of
 * the person; whether the member wants personal offers is asked where one is made.
 *
 * @param member whose
 * @param asOf the day it was worked out for
 * @param days how many days it looks ahead, and back for {@code spentLately}
 * @param stage where they stand
 * @param group the one group they are in
 * @param recency fifth among all members, 5 for who was here last
 * @param frequency fifth, 5 for who came on most days
 * @param money fifth, 5 for who spent most
 * @param purchases trading days with a purchase, ever
 * @param firstVisit the first of them
 * @param lastVisit the last
 * @param usualDays between two visits
 * @param lateFrom the day from which their silence is longer than nine of ten of theirs
 * @param lostFrom the day from which hardly anybody like them comes back
 * @param staysAwayBasisPoints the probability that nothing is bought in {@code days}, in hundredths of a percent
 * @param spentLately in {@code days} up to {@code asOf}
 * @param expectedValue what will be spent in {@code days}, on average
 * @param prices how sensitive to prices; absent where too little is known
 * @param model what said how probable staying away is
 * @param issuedAt when it was written
 */
public record MemberOutlook(
        MemberId member,
        LocalDate asOf,
        int days,
        Stage stage,
        Group group,
        int recency,
        int frequency,
        int money,
        long purchases,
        LocalDate firstVisit,
        LocalDate lastVisit,
        int usualDays,
        LocalDate lateFrom,
        LocalDate lostFrom,
        int staysAwayBasisPoints,
        Money spentLately,
        Money expectedValue,
        @Nullable Prices prices,
        ModelReference model,
        Instant issuedAt) {
    public MemberOutlook {
        Objects.requireNonNull(member, "member");
        Objects.requireNonNull(asOf, "asOf");
        Objects.requireNonNull(stage, "stage");
        Objects.requireNonNull(group, "group");
        Objects.requireNonNull(firstVisit, "firstVisit");
        Objects.requireNonNull(lastVisit, "lastVisit");
        Objects.requireNonNull(lateFrom, "lateFrom");
        Objects.requireNonNull(lostFrom, "lostFrom");
        Objects.requireNonNull(spentLately, "spentLately");
        Objects.requireNonNull(expectedValue, "expectedValue");
        Objects.requireNonNull(model, "model");
        Objects.requireNonNull(issuedAt, "issuedAt");
    }

    /** Where a member stands; docs/reference/customers-describe.md says when which holds. */
    public enum Stage {
        NEW,
        SETTLING,
        REGULAR,
        GROWING,
        SLIPPING,
        LOST,
        RETURNED
    }

    /** Groups of which each member is in exactly one. */
    public enum Group {
        PILLARS,
        RISING,
        STEADY,
        FRESH,
        BACK,
        VALUED_AT_RISK,
        FADING,
        VALUED_LOST,
        GONE
    }

    /** Whether reductions count. */
    public enum Sensitivity {
        KEEN,
        USUAL,
        CALM
    }

    /**
     * What of a member's goods was reduced.
     *
     * @param sensitivity in a word
     * @param reducedBasisPoints the share that was, in hundredths of a percent
     * @param expectedBasisPoints the share that would be if they bought as others do
     */
    public record Prices(Sensitivity sensitivity, int reducedBasisPoints, int expectedBasisPoints) {
        public Prices {
            Objects.requireNonNull(sensitivity, "sensitivity");
        }
    }
}
