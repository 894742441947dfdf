package io.tillstream.benchmarks.catalogue;

import io.tillstream.benchmarks.catalogue.ColdStart.Known;
import io.tillstream.catalogue.Shelf;
import io.tillstream.catalogue.ShelfFile;
import io.tillstream.checkout.pricing.ShelfItem;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.events.assortment.Store;
import java.nio.file.Path;
import java.util.List;

/** What a till of ours sells from, opened as a till opens it. */
record OurShop(Shelf shelf) implements Contender {
    static OurShop open(Path folder) {
        return switch (new ShelfFile(folder).open(LargeShop.NOON)) {
            case ShelfFile.Found.Kept kept -> new OurShop(kept.shelf());
            case ShelfFile.Found.Nothing _ -> throw new IllegalStateException("Nothing is kept in " + folder + ".");
            case ShelfFile.Found.Unusable unusable -> throw new IllegalStateException(unusable.reason());
        };
    }

    @Override
    public Store store() {
        return shelf.store().orElseThrow();
    }

    @Override
    public Known known(Gtin gtin) {
        ShelfItem item = shelf.items().find(gtin, LargeShop.NOON).orElseThrow();
        return new Known(
                item.product(),
                item.unitPrice().minor(),
                shelf.items().stock(gtin).orElseThrow());
    }

    @Override
    public List<Gtin> search(List<String> words) {
        return shelf.finder().search(words, Language.EN, SHOWN);
    }
}
