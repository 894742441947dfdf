package io.tillstream.topologies.refund;

import io.tillstream.events.Source;
import io.tillstream.events.ledger.ReceiptFound.Place;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/**
 * Where the returns of one sale stand.
 *
 * @param returns each once, by their numbers
 */
record ReturnPlaces(List<Standing> returns) {
    static final ReturnPlaces NONE = new ReturnPlaces(List.of());

    ReturnPlaces {
        returns = List.copyOf(returns);
    }

    /**
     * One return.
     *
     * @param source its number
     * @param place where it stands
     */
    record Standing(Source source, Place place) {}

    ReturnPlaces with(Source source, Place place) {
        Stream<Standing> others =
                returns.stream().filter(standing -> !standing.source().equals(source));
        return new ReturnPlaces(Stream.concat(others, Stream.of(new Standing(source, place)))
                .sorted(Comparator.comparing(Standing::source))
                .toList());
    }
}
