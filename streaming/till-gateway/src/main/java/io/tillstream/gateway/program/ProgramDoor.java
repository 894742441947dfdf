package io.tillstream.gateway.program;

import io.tillstream.events.till.ProgramPart;
import io.tillstream.gateway.device.SignatureCheck;
import io.tillstream.gateway.device.SignedRequest;
import io.tillstream.gateway.door.Refusal;
import io.tillstream.gateway.log.TopicFeed;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RestController;

/** Hands a till one part of a program; the next one is the next request, so that a till which was cut off goes on where it was. */
@RestController
final class ProgramDoor {
    private final SignatureCheck signatures;
    private final TopicFeed feed;
    private final ProgramParts parts;

    ProgramDoor(SignatureCheck signatures, @Qualifier(ProgramTopics.FEED) TopicFeed feed, ProgramParts parts) {
        this.signatures = signatures;
        this.feed = feed;
        this.parts = parts;
    }

    @GetMapping("/till/v1/programs/{program}/{part}")
    ResponseEntity<byte[]> part(HttpServletRequest request, @PathVariable String program, @PathVariable int part)
            throws IOException {
        SignedRequest signed = signatures.open(request);
        if (!feed.isReady()) {
            throw Refusal.of(
                    HttpStatus.SERVICE_UNAVAILABLE,
                    "Gateway",
                    "still reading the programs of tills",
                    "half of them would be taken for all",
                    "try again in a moment");
        }
        if (!ProgramPart.isProgram(program)) {
            throw Refusal.of(
                    HttpStatus.BAD_REQUEST,
                    "Program",
                    "no digest",
                    "it is named by 64 small hexadecimal digits",
                    "ask for the one that head office wants of till "
                            + signed.device().till());
        }
        parts.tidy();
        byte[] bytes = parts.part(program, part)
                .orElseThrow(() -> Refusal.of(
                        HttpStatus.NOT_FOUND,
                        "Part " + part + " of program " + program,
                        "not in the log",
                        "head office uploads a program before it is rolled out",
                        "upload it again at head office"));
        return ResponseEntity.ok()
                .contentType(MediaType.APPLICATION_OCTET_STREAM)
                .cacheControl(CacheControl.noStore())
                .body(bytes);
    }
}
