package jp.noren.audit.internal.app;

import static java.nio.file.StandardOpenOption.APPEND;
import static java.nio.file.StandardOpenOption.CREATE;
import static java.nio.file.StandardOpenOption.DSYNC;
import static java.nio.file.StandardOpenOption.WRITE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import jp.noren.audit.internal.domain.Anchor;
import jp.noren.audit.internal.domain.Head;
import jp.noren.audit.internal.domain.LaneKey;
import jp.noren.audit.internal.domain.Seal;

/**
 * The file of the anchors: one a line, each signed together with the signature before it, so that none can be edited or taken out in between.
 * Ship it to a place where this machine can only append, and even its end cannot be cut off.
 */
final class AnchorFile {
    private static final int FIELDS = 7;

    private final Path file;
    private final Seal seal;
    private String before;

    AnchorFile(Path file, Seal seal) {
        this.file = file;
        this.seal = seal;
    }

    /** What was read. */
    record Content(List<Anchor> anchors, boolean genuine) {}

    synchronized void append(Anchor anchor) {
        if (before == null) {
            before = lastSignature();
        }
        String text = text(anchor, seal.currentKey());
        String signature = seal.mac(seal.currentKey(), before + text);
        try {
            Files.writeString(
                    file, text + " " + signature + "\n", StandardCharsets.UTF_8, CREATE, WRITE, APPEND, DSYNC);
        } catch (IOException e) {
            throw new UncheckedIOException("the anchor could not be written: " + file, e);
        }
        before = signature;
    }

    synchronized Content read() {
        List<Anchor> anchors = new ArrayList<>();
        boolean genuine = true;
        String previous = Head.GENESIS;
        for (String line : lines()) {
            String[] fields = line.split(" ");
            boolean whole = fields.length == FIELDS && seal.knows(fields[5]);
            if (whole
                    && seal.mac(fields[5], previous + line.substring(0, line.lastIndexOf(' ')))
                            .equals(fields[6])) {
                anchors.add(anchor(fields));
            } else {
                genuine = false;
            }
            previous = fields[fields.length - 1];
        }
        return new Content(anchors, genuine);
    }

    private String lastSignature() {
        List<String> lines = lines();
        return lines.isEmpty() ? Head.GENESIS : lines.get(lines.size() - 1).replaceFirst(".* ", "");
    }

    private List<String> lines() {
        try {
            return Files.exists(file) ? Files.readAllLines(file, StandardCharsets.UTF_8) : List.of();
        } catch (IOException e) {
            throw new UncheckedIOException("the anchors cannot be read: " + file, e);
        }
    }

    private static String text(Anchor anchor, String keyId) {
        LaneKey lane = anchor.lane();
        return String.join(
                " ",
                anchor.at().toString(),
                lane.chain(),
                Integer.toString(lane.lane()),
                Long.toString(anchor.n()),
                anchor.hash(),
                keyId);
    }

    private static Anchor anchor(String[] fields) {
        LaneKey lane = new LaneKey(fields[1], Integer.parseInt(fields[2]));
        return new Anchor(Instant.parse(fields[0]), lane, Long.parseLong(fields[3]), fields[4]);
    }
}
