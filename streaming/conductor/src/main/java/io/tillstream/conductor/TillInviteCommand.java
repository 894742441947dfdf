package io.tillstream.conductor;

import io.tillstream.commandline.Command;
import io.tillstream.commandline.Complaint;
import io.tillstream.commandline.ExitCode;
import io.tillstream.conductor.home.Home;
import io.tillstream.conductor.home.Ports;
import io.tillstream.conductor.home.Secrets;
import io.tillstream.conductor.home.Settings;
import io.tillstream.conductor.home.SettingsFile;
import io.tillstream.conductor.process.Names;
import io.tillstream.conductor.shop.Door;
import io.tillstream.conductor.shop.Refused;
import io.tillstream.encoding.EnrolmentText;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import tools.jackson.databind.JsonNode;

/** {@code till invite}: gets a one-time code for a new till and shows it as a QR code. */
@picocli.CommandLine.Command(
        name = "till invite",
        description = "Gets a new till its one-time code and shows all it needs as one QR code.")
final class TillInviteCommand extends Command {
    @Parameters(paramLabel = "TILL", description = "Which till it becomes, s1-t3.")
    private String till = "";

    @Option(
            names = "--epoch",
            paramLabel = "N",
            defaultValue = "1",
            description = "1 for a till that never was (default); the next number for one that replaces a dead one.")
    private int epoch = 1;

    @Option(
            names = "--gateway",
            paramLabel = "URL",
            description = "https:// address the till reaches the gateway by; this machine's own by default.")
    private @Nullable URI gateway;

    @Option(names = "--png", paramLabel = "FILE", description = "Write the QR code as a picture, too.")
    private @Nullable Path png;

    @Option(
            names = "--home",
            paramLabel = "DIR",
            defaultValue = ".tillstream",
            description = "Where head office is kept; .tillstream in the working directory by default.")
    private Path homeFolder = Path.of(".tillstream");

    @Override
    protected int run() throws IOException, InterruptedException {
        Home home = new Home(homeFolder);
        Settings settings = SettingsFile.load(home);
        Secrets secrets = settings.secrets();
        if (secrets == null || !Files.exists(home.gatewayKeystore())) {
            throw noHeadOffice(home, "holds no head office");
        }
        int port = Ports.settled(settings.ports()).of(Names.GATEWAY);
        EnrolmentText invitation = invite(home, Door.trusting(home.gatewayKeystore(), port, secrets.adminToken()));
        QrPicture picture = QrPicture.of(invitation.text());
        if (png != null) {
            picture.save(png);
        }
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("till", till);
        document.put("epoch", epoch);
        document.put("text", invitation.text());
        document.put("png", png == null ? null : png.toString());
        print(
                picture.forTerminal() + "Till " + till + ", epoch " + epoch + "; works once, for 15 minutes:\n"
                        + invitation.text(),
                document);
        return ExitCode.SUCCESS;
    }

    private EnrolmentText invite(Home home, Door door) throws InterruptedException {
        URI address = gateway == null ? door.address() : gateway;
        try {
            JsonNode answer = door.post("/admin/enrolment-codes", Map.of("till", till, "epoch", epoch));
            return new EnrolmentText(
                    address,
                    answer.path("code").asString(),
                    answer.path("certificate").asString());
        } catch (Refused e) {
            throw new Complaint(
                    "Till " + till,
                    String.valueOf(e.getMessage()),
                    "a till is named by store and number, s1-t3, and an epoch is 1 or more",
                    "correct it and invite it again");
        } catch (IllegalArgumentException e) {
            throw new Complaint(
                    "Gateway",
                    address.toString(),
                    "a till reaches it by an https:// address",
                    "give one such as https://192.0.2.5:8443");
        } catch (IOException e) {
            throw noHeadOffice(home, "has no gateway that answers (" + e.getMessage() + ")");
        }
    }

    private static Complaint noHeadOffice(Home home, String value) {
        return new Complaint(
                "Home " + home.folder(),
                value,
                "codes come from a gateway that runs",
                "start it with ./tillstream up, or name its home with --home");
    }
}
