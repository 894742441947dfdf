package io.tillstream.portal.receipts;

import io.tillstream.events.Source;
import io.tillstream.events.StoreId;
import io.tillstream.events.sale.Sale;
import io.tillstream.portal.assortment.Assortment;
import io.tillstream.portal.frame.Languages;
import io.tillstream.portal.frame.NotHere;
import io.tillstream.portal.signin.SignedInMember;
import io.tillstream.receipt.ReceiptFonts;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.security.core.annotation.AuthenticationPrincipal;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestHeader;
import org.springframework.web.bind.annotation.RequestParam;

/** A member's receipts, and one of them. */
@Controller
class ReceiptsPage {
    private static final int PAGE = 20;

    private final Receipts receipts;
    private final Assortment assortment;
    private final ReceiptPaper paper;

    ReceiptsPage(Receipts receipts, Assortment assortment, ReceiptPaper paper) {
        this.receipts = receipts;
        this.assortment = assortment;
        this.paper = paper;
    }

    @GetMapping("/receipts")
    String list(
            @AuthenticationPrincipal SignedInMember signedIn,
            @RequestParam(name = "skip", defaultValue = "0") int skip,
            @RequestHeader(name = "HX-Request", required = false) @Nullable String htmx,
            Locale locale,
            Model model) {
        int from = Math.max(0, skip);
        List<Receipts.Summary> found = receipts.latest(signedIn.member(), from, PAGE + 1);
        List<Receipts.Summary> shown = found.subList(0, Math.min(PAGE, found.size()));
        Map<StoreId, String> stores = new HashMap<>();
        Map<StoreId, java.time.ZoneId> zones = new HashMap<>();
        for (Receipts.Summary summary : shown) {
            stores.computeIfAbsent(
                    summary.store(), store -> assortment.nameOf(store).in(Languages.of(locale)));
            zones.computeIfAbsent(summary.store(), assortment::zoneOf);
        }
        model.addAttribute("receipts", shown);
        model.addAttribute("stores", stores);
        model.addAttribute("zones", zones);
        model.addAttribute("next", found.size() > PAGE ? from + PAGE : null);
        return htmx == null ? "receipts/list" : "receipts/list :: rows";
    }

    @GetMapping("/receipts/{till}/{epoch}/{sequence}")
    String one(
            @AuthenticationPrincipal SignedInMember signedIn,
            @PathVariable String till,
            @PathVariable String epoch,
            @PathVariable String sequence,
            Locale locale,
            Model model) {
        Sale sale = find(signedIn, number(till, epoch, sequence));
        model.addAttribute("receipt", ReceiptView.of(sale, assortment, Languages.of(locale)));
        return "receipts/receipt";
    }

    @GetMapping("/receipts/{till}/{epoch}/{sequence}/pdf")
    ResponseEntity<byte[]> asPaper(
            @AuthenticationPrincipal SignedInMember signedIn,
            @PathVariable String till,
            @PathVariable String epoch,
            @PathVariable String sequence,
            Locale locale) {
        Sale sale = find(signedIn, number(till, epoch, sequence));
        byte[] pdf = paper.pdf(sale, Languages.of(locale)).orElseThrow(NotHere::new);
        String name = "receipt-" + sale.source().receiptNumber().replace('/', '-') + ".pdf";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .cacheControl(CacheControl.noStore())
                .body(pdf);
    }

    @ExceptionHandler(ReceiptFonts.FontMissing.class)
    ResponseEntity<String> fontMissing(ReceiptFonts.FontMissing missing) {
        return ResponseEntity.status(HttpStatus.SERVICE_UNAVAILABLE)
                .contentType(MediaType.TEXT_PLAIN)
                .body(String.valueOf(missing.getMessage()));
    }

    private Sale find(SignedInMember signedIn, Source sale) {
        return receipts.find(signedIn.member(), sale).orElseThrow(NotHere::new);
    }

    private static Source number(String till, String epoch, String sequence) {
        try {
            return Source.parseReceiptNumber(till + "/" + epoch + "/" + sequence);
        } catch (IllegalArgumentException e) {
            throw new NotHere(e);
        }
    }
}
