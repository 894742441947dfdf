package io.tillstream.till.crash;

import io.tillstream.checkout.order.OrderShelf;
import io.tillstream.events.OrderId;
import io.tillstream.events.order.CustomerOrder;
import io.tillstream.events.order.OrderLine;
import io.tillstream.till.Await;
import io.tillstream.till.Shop;
import io.tillstream.till.ShopOrders;
import io.tillstream.till.catalogue.Catalogue;
import io.tillstream.till.catalogue.CatalogueFeed;
import io.tillstream.till.counter.KitchenPrinter;
import io.tillstream.till.counter.PaymentHosts;
import io.tillstream.till.counter.Scale;
import io.tillstream.till.identity.Identity;
import io.tillstream.till.journal.TillJournal;
import io.tillstream.till.sale.Act;
import io.tillstream.till.sale.OpenSale;
import io.tillstream.till.sale.SaleDesk;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;

/**
 * A counter in a process of its own that picks the first orders of {@link ShopOrders} and hands them over, however often it is
 * killed and started again: {@code OrderCounterThatMayDie FOLDER ORDERS}. Some were paid online, some are paid in cash, one was
 * only put aside. What the person at the counter has seen done stands in the notebook {@code seen}.
 */
final class OrderCounterThatMayDie {
    private final SaleDesk desk;
    private final Catalogue catalogue;
    private final Notebook seen;

    private OrderCounterThatMayDie(SaleDesk desk, Catalogue catalogue, Notebook seen) {
        this.desk = desk;
        this.catalogue = catalogue;
        this.seen = seen;
    }

    public static void main(String[] arguments) throws Exception {
        Path folder = Path.of(arguments[0]);
        int orders = Integer.parseInt(arguments[1]);
        HeadOfficeOnDisk headOffice = new HeadOfficeOnDisk(folder.resolve("booked"), ShopOrders.lines());
        Identity identity = Shop.identity();
        Catalogue catalogue = new Catalogue(identity, Shop.AT_NOON);
        try (CatalogueFeed feed = new CatalogueFeed(folder, catalogue, headOffice, Shop.AT_NOON);
                TillJournal journal = TillJournal.open(folder, identity, Shop.AT_NOON);
                SaleDesk desk = new SaleDesk(
                        Shop.settings(folder),
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
            OrderCounterThatMayDie counter =
                    new OrderCounterThatMayDie(desk, catalogue, new Notebook(folder.resolve("seen")));
            counter.payWhatIsOpen();
            for (int n = 1; n <= orders; n++) {
                counter.pick(ShopOrders.number(n));
                counter.handOver(ShopOrders.number(n));
                // A second bag of the same order would be scanned so.
                counter.handOver(ShopOrders.number(n));
            }
        }
        System.exit(0);
    }

    private OrderShelf shelf() {
        return desk.view().orders();
    }

    private void does(Act... acts) {
        for (Act act : acts) {
            desk.submit(act).join();
        }
    }

    /** The order whose payment the till died in is on the counter again. */
    private void payWhatIsOpen() {
        OpenSale sale = desk.view().sale();
        if (sale != null && sale.order() != null) {
            does(new Act.PayCash(null));
        }
    }

    private void pick(OrderId number) throws IOException {
        CustomerOrder order = catalogue.order(number).orElseThrow();
        if (shelf().handedOver(number).isPresent() || shelf().pickedFor(order).isPresent()) {
            return;
        }
        does(new Act.Typed(number.value()), new Act.PickOrder());
        for (OrderLine line : order.lines()) {
            for (long piece = 0; piece < line.quantity().amount(); piece++) {
                does(new Act.Scanned("]E0" + line.gtin().ean13()));
            }
        }
        does(new Act.OrderPutAside());
        if (shelf().pickedFor(order).isPresent()) {
            seen.add("picked " + number);
        }
        does(new Act.Back(), new Act.Back());
    }

    private void handOver(OrderId number) throws IOException {
        does(new Act.Scanned("]Q3" + number.value()), new Act.HandOrderOver());
        payWhatIsOpen();
        if (shelf().handedOver(number).isPresent()) {
            seen.add("sold " + number);
        }
        does(new Act.Back(), new Act.Back(), new Act.Back());
    }
}
