package io.tillstream.benchmarks.catalogue;

import io.tillstream.benchmarks.catalogue.ColdStart.Known;
import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.Store;
import java.util.List;

/** A till's items, however they are kept. */
interface Contender {
    /** So many are shown of what a search finds. */
    int SHOWN = 24;

    Store store();

    Known known(Gtin gtin);

    /** The first few items by name that have each word, in small letters, in a name, their number or their code. */
    List<Gtin> search(List<String> words);
}
