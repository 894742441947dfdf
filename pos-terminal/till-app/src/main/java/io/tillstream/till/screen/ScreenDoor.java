package io.tillstream.till.screen;

import io.tillstream.checkout.receipt.ReceiptDocument;
import io.tillstream.events.Gtin;
import io.tillstream.events.Language;
import io.tillstream.receipt.EscPosInterpreter;
import io.tillstream.receipt.EscPosRenderer;
import io.tillstream.receipt.PaperPicture;
import io.tillstream.receipt.PrinterProfile;
import io.tillstream.receipt.ReceiptFonts;
import io.tillstream.receipt.ReceiptPdf;
import io.tillstream.till.sale.Counter;
import io.tillstream.till.sale.FinishedSale;
import io.tillstream.till.settings.TillSettings;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.ExceptionHandler;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.ResponseBody;
import org.springframework.web.bind.annotation.ResponseStatus;

/** The cashier's screen: pages, and what the screen asks for while it is open. */
@Controller
final class ScreenDoor {
    private static final int MOST_TILES = 100;

    private final ScreenWriter writer;
    private final Tiles tiles;
    private final Counter desk;
    private final ScreenLanguage language;
    private final KeptLook look;
    private final Duration wedgePause;

    ScreenDoor(
            ScreenWriter writer,
            Tiles tiles,
            Counter desk,
            ScreenLanguage language,
            KeptLook look,
            TillSettings settings) {
        this.writer = writer;
        this.tiles = tiles;
        this.desk = desk;
        this.language = language;
        this.look = look;
        this.wedgePause = settings.screen().wedgePause();
    }

    @GetMapping("/")
    String page(HttpServletRequest request, Model model) {
        Language spoken = language.of(request);
        model.addAttribute("screen", writer.write(spoken));
        model.addAttribute("languages", List.of(Language.values()));
        model.addAttribute("look", look.now());
        // A phone pairs no other phone; it came by the secure door.
        model.addAttribute("own", !request.isSecure());
        model.addAttribute("wedge", wedgePause.toMillis());
        finder(model, "", "", spoken);
        return "till";
    }

    @GetMapping("/screen")
    String fragment(HttpServletRequest request, Model model) {
        model.addAttribute("screen", writer.write(language.of(request)));
        return "live :: live";
    }

    @GetMapping("/tiles")
    String tiles(
            @RequestParam(name = "q", defaultValue = "") String text,
            @RequestParam(name = "category", defaultValue = "") String category,
            HttpServletRequest request,
            Model model) {
        finder(model, text, category, language.of(request));
        return "tiles :: tiles";
    }

    /** The stock on tiles that are up, again. */
    @GetMapping("/tiles/stock")
    String stock(@RequestParam("gtin") List<String> gtins, HttpServletRequest request, Model model) {
        model.addAttribute(
                "tiles",
                tiles.again(gtins.stream().limit(MOST_TILES).map(Gtin::of).toList(), language.of(request)));
        return "tiles :: stock";
    }

    private void finder(Model model, String text, String category, Language spoken) {
        boolean searching = text.chars().anyMatch(Character::isLetter);
        model.addAttribute("categories", tiles.categories());
        model.addAttribute("category", searching ? "" : category);
        model.addAttribute("searching", searching ? text : "");
        model.addAttribute(
                "tiles",
                searching
                        ? tiles.search(text, spoken)
                        : category.isEmpty() ? tiles.favourites(spoken) : tiles.ofCategory(category, spoken));
    }

    @PostMapping("/language")
    String speak(@RequestParam("language") String tag) {
        desk.speak(Language.ofTag(tag));
        return "redirect:/";
    }

    /** The paper as the printer was told to make it. */
    @GetMapping("/receipt/last.png")
    @ResponseBody
    ResponseEntity<byte[]> paper() {
        FinishedSale last = desk.view().last();
        if (last == null) {
            return ResponseEntity.notFound().build();
        }
        PrinterProfile profile = PrinterProfile.MM_58;
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noStore())
                .body(picture(last.receipt(), profile));
    }

    /** The same for a customer who wants it without paper. */
    @GetMapping("/receipt/last.pdf")
    @ResponseBody
    ResponseEntity<byte[]> pdf() {
        FinishedSale last = desk.view().last();
        if (last == null) {
            return ResponseEntity.notFound().build();
        }
        String name = "receipt-" + last.sale().source().receiptNumber().replace('/', '-') + ".pdf";
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_PDF)
                .cacheControl(CacheControl.noStore())
                .header(
                        HttpHeaders.CONTENT_DISPOSITION,
                        ContentDisposition.inline().filename(name).build().toString())
                .body(ReceiptPdf.of(last.receipt()));
    }

    @ExceptionHandler(ReceiptFonts.FontMissing.class)
    @ResponseStatus(HttpStatus.SERVICE_UNAVAILABLE)
    @ResponseBody
    String fontMissing(ReceiptFonts.FontMissing missing) {
        return String.valueOf(missing.getMessage());
    }

    private static byte @Nullable [] picture(ReceiptDocument receipt, PrinterProfile profile) {
        return PaperPicture.png(EscPosInterpreter.read(new EscPosRenderer(profile).render(receipt)), profile);
    }
}
