package io.tillstream.streaming.query;

import io.tillstream.events.Gtin;
import io.tillstream.events.assortment.ChainMap;
import io.tillstream.topologies.group.GroupDay;
import io.tillstream.topologies.group.GroupStock;
import io.tillstream.topologies.sales.SalesByStoreDay;
import io.tillstream.topologies.stock.StockLedger;
import jakarta.servlet.http.HttpServletRequest;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** What regions and groups of stores come to: each instance adds up its stores, the one that is asked adds up the instances. */
@RestController
@RequestMapping(path = "/api/groups", produces = MediaType.APPLICATION_JSON_VALUE)
class GroupController {
    private final GroupLedgers ledgers;
    private final Switchboard switchboard;

    GroupController(GroupLedgers ledgers, Switchboard switchboard) {
        this.ledgers = ledgers;
        this.switchboard = switchboard;
    }

    @GetMapping("")
    ResponseEntity<byte[]> groups(@RequestParam(required = false) @Nullable LocalDate groupedOn) {
        return Answers.json(
                HttpStatus.OK, ListedGroup.of(ledgers.map(), groupedOn == null ? LocalDate.MAX : groupedOn));
    }

    @GetMapping("/{group}/sales/{date}")
    ResponseEntity<byte[]> sales(
            @PathVariable String group,
            @PathVariable LocalDate date,
            @RequestParam(required = false) @Nullable LocalDate groupedOn,
            @RequestParam(required = false) @Nullable LocalDate knownOn,
            HttpServletRequest question) {
        ChainMap map = ledgers.map();
        GroupDay.Question asked = question(group, date, groupedOn, knownOn);
        return answer(map, group, () -> {
            List<GroupDay.Share> shares = new ArrayList<>(List.of(ledgers.share(asked, map)));
            shares.addAll(switchboard.fromAll(
                    question,
                    SalesByStoreDay.PARTS,
                    "/api/groups/" + group + "/sales/" + date + "/shares?groupedOn=" + asked.groupedOn()
                            + (knownOn == null ? "" : "&knownOn=" + knownOn),
                    GroupDay.Share[].class));
            return GroupDay.of(asked, map, GroupLedgers.PARTITIONS, shares);
        });
    }

    @GetMapping("/{group}/sales/{date}/shares")
    ResponseEntity<byte[]> salesShares(
            @PathVariable String group,
            @PathVariable LocalDate date,
            @RequestParam(required = false) @Nullable LocalDate groupedOn,
            @RequestParam(required = false) @Nullable LocalDate knownOn) {
        return Answers.json(
                HttpStatus.OK, List.of(ledgers.share(question(group, date, groupedOn, knownOn), ledgers.map())));
    }

    @GetMapping("/{group}/stock/{gtin}")
    ResponseEntity<byte[]> stock(
            @PathVariable String group,
            @PathVariable String gtin,
            @RequestParam(required = false) @Nullable LocalDate groupedOn,
            HttpServletRequest question) {
        ChainMap map = ledgers.map();
        GroupStock.Question asked = question(group, gtin, groupedOn);
        return answer(map, group, () -> {
            List<GroupStock.Share> shares = new ArrayList<>(List.of(ledgers.share(asked, map)));
            shares.addAll(switchboard.fromAll(
                    question,
                    StockLedger.STORE,
                    "/api/groups/" + group + "/stock/" + asked.gtin() + "/shares"
                            + (groupedOn == null ? "" : "?groupedOn=" + groupedOn),
                    GroupStock.Share[].class));
            return GroupStock.of(asked, map, GroupLedgers.PARTITIONS, shares);
        });
    }

    @GetMapping("/{group}/stock/{gtin}/shares")
    ResponseEntity<byte[]> stockShares(
            @PathVariable String group,
            @PathVariable String gtin,
            @RequestParam(required = false) @Nullable LocalDate groupedOn) {
        return Answers.json(HttpStatus.OK, List.of(ledgers.share(question(group, gtin, groupedOn), ledgers.map())));
    }

    private static GroupDay.Question question(
            String group, LocalDate date, @Nullable LocalDate groupedOn, @Nullable LocalDate knownOn) {
        return new GroupDay.Question(group, date, groupedOn == null ? date : groupedOn, knownOn);
    }

    private static GroupStock.Question question(String group, String gtin, @Nullable LocalDate groupedOn) {
        return new GroupStock.Question(group, Gtin.ofDigits(gtin), groupedOn);
    }

    private static ResponseEntity<byte[]> answer(ChainMap map, String group, Supplier<Optional<?>> sum) {
        if (!map.groups().containsKey(group)) {
            return Answers.error(
                    HttpStatus.NOT_FOUND, "There is no region or group " + group + "; /api/groups lists them all.");
        }
        Optional<?> whole = sum.get();
        return whole.isPresent() ? Answers.json(HttpStatus.OK, whole.get()) : Answers.notReady();
    }
}
