package io.tillstream.till.catalogue;

import io.opentelemetry.api.trace.SpanKind;
import io.tillstream.catalogue.Change;
import io.tillstream.encoding.CanonicalJson;
import io.tillstream.encoding.UnreadableFact;
import io.tillstream.events.decision.MemberOffers;
import io.tillstream.events.decision.OfferDecision;
import io.tillstream.traces.Fields;
import io.tillstream.traces.Origin;
import io.tillstream.traces.Traces;
import java.time.Instant;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Tells when a decision that is followed came to this till, in the decision's own trace. */
public final class DecisionArrivals {
    private static final Logger LOG = LoggerFactory.getLogger(DecisionArrivals.class);

    /** More at once is a campaign for everybody, and no answer to anybody's sale. */
    private static final int MOST_MEMBERS = 100;

    private static final int REMEMBERED = 10_000;

    private final Traces traces;

    /** Offers that hold are sent again with every new one beside them. */
    private final Map<String, Boolean> known = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    public DecisionArrivals(Traces traces) {
        this.traces = traces;
    }

    /** Tells nothing. */
    static DecisionArrivals untold() {
        return new DecisionArrivals(Traces.off());
    }

    /** These changes are on the shelf. */
    void came(List<Change> changes, Instant asked) {
        if (!traces.areOn()) {
            return;
        }
        List<Change.OffersAre> offers = changes.stream()
                .filter(Change.OffersAre.class::isInstance)
                .map(Change.OffersAre.class::cast)
                .toList();
        if (offers.size() <= MOST_MEMBERS) {
            offers.stream()
                    .flatMap(DecisionArrivals::decisions)
                    .map(OfferDecision::decisionId)
                    .filter(id -> known.put(id, true) == null)
                    .forEach(id -> came(id, asked));
        }
    }

    private static Stream<OfferDecision> decisions(Change.OffersAre change) {
        try {
            return Stream.of(CanonicalJson.decode(change.json(), MemberOffers.class))
                    .map(MemberOffers::offers)
                    .flatMap(Collection::stream);
        } catch (UnreadableFact e) {
            LOG.debug("Offers that cannot be read are not followed either.", e);
            return Stream.empty();
        }
    }

    private void came(String id, Instant asked) {
        Origin origin = Origin.ofDecision(id);
        if (traces.follow(origin)) {
            traces.span("decision arrives", origin.context())
                    .setSpanKind(SpanKind.CONSUMER)
                    .setStartTimestamp(asked)
                    .setAttribute(Fields.DECISION, id)
                    .startSpan()
                    .end();
        }
    }
}
