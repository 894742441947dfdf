package io.tillstream.gateway.receipt;

import io.tillstream.encoding.CanonicalJson;
import io.tillstream.events.Source;
import io.tillstream.events.TillId;
import io.tillstream.events.ledger.ReceiptFound;
import io.tillstream.events.sale.JournalRecord;
import io.tillstream.events.sale.Sale;
import io.tillstream.events.sale.TillTransaction;
import io.tillstream.events.till.ReceiptAsked;
import io.tillstream.gateway.device.SignatureCheck;
import io.tillstream.gateway.device.SignedRequest;
import io.tillstream.gateway.door.Refusal;
import io.tillstream.gateway.ledger.LedgerQuestions;
import io.tillstream.gateway.settings.Clocks;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/**
 * Gives a till the sale behind a receipt and every return of it, as NDJSON of journal records: what is left to return
 * follows from them by the till's own rules. One till at a time is given a receipt.
 */
@RestController
final class ReceiptsDoor {
    private final SignatureCheck signatures;
    private final LedgerQuestions<ReceiptAsked, ReceiptFound> questions;
    private final Clocks clocks;
    private final AcceptedRecords records;
    private final Holds holds;
    private final GiftCards cards;

    ReceiptsDoor(
            SignatureCheck signatures,
            LedgerQuestions<ReceiptAsked, ReceiptFound> questions,
            Clocks clocks,
            AcceptedRecords records,
            Holds holds,
            GiftCards cards) {
        this.signatures = signatures;
        this.questions = questions;
        this.clocks = clocks;
        this.records = records;
        this.holds = holds;
        this.cards = cards;
    }

    @GetMapping("/till/v1/receipts/{till}/{epoch}/{sequence}")
    void receipt(
            HttpServletRequest request,
            HttpServletResponse response,
            @PathVariable String till,
            @PathVariable String epoch,
            @PathVariable String sequence)
            throws IOException, InterruptedException {
        SignedRequest signed = signatures.open(request);
        Source receipt = receipt(till + "/" + epoch + "/" + sequence);
        ReceiptFound found = find(signed.device().till(), receipt);
        if (found.records().isEmpty()) {
            throw Refusal.of(
                    HttpStatus.NOT_FOUND,
                    "Receipt",
                    receipt.receiptNumber(),
                    "no sale of that number has arrived",
                    "check the number; its till may be offline");
        }
        List<byte[]> lines = records.at(found.records());
        List<TillTransaction> facts = lines.stream()
                .<TillTransaction>map(
                        line -> CanonicalJson.decode(line, JournalRecord.class).fact())
                .toList();
        give(receipt, signed.device().till(), facts);
        untouchedCards(facts.getFirst()).forEach(card -> response.addHeader("Tillstream-Untouched-Card", card));
        response.setHeader("Tillstream-Held-Seconds", Long.toString(Holds.TIME.toSeconds()));
        response.setContentType("application/x-ndjson");
        response.setHeader("Cache-Control", "no-store");
        OutputStream out = response.getOutputStream();
        for (byte[] line : lines) {
            out.write(line);
            out.write('\n');
        }
    }

    private ReceiptFound find(TillId till, Source receipt) throws InterruptedException {
        String number = UUID.randomUUID().toString();
        Instant now = clocks.business().instant().truncatedTo(ChronoUnit.MILLIS);
        return questions.ask(number, receipt.till().store().value(), new ReceiptAsked(number, receipt, till, now));
    }

    /** Gift cards that were sold with it and may come back. */
    private Stream<String> untouchedCards(TillTransaction fact) {
        return fact instanceof Sale sale
                ? sale.lines().stream()
                        .flatMap(line -> Stream.ofNullable(line.giftCard()))
                        .filter(cards::isUntouched)
                        .distinct()
                : Stream.empty();
    }

    private void give(Source receipt, TillId till, List<TillTransaction> facts) {
        Set<Source> told = facts.stream().map(TillTransaction::source).collect(Collectors.toSet());
        holds.take(receipt, till, told).ifPresent(other -> {
            throw Refusal.of(
                    HttpStatus.LOCKED,
                    "Till that takes goods back by receipt " + receipt.receiptNumber(),
                    other.toString(),
                    "one till at a time may",
                    "finish or leave the return there, then ask again");
        });
    }

    @DeleteMapping("/till/v1/receipts/{till}/{epoch}/{sequence}")
    ResponseEntity<Void> letGo(
            HttpServletRequest request,
            @PathVariable String till,
            @PathVariable String epoch,
            @PathVariable String sequence)
            throws IOException {
        SignedRequest signed = signatures.open(request);
        holds.letGo(
                receipt(till + "/" + epoch + "/" + sequence), signed.device().till());
        return ResponseEntity.noContent().build();
    }

    private static Source receipt(String number) {
        try {
            return Source.parseReceiptNumber(number);
        } catch (IllegalArgumentException e) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "Receipt",
                    number,
                    "it is till/epoch/sequence, for example s1-t1/1/42",
                    "read the number off the receipt");
        }
    }
}
