package io.tillstream.dashboards.campaigns;

import io.tillstream.checkout.basket.LineWords;
import io.tillstream.events.Language;
import io.tillstream.receipt.EscPosInterpreter;
import io.tillstream.receipt.EscPosRenderer;
import io.tillstream.receipt.PaperPicture;
import io.tillstream.receipt.PrinterProfile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Controller;
import org.springframework.ui.Model;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.server.ResponseStatusException;

/**
 * {@code /campaigns/{campaign}/example}: what cashiers and customers see of a version that was saved: at the till, on the customers'
 * screen, on paper and in the member portal.
 */
@Controller
final class PreviewPage {
    private static final PrinterProfile PRINTER = PrinterProfile.MM_80;

    private final CampaignShelf shelf;
    private final PlanReader reader;
    private final OfferExamples examples;
    private final PortalCards cards;
    private final MessageSource messages;

    PreviewPage(
            CampaignShelf shelf, PlanReader reader, OfferExamples examples, PortalCards cards, MessageSource messages) {
        this.shelf = shelf;
        this.reader = reader;
        this.examples = examples;
        this.cards = cards;
        this.messages = messages;
    }

    /**
     * Words of a customer's screen that no basket has.
     *
     * @param points before the points
     * @param total before what is to be paid
     */
    record ScreenWords(String points, String total) {}

    @GetMapping("/campaigns/{campaign}/example")
    String example(@PathVariable String campaign, @RequestParam int version, Model model) {
        Plan plan = plan(campaign, version);
        model.addAttribute("campaign", campaign);
        model.addAttribute("version", version);
        model.addAttribute("isComplete", plan != null);
        model.addAttribute("cards", plan == null ? Map.of() : cards.of(plan, campaign));
        OfferExample example = plan == null ? null : examples.of(plan, campaign).orElse(null);
        Map<String, List<LineWords>> tills = new HashMap<>();
        List<OfferExample.CustomerScreen> screens = new ArrayList<>();
        if (example != null) {
            for (Language language : Language.values()) {
                tills.put(language.tag(), example.tillLines(language));
                screens.add(example.screen(language));
            }
        }
        model.addAttribute("tills", tills);
        model.addAttribute("screens", screens);
        model.addAttribute("words", words());
        return "campaign-example";
    }

    /** By language: the screen is in its customer's, whoever reads the page. */
    private Map<String, ScreenWords> words() {
        Map<String, ScreenWords> words = new HashMap<>();
        for (Language language : Language.values()) {
            Locale locale = Locale.forLanguageTag(language.tag());
            words.put(
                    language.tag(),
                    new ScreenWords(
                            messages.getMessage("campaigns.example.points", null, locale),
                            messages.getMessage("campaigns.example.total", null, locale)));
        }
        return words;
    }

    /** The paper, as the printer's bytes are read back. */
    @GetMapping("/campaigns/{campaign}/example.png")
    ResponseEntity<byte[]> paper(
            @PathVariable String campaign, @RequestParam int version, @RequestParam("in") String language) {
        Plan plan = plan(campaign, version);
        OfferExample example = plan == null ? null : examples.of(plan, campaign).orElse(null);
        if (example == null) {
            throw new ResponseStatusException(
                    HttpStatus.NOT_FOUND,
                    "Version " + version + " of campaign " + campaign
                            + " gives nothing on what is sold now; complete it, or look at /catalogue.");
        }
        byte[] printed = new EscPosRenderer(PRINTER).render(example.receipt(Language.ofTag(language)));
        return ResponseEntity.ok()
                .contentType(MediaType.IMAGE_PNG)
                .cacheControl(CacheControl.noStore())
                .body(PaperPicture.png(EscPosInterpreter.read(printed), PRINTER));
    }

    private @Nullable Plan plan(String campaign, int version) {
        int latest = shelf.find(campaign)
                .map(Campaign::version)
                .orElseThrow(() -> new ResponseStatusException(
                        HttpStatus.NOT_FOUND, "Campaign " + campaign + " is not known; see /campaigns."));
        return reader.read(
                        shelf.version(campaign, Math.clamp(version, 1, latest)).form())
                .plan();
    }
}
