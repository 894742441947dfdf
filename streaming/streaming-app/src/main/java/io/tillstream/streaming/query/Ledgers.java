package io.tillstream.streaming.query;

import io.tillstream.events.MemberId;
import io.tillstream.events.StoreId;
import io.tillstream.events.assortment.Promotion;
import io.tillstream.events.feature.MemberProfile;
import io.tillstream.events.feature.MemberSegments;
import io.tillstream.events.lease.LeasePool;
import io.tillstream.events.ledger.LossSignal;
import io.tillstream.events.ledger.PromotionSpend;
import io.tillstream.events.ledger.TillPosition;
import io.tillstream.events.member.PointsBalance;
import io.tillstream.events.member.PointsLiability;
import io.tillstream.events.member.PointsProgramme;
import io.tillstream.streaming.running.RunningTopologies;
import io.tillstream.topologies.lease.Leases;
import io.tillstream.topologies.lease.PoolStanding;
import io.tillstream.topologies.loss.CashierConduct;
import io.tillstream.topologies.loss.MemberConduct;
import io.tillstream.topologies.points.PointsLedger;
import io.tillstream.topologies.profile.MemberProfiles;
import io.tillstream.topologies.promotion.PromotionSpending;
import io.tillstream.topologies.sales.DayReport;
import io.tillstream.topologies.sales.SalesByStoreDay;
import io.tillstream.topologies.till.TillPositions;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.apache.kafka.streams.StoreQueryParameters;
import org.apache.kafka.streams.state.QueryableStoreTypes;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** The state of this instance's ledgers, as of its latest processed record. */
@Component
class Ledgers {
    private final RunningTopologies topologies;

    Ledgers(RunningTopologies topologies) {
        this.topologies = topologies;
    }

    /** By till and epoch. */
    List<TillPosition> positions() {
        return TillPositions.all(topologies.streams());
    }

    Optional<DayReport> day(StoreId store, LocalDate date, @Nullable LocalDate knownOn) {
        return SalesByStoreDay.find(topologies.streams(), store, date, knownOn);
    }

    Optional<MemberProfile> profile(MemberId member) {
        return MemberProfiles.profile(topologies.streams(), member);
    }

    Optional<MemberSegments> segments(MemberId member) {
        return MemberProfiles.segments(topologies.streams(), member);
    }

    /** Those about cashiers first. */
    List<LossSignal> lossSignals() {
        List<LossSignal> signals = new ArrayList<>(CashierConduct.signals(topologies.streams()));
        signals.addAll(MemberConduct.signals(topologies.streams()));
        return signals;
    }

    Optional<PoolStanding> leases(LeasePool pool) {
        return Leases.find(topologies.streams(), pool);
    }

    Optional<Promotion> promotion(String id) {
        return Leases.promotion(topologies.streams(), id);
    }

    /** What a promotion gave, per currency, as far as this instance holds it. */
    List<PromotionSpend> spent(String promotion) {
        return PromotionSpending.of(topologies.streams(), promotion);
    }

    Optional<AccountAnswer> account(MemberId member, @Nullable LocalDate on) {
        return PointsLedger.account(topologies.streams(), member).map(account -> AccountAnswer.of(account, on));
    }

    /** What the chain owes in points, as far as this instance holds the accounts. */
    PointsLiability liability() {
        return PointsLedger.liability(topologies.streams());
    }

    Optional<PointsProgramme> programme() {
        return PointsLedger.programme(topologies.streams());
    }

    Optional<PointsBalance> points(String member) {
        return Optional.ofNullable(topologies
                .streams()
                .store(StoreQueryParameters.fromNameAndType(
                        PointsLedger.STORE, QueryableStoreTypes.<String, PointsBalance>keyValueStore()))
                .get(member));
    }
}
