package io.tillstream.checkout.offer;

import io.tillstream.events.Gtin;
import io.tillstream.events.LocalText;
import io.tillstream.events.StoreId;

/** What things and places are called, as whoever draws a card knows it. */
public interface Names {
    LocalText nameOf(Gtin item);

    LocalText nameOf(StoreId store);
}
