package io.tillstream.portal.shop;

import io.tillstream.events.MemberId;
import io.tillstream.events.assortment.Store;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.personal.DataCopy;
import io.tillstream.portal.personal.DataCopy.Heading;
import io.tillstream.portal.personal.PersonalData;
import org.springframework.stereotype.Component;

/** What lies in a member's carts; it goes when the member is forgotten. */
@Component
class CartCopy implements PersonalData {
    private final Carts carts;
    private final Assortment assortment;

    CartCopy(Carts carts, Assortment assortment) {
        this.carts = carts;
        this.assortment = assortment;
    }

    @Override
    public void copyTo(DataCopy copy, MemberId member) {
        for (Store store : assortment.stores()) {
            carts.of(member, store.store())
                    .pieces()
                    .forEach((gtin, pieces) -> copy.add(
                            Heading.CART,
                            "store",
                            store.name().in(copy.language()),
                            "item",
                            assortment.nameOf(gtin).in(copy.language()),
                            "quantity",
                            pieces));
        }
    }

    @Override
    public void forget(MemberId member) {
        carts.forget(member);
    }
}
