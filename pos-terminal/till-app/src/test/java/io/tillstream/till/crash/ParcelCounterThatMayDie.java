package io.tillstream.till.crash;

import io.tillstream.checkout.parcel.ParcelShelf;
import io.tillstream.events.Waybill;
import io.tillstream.events.sale.ParcelIn;
import io.tillstream.till.Await;
import io.tillstream.till.Shop;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.catalogue.CatalogueFeed;
import io.tillstream.till.counter.KitchenPrinter;
import io.tillstream.till.counter.PaymentHosts;
import io.tillstream.till.counter.Scale;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.journal.TillJournal;
import io.tillstream.till.sale.Act;
import io.tillstream.till.sale.SaleDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.Random;

/**
 * A parcel counter in a process of its own that takes in so many parcels and hands them out, every second one against cash
 * on delivery, however often it is killed and started again: {@code ParcelCounterThatMayDie FOLDER PARCELS SEED}. What the
 * person at the counter has seen done stands in the notebook {@code seen}.
 */
final class ParcelCounterThatMayDie {
    private final SaleDesk desk;
    private final Notebook seen;

    private ParcelCounterThatMayDie(SaleDesk desk, Notebook seen) {
        this.desk = desk;
        this.seen = seen;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int parcels = Integer.parseInt(arguments[1]);
        Random choice = new Random(Long.parseLong(arguments[2]));
        HeadOfficeOnDisk headOffice = new HeadOfficeOnDisk(folder.resolve("booked"));
        Identity identity = Shop.identity();
        Catalogue catalogue = new Catalogue(identity, Shop.AT_NOON);
        try (CatalogueFeed feed = new CatalogueFeed(folder, catalogue, headOffice, Shop.AT_NOON);
                TillJournal journal = TillJournal.open(folder, identity, Shop.AT_NOON);
                SaleDesk desk = new SaleDesk(
                        Shop.settings(folder, Shop.PARCELS),
                        catalogue,
                        journal,
                        headOffice,
                        new Paper(new Notebook(folder.resolve("paper"))),
                        KitchenPrinter.none(),
                        Scale.on(null),
                        new PaymentHosts(Optional.empty(), Optional.empty()),
                        Shop.AT_NOON)) {
            feed.start();
            Await.until(catalogue::isReady);
            desk.start();
            ParcelCounterThatMayDie counter = new ParcelCounterThatMayDie(desk, new Notebook(folder.resolve("seen")));
            for (int number = 0; number < parcels; number++) {
                counter.takeIn(number);
                // Some wait until another has come.
                counter.handOut(choice.nextBoolean() ? number : Math.max(0, number - 1));
            }
            for (int number = 0; number < parcels; number++) {
                counter.handOut(number);
            }
        }
        System.exit(0);
    }

    private static Waybill waybill(int number) {
        return new Waybill("SF" + (10_000_000 + number));
    }

    private void takeIn(int number) throws IOException {
        ParcelShelf shelf = desk.view().parcels();
        boolean known = shelf.of(waybill(number)).isPresent() || shelf.gone().containsKey(waybill(number));
        // A driver scans whatever lies before him, also what was taken in before the till died.
        desk.submit(new Act.Scanned("]C0" + waybill(number))).join();
        if (!known) {
            types(Integer.toString(600 + number), "A" + number, number % 2 == 0 ? "5" : "");
            seen.add("in " + waybill(number));
        }
        desk.submit(new Act.Back()).join();
        desk.submit(new Act.Back()).join();
    }

    private void handOut(int number) throws IOException {
        Optional<ParcelIn> parcel = desk.view().parcels().of(waybill(number));
        if (parcel.isPresent()) {
            desk.submit(new Act.Scanned("]Q1TSP" + parcel.get().code())).join();
            desk.submit(new Act.ParcelDone()).join();
            if (desk.view().parcels().of(waybill(number)).isEmpty()) {
                seen.add("out " + waybill(number));
            }
        }
    }

    private void types(String... texts) {
        for (String text : texts) {
            desk.submit(new Act.Typed(text)).join();
        }
    }
}
