package io.tillstream.dashboards.receipts;

import io.tillstream.dashboards.frame.Shops;
import io.tillstream.dashboards.sales.AcceptedLog;
import io.tillstream.dashboards.sales.AcceptedSale;
import io.tillstream.dashboards.search.ReceiptSearch;
import io.tillstream.dashboards.search.SearchUnavailable;
import io.tillstream.events.Source;
import java.util.Optional;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpStatus;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.ModelAttribute;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /receipts/till/epoch/sequence}: one receipt in full, read from the log itself; the index only says where it
 * stands there.
 */
@Controller
final class ReceiptPage {
    private static final Logger LOG = LoggerFactory.getLogger(ReceiptPage.class);

    private final AcceptedLog log;
    private final Optional<ReceiptSearch> search;

    ReceiptPage(AcceptedLog log, Optional<ReceiptSearch> search) {
        this.log = log;
        this.search = search;
    }

    @GetMapping("/receipts/{till}/{epoch}/{sequence}")
    String page(
            @PathVariable String till,
            @PathVariable String epoch,
            @PathVariable String sequence,
            @ModelAttribute(name = "shops", binding = false) Shops shops,
            Model model) {
        Source source = source(till + "/" + epoch + "/" + sequence);
        shops.require(source.till().store());
        AcceptedSale sale = log.latest(source)
                .or(() -> indexed(source))
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Receipt " + source + " is not among those that can be found now."));
        model.addAttribute("receipt", sale);
        model.addAttribute("sale", sale.sale());
        model.addAttribute("store", sale.sale().source().till().store());
        return "receipt";
    }

    private static Source source(String number) {
        try {
            return Source.parseReceiptNumber(number);
        } catch (IllegalArgumentException e) {
            throw new ResponseStatusException(HttpStatus.NOT_FOUND, e.getMessage(), e);
        }
    }

    private Optional<AcceptedSale> indexed(Source source) {
        try {
            return search.flatMap(index -> index.firstLine(source))
                    .flatMap(line -> log.at(line.partition(), line.offset()))
                    .filter(found -> found.sale().source().equals(source));
        } catch (SearchUnavailable e) {
            LOG.debug("Receipt {} is older than the latest and the index does not answer.", source, e);
            return Optional.empty();
        }
    }
}
